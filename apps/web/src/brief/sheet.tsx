/** The brief itself: a calm page for A4 and for a screen, in which every figure leads to its source. */
import type { BriefFiguresWire, BriefItemWire, ShownBriefItemWire } from '@marsad/indicators/contract';
import {
  type BriefItemState,
  byState,
  type CitedFigure,
  citedFigures,
  latestOf,
  ratioBeside,
  toneOf,
} from '@marsad/indicators/limits';
import { type ReactNode, useId, useMemo } from 'react';
import { Link } from 'wouter';
import { useInstance } from '../api/queries.js';
import { TrendChart } from '../chart/lazy-chart.js';
import { useWords, type Words } from '../language/words.js';
import { NoTotal } from '../saying/no-total.js';
import { Overdue } from '../saying/overdue.js';
import { unitPhrase } from '../saying/units.js';
import { VerdictLine } from '../saying/verdict-line.js';
import { VerdictMark } from '../saying/verdict-mark.js';
import { Metric } from '../ui/metric.js';
import { Block, blockName } from './blocks.js';
import { chartItem } from './chart-item.js';
import { useRunningFooter } from './running-footer.js';
import { Sources } from './sources.js';

interface Props extends BriefFiguresWire {
  readonly title: string;
  readonly introduction: string;
  /** Whether the reader can go on to the indicators' pages. */
  readonly linked: boolean;
  /** What stands in it in its order, where that is more than indicators. */
  readonly blocks?: readonly ShownBriefItemWire[];
  /** What else is to be known of it, under its title. */
  readonly note?: ReactNode;
}

/** What was typed runs as its own script does, from the side where the page begins. */
const ownDirection = '[unicode-bidi:plaintext] ltr:text-left rtl:text-right';

export function Sheet({
  title,
  introduction,
  knownOn,
  items,
  linked,
  note,
  blocks = ofIndicators(items),
}: Props) {
  const words = useWords();
  const figures = useMemo(() => citedFigures(items), [items]);
  const { data: instance } = useInstance();
  const day = words.day(knownOn);
  useRunningFooter(words.t('brief.madeAt', { day: words.t('brief.knownOn', { day }), place: location.host }));
  return (
    <article
      id="brief-sheet"
      aria-label={words.t('brief.sheet')}
      className="mx-auto w-full max-w-[210mm] rounded-tremor-default border border-line bg-surface p-4 shadow-tremor-card sm:p-10 print:max-w-none print:border-0 print:p-0 print:shadow-none"
    >
      <header>
        <p className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line pb-2 text-xs text-muted">
          <span className="font-semibold text-ink">{words.t('frame.name')}</span>
          <span>
            {words.t('brief.knownOn', { day })} · <bdi>{location.host}</bdi>
          </span>
        </p>
        <h2 className={`mt-6 break-words text-2xl font-semibold print:mt-4 ${ownDirection}`}>{title}</h2>
        {introduction !== '' && (
          <p
            className={`mt-2 max-w-prose whitespace-pre-line break-words text-base text-muted ${ownDirection}`}
          >
            {introduction}
          </p>
        )}
        {note !== undefined && <div className="mt-2 text-xs text-faint">{note}</div>}
        {instance?.demo && (
          <p className="mt-2 text-sm font-semibold text-watch-ink">{words.t('frame.demo')}</p>
        )}
      </header>
      {items.length > 0 && <Summary items={items} />}
      <div className="mt-6 print:mt-4">
        {blocks.map((block) =>
          block.kind === 'indicator' ? (
            <Panel
              key={block.indicator.indicator.id}
              item={block.indicator}
              figures={figures.filter((one) => one.item === block.indicator)}
              linked={linked}
            />
          ) : (
            <Block key={blockName(block)} block={block} knownOn={knownOn} linked={linked} />
          ),
        )}
      </div>
      {figures.length > 0 && <Sources figures={figures} linked={linked} />}
    </article>
  );
}

const ofIndicators = (items: readonly BriefItemWire[]): readonly ShownBriefItemWire[] =>
  items.map((indicator) => ({ kind: 'indicator', indicator }));

const stateNames = {
  worse: 'brief.status.worse',
  better: 'brief.status.better',
  changed: 'brief.status.changed',
  within: 'brief.status.within',
  unclear: 'brief.status.unclear',
  uncompared: 'brief.status.uncompared',
  none: 'brief.status.none',
  empty: 'brief.status.empty',
} as const satisfies Record<BriefItemState, string>;

