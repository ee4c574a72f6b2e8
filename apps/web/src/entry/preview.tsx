import type { IndicatorSummaryWire, PreviewWire } from '@marsad/indicators/contract';
import { toneOf } from '@marsad/indicators/limits';
import { useId } from 'react';
import { normalisationText } from '../chart/notes.js';
import { useWords } from '../language/words.js';
import { baselineSource, shortSource } from '../saying/citation.js';
import { VerdictLine } from '../saying/verdict-line.js';
import { VerdictMark } from '../saying/verdict-mark.js';
import { Card } from '../ui/card.js';

interface Props {
  readonly indicator: IndicatorSummaryWire | undefined;
  readonly preview: PreviewWire | undefined;
  readonly busy: boolean;
  /** Read on this device alone, since nobody else could be asked. */
  readonly here: boolean;
}

/** How the figure was read and how it would compare, while it is being typed. */
export function Preview({ indicator, preview, busy, here }: Props) {
  const words = useWords();
  const id = useId();
  return (
    <Card labelledBy={id} className="lg:sticky lg:top-4">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id={id} className="text-base font-semibold">
          {words.t('preview.title')}
        </h2>
        <span className="text-xs text-faint">
          {busy ? words.t('preview.busy') : words.t('preview.nothingStored')}
        </span>
      </div>
      {here && <p className="mt-2 text-xs text-muted">{words.t('preview.here')}</p>}
      {indicator === undefined ? (
        <p className="mt-3 text-muted">{words.t('preview.chooseIndicator')}</p>
      ) : (
        <div className="mt-3 flex flex-col gap-4">
          <div aria-live="polite" className="flex flex-col gap-3">
            <Reading indicator={indicator} preview={preview} />
          </div>
          <Context indicator={indicator} preview={preview} here={here} />
        </div>
      )}
    </Card>
  );
}

type Read = Pick<
  PreviewWire,
  'quantity' | 'per' | 'period' | 'normalised' | 'comparison' | 'partial' | 'baseline'
>;

/** How a figure was read: as what, on which basis, and how it compares. */
export function Reading({
  indicator,
  preview,
}: {
  indicator: Pick<IndicatorSummaryWire, 'unit' | 'rateBasis' | 'direction' | 'baseline'>;
  preview: Read | undefined;
}) {
  const words = useWords();
  const { unit, rateBasis } = indicator;
  if (!preview?.quantity) return <p className="text-muted">{words.t('preview.typeFigure')}</p>;
  const figure = words.figure(preview.quantity, unit, preview.per ?? 'period');
  const normalised =
    preview.normalised === null
      ? null
      : normalisationText(
          words,
          { normalised: preview.normalised, per: preview.per ?? 'period' },
          unit,
          rateBasis,
        );
  return (
    <>
      <div>
        <p className="text-xs text-faint">{words.t('preview.readAs')}</p>
        <p className="text-base font-semibold text-ink">
          {preview.period === null
            ? figure
            : words.t('preview.figureInPeriod', { figure, period: words.period(preview.period) })}
        </p>
        {normalised !== null && <p className="text-muted">{normalised}</p>}
        {preview.partial && <p className="text-muted">{words.t('note.partial')}</p>}
      </div>
      {preview.comparison !== null && (
        <VerdictLine
          comparison={preview.comparison}
          sides={{
            figure: preview.normalised?.quantity ?? null,
            baseline: preview.baseline,
            isPart: isPartWithoutBaseline(preview, indicator),
            unit,
          }}
          direction={indicator.direction}
        />
      )}
    </>
  );
}

/** A part is compared with a baseline of its own only; the one that is shown beside it is then the total's. */
function isPartWithoutBaseline(
  preview: Pick<PreviewWire, 'comparison'> | undefined,
  indicator: Pick<IndicatorSummaryWire, 'baseline'>,
): boolean {
  return preview?.comparison?.reason === 'no-baseline' && indicator.baseline !== null;
}

function Context({
  indicator,
  preview,
  here,
}: {
  indicator: IndicatorSummaryWire;
  preview: PreviewWire | undefined;
  here: boolean;
}) {
  const words = useWords();
  const { unit } = indicator;
  const baseline = preview?.baseline ?? indicator.baseline;
  const ofTotal = isPartWithoutBaseline(preview, indicator);
  const previous = preview === undefined ? indicator.latest : preview.previous;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 border-t border-line pt-3">
      <dt className="text-muted">{words.t(ofTotal ? 'preview.baselineOfTotal' : 'preview.baseline')}</dt>
      <dd className="min-w-0">
        {baseline === null ? (
          words.t('preview.noBaseline')
        ) : (
          <>
            {words.figure(baseline.quantity, unit, baseline.per)}
            <span className="block text-xs text-faint">
              {words.period(baseline.period)} · <bdi>{baselineSource(baseline, words)}</bdi>
            </span>
          </>
        )}
      </dd>
      <dt className="text-muted">{words.t('preview.previous')}</dt>
      <dd className="min-w-0">
        {previous === null ? (
          words.t(here ? 'preview.notKnown' : 'preview.noPrevious')
        ) : (
          <>
            {words.figure(previous.quantity, unit, previous.per)}
            <span className="block text-xs text-faint">{words.period(previous.period)}</span>
          </>
        )}
      </dd>
      {preview !== undefined && preview.duplicates.length > 0 && (
        <>
          <dt className="text-muted">{words.t('preview.there')}</dt>
          <dd className="min-w-0">
            <ul>
              {preview.duplicates.map(({ observation, quantity, per }) => (
                <li key={observation.id}>
                  {words.figure(quantity, unit, per)}
                  <span className="block text-xs text-faint">
                    <bdi>{shortSource(observation.source, words)}</bdi>
                  </span>
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}

/** The gist of the preview, beside what saves it, where the preview itself is far above or below. */
export function PreviewLine({ indicator, preview }: Omit<Props, 'busy' | 'here'>) {
  const words = useWords();
  if (indicator === undefined || !preview?.quantity) return null;
  const { quantity, per, period, comparison } = preview;
  const figure = words.figure(quantity, indicator.unit, per ?? 'period');
  return (
    <div aria-hidden className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-sm lg:hidden">
      <p className="font-semibold">
        {period === null
          ? figure
          : words.t('preview.figureInPeriod', { figure, period: words.period(period) })}
      </p>
      {comparison !== null && (
        <p className="flex items-center gap-1.5">
          <VerdictMark verdict={comparison.verdict} tone={toneOf(comparison, indicator.direction)} />
          {words.verdict(comparison.verdict)}
        </p>
      )}
    </div>
  );
}
