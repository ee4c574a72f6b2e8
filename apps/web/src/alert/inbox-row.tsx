import type { AlertWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { type ReactNode, useId } from 'react';
import { useWords, type Words } from '../language/words.js';
import { partNames } from '../saying/series-name.js';
import { SeverityMark } from '../saying/severity-mark.js';
import { StateMark } from '../saying/state-mark.js';
import { thresholdLine } from '../saying/threshold.js';
import { Card } from '../ui/card.js';
import { TextLink } from '../ui/text-link.js';
import { certaintyName } from './certainty.js';
import { isTakenBack } from './episodes.js';
import { figureLines } from './figure-lines.js';
import { ruleNameBeside } from './rule-name.js';

interface Props {
  readonly alert: AlertWire;
  /** Only for the names of its parts and its threshold: the row does not wait for it. */
  readonly indicator: IndicatorSummaryWire | undefined;
  readonly level: 2 | 3;
  /** The keys are at it. */
  readonly isAt: boolean;
  /** Null where nothing can be chosen. */
  readonly chosen: boolean | null;
  /** @param isStretch everything from where was chosen last. */
  readonly choose: (isStretch: boolean) => void;
  readonly go: () => void;
}

/** An alert with its rule, its threshold, the figure it fired at and the one that ended it. */
export function InboxRow({ alert, indicator, level, isAt, chosen, choose, go }: Props) {
  const words = useWords();
  const id = useId();
  const Heading = `h${level}` as const;
  const parts = partNames(words, alert.dimensions, indicator);
  const name = [words.text(alert.name), ...parts].join(' · ');
  const scale = {
    unit: alert.unit,
    basis: indicator?.rateBasis ?? null,
    direction: indicator?.direction,
  };
  return (
    <li>
      <Card className={isAt ? '!ring-2 !ring-accent' : ''}>
        <article
          tabIndex={-1}
          data-alert={alert.id}
          aria-labelledby={id}
          className="flex scroll-mb-28 scroll-mt-16 items-start gap-3 outline-none"
          onFocus={go}
        >
          {chosen !== null && (
            <label className="-m-2 flex min-h-10 min-w-10 shrink-0 items-start justify-center p-2">
              <input
                type="checkbox"
                className="size-5 rounded-sm border-edge text-accent"
                checked={chosen}
                aria-label={words.t('inbox.choose', { name })}
                onChange={({ nativeEvent }) =>
                  choose(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
                }
              />
            </label>
          )}
          <div className="flex min-w-0 flex-1 flex-col gap-1.5">
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
              <SeverityMark severity={alert.severity} />
              <StateMark state={alert.state} />
              <span className="text-muted">{words.t(certaintyName(alert))}</span>
              <span className="ms-auto text-xs text-muted">{spanOf(words, alert)}</span>
            </div>
            <Heading id={id} className="text-base font-semibold">
              {words.text(alert.name)}
              {parts.length > 0 && ` · ${parts.join(words.t('list.comma'))}`}
            </Heading>
            <Figures alert={alert} threshold={thresholdLine(words, alert, scale)} />
            <Said alert={alert} />
            <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1 text-sm text-muted">
              <span>
                {words.t('inbox.rule')}{' '}
                <TextLink href={`/rules/${alert.rule.id}`}>{ruleNameBeside(words, alert)}</TextLink>
              </span>
              <TextLink href={`/alerts/${alert.id}`} about={name}>
                {words.t('alert.why')}
              </TextLink>
            </p>
          </div>
        </article>
      </Card>
    </li>
  );
}

/** The figures it is about, the one that fired first; then what they were held against. */
function Figures({ alert, threshold }: { alert: AlertWire; threshold: string }) {
  const words = useWords();
  const { baseline } = alert.explanation;
  const [first, ...others] = figureLines(words, alert);
  return (
    <p>
      {first !== undefined && <span className="block font-semibold">{first}</span>}
      {others.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
      <span className="block text-muted">{words.t('inbox.threshold', { threshold })}</span>
      {baseline !== null && (
        <span className="block text-muted">
          {words.t('alerts.against', {
            baseline: words.figure(baseline.quantity, alert.unit, baseline.per),
            period: words.period(baseline.period),
          })}
        </span>
      )}
    </p>
  );
}

/** What people did about it, and what becomes of its messages. */
function Said({ alert }: { alert: AlertWire }) {
  const words = useWords();
  const { acknowledgedBy, triage, assignedTo, silencedUntil, quiet } = alert;
  const said: ReactNode[] = [
    quiet && words.t('alert.quietMark'),
    acknowledgedBy !== null &&
      words.t('ack.by', { by: acknowledgedBy.by, when: words.instant(acknowledgedBy.at) }),
    triage !== null && words.t(`triage.${triage.outcome}`),
    assignedTo !== null && words.t('inbox.assignedTo', { name: assignedTo.name }),
    silencedUntil !== null && words.t('inbox.silencedUntil', { when: words.instant(silencedUntil) }),
  ].filter((one) => one !== false);
  if (said.length === 0) return null;
  return <p className="text-sm text-muted first-letter:uppercase">{said.join(' · ')}</p>;
}

function spanOf(words: Words, alert: AlertWire): string {
  const { startsAt, endsAt } = alert;
  if (isTakenBack(alert)) return words.t('alert.takenBackMark', { day: words.day(startsAt) });
  if (endsAt === null) return words.t('alerts.since', { day: words.day(startsAt) });
  return words.t('alerts.span', { start: words.day(startsAt), end: words.day(endsAt) });
}