function Summary({ items }: { items: readonly BriefItemWire[] }) {
  const words = useWords();
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="mt-6 break-inside-avoid print:mt-4 rounded-tremor-small bg-sunken p-4 print:border print:border-line print:bg-transparent print:p-3"
    >
      <h3 id={id} className="text-base font-semibold">
        {words.t('brief.summary')}
      </h3>
      <dl className="mt-2 flex flex-col gap-2 text-sm">
        {byState(items).map((group) => (
          <div key={group.state}>
            <dt className="font-semibold">
              {words.t(stateNames[group.state], { count: group.items.length })}
            </dt>
            <dd className="text-muted">
              <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
                {group.items.map((item) => (
                  <li key={item.indicator.id} className="flex items-center gap-1.5">
                    <Mark item={item} />
                    {words.text(item.indicator.name)}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Mark({ item }: { item: BriefItemWire }) {
  const latest = latestOf(item);
  if (latest === null || item.baseline === null) return null;
  const { comparison } = latest;
  return <VerdictMark verdict={comparison.verdict} tone={toneOf(comparison, item.indicator.direction)} />;
}

interface PanelProps {
  readonly item: BriefItemWire;
  readonly figures: readonly CitedFigure[];
  readonly linked: boolean;
}

function Panel({ item, figures, linked }: PanelProps) {
  const words = useWords();
  const id = useId();
  const { indicator, baseline, trend } = item;
  const { unit } = indicator;
  const latest = latestOf(item);
  const numberOf = (isBaseline: boolean) => figures.find((one) => one.isBaseline === isBaseline)?.number;
  const ratio = unsaidRatio(words, item);
  if (latest === null && baseline === null)
    return (
      <section
        aria-labelledby={id}
        className="flex break-inside-avoid flex-wrap items-baseline justify-between gap-x-8 border-t border-line py-3 text-sm print:py-2"
      >
        <h3 id={id} className="font-semibold">
          <Name item={item} linked={linked} />
        </h3>
        {item.noTotal === null ? (
          <p className="text-muted">{words.t('brief.noFigure')}</p>
        ) : (
          <NoTotal why={item.noTotal} indicator={indicator} />
        )}
      </section>
    );
  return (
    <section
      aria-labelledby={id}
      className="grid break-inside-avoid gap-x-8 gap-y-2 border-t border-line py-5 sm:grid-cols-[minmax(0,1fr)_17rem] print:grid-cols-[minmax(0,1fr)_17rem] print:py-2.5"
    >
      <div className="min-w-0 text-sm">
        <h3 id={id} className="text-base font-semibold">
          <Name item={item} linked={linked} />
        </h3>
        <p className="text-xs text-faint">{unitPhrase(words, unit, indicator.rateBasis)}</p>
        {latest === null ? (
          item.noTotal === null && <p className="mt-2 text-muted">{words.t('brief.since')}</p>
        ) : (
          <>
            <Metric size="line" className="mt-2">
              {latest.status === 'M' ? words.t('status.M') : words.figure(latest.quantity, unit, latest.per)}
              <Cite number={numberOf(false)} />
            </Metric>
            <p className="text-muted">
              {words.period(latest.period)}
              {latest.partial && ` · ${words.t('panel.partial')}`}
              {latest.recordedAt !== null && (
                <span className="text-xs text-faint">
                  {' · '}
                  {words.t('brief.recorded', { when: words.instant(latest.recordedAt) })}
                </span>
              )}
              {latest.disagreement && (
                <span className="block text-watch-ink">
                  {words.t(latest.derived ? 'disagreement.ofPart' : 'disagreement.short')}
                </span>
              )}
            </p>
            {baseline !== null && (
              <div className="mt-2">
                <VerdictLine
                  comparison={latest.comparison}
                  sides={{ figure: latest.normalised.quantity, baseline, unit }}
                  direction={indicator.direction}
                />
              </div>
            )}
            {ratio !== null && (
              <p className="mt-1 tabular-nums text-muted">{words.t('indicator.ratio', { ratio })}</p>
            )}
          </>
        )}
        <NoTotal why={item.noTotal} indicator={indicator} />
        {baseline !== null && (
          <p className="mt-2 text-muted">
            {words.t('brief.baseline', {
              period: words.period(baseline.period),
              figure: words.figure(baseline.quantity, unit, baseline.per),
            })}
            <Cite number={numberOf(true)} />
          </p>
        )}
      </div>
      <div className="w-[17rem] max-w-full">
        <TrendChart {...chartItem(item)} height={128} />
        {item.figures > trend.length && (
          <p className="text-xs text-faint">
            {words.t('brief.newest', { shown: trend.length, all: item.figures })}
          </p>
        )}
      </div>
      {latest !== null && item.overdue !== null && (
        <div className="sm:col-span-2 print:col-span-2">
          <Overdue overdue={item.overdue} last={latest.period} />
        </div>
      )}
    </section>
  );
}

function Name({ item: { indicator }, linked }: { item: BriefItemWire; linked: boolean }) {
  const words = useWords();
  const name = words.text(indicator.name);
  if (!linked) return <>{name}</>;
  return (
    <Link href={`/indicators/${indicator.id}`} className="rounded-sm text-ink hover:underline">
      {name}
    </Link>
  );
}

/** The ratio where the verdict's sentence does not say it itself. */
function unsaidRatio(words: Words, item: BriefItemWire): string | null {
  const latest = latestOf(item);
  const bounds = ratioBeside(item);
  if (latest === null || bounds === null) return null;
  const ratio = words.ratio(bounds);
  const sides = {
    figure: latest.normalised.quantity,
    baseline: item.baseline,
    unit: item.indicator.unit,
  };
  return words.comparison(latest.comparison, sides).includes(ratio) ? null : ratio;
}

function Cite({ number }: { number: number | undefined }) {
  const words = useWords();
  if (number === undefined) return null;
  return (
    <a
      href={`#source-${number}`}
      aria-label={words.t('brief.cite', { number })}
      className="ms-1 rounded-sm align-super text-xs font-normal text-accent hover:underline"
    >
      <bdi>[{words.number(number)}]</bdi>
    </a>
  );
}
