/** What stands in the chart's tooltip. */
import type { Basis, Per } from '@marsad/indicators';
import type { BaselineWire, NormalisedWire, PointWire } from '@marsad/indicators/contract';
import { useWords, type Words } from '../language/words.js';
import { baselineSource, gradeText, shortSource } from '../saying/citation.js';
import { placeIn } from '../saying/locator.js';

interface Shared {
  readonly unit: string;
  readonly basis: Basis | null;
}

export function PointNote({
  point,
  baseline,
  unit,
  basis,
}: Shared & { point: PointWire; baseline: BaselineWire | null }) {
  const words = useWords();
  const { observation, normalised } = point;
  return (
    <>
      <p className="text-sm font-semibold text-ink">{words.figure(point.quantity, unit, point.per)}</p>
      <p>{words.t('note.period', { period: words.period(point.period), days: normalised.days })}</p>
      <Normalisation of={point} unit={unit} basis={basis} />
      <p className="mt-1 font-medium text-ink">
        {words.comparison(point.comparison, {
          figure: normalised.quantity,
          baseline,
          unit,
        })}
      </p>
      {point.partial && <p>{words.t('note.partial')}</p>}
      {point.derived && <p>{words.t('note.derived')}</p>}
      {observation !== null && (
        <p className="mt-1 border-t border-line pt-1">
          <bdi>{shortSource(observation.source, words)}</bdi>
          {' · '}
          {words.t('note.grade', { grade: gradeText(words, observation) })}
          <br />
          {words.t('note.recorded', {
            when: words.instant(observation.recordedAt),
            revision: observation.revision,
          })}
        </p>
      )}
      {point.alternatives.length > 0 && (
        <p className="mt-1">
          {words.t('note.alternatives', {
            count: point.alternatives.length,
            figures: point.alternatives
              .map((one) => words.figure(one.quantity, unit, one.per, 'compact'))
              .join(words.t('list.comma')),
          })}
        </p>
      )}
    </>
  );
}

export function BaselineNote({ baseline, unit, basis }: Shared & { baseline: BaselineWire }) {
  const words = useWords();
  return (
    <>
      <p className="font-medium">{words.t('note.baseline')}</p>
      <p className="text-sm font-semibold text-ink">{words.figure(baseline.quantity, unit, baseline.per)}</p>
      <p>
        {words.t('note.period', { period: words.period(baseline.period), days: baseline.normalised.days })}
      </p>
      <Normalisation of={baseline} unit={unit} basis={basis} />
      <p className="mt-1 border-t border-line pt-1">
        <bdi>{baselineSource(baseline, words)}</bdi>
        {baseline.sumOf.length === 0 && baseline.citation.locator !== null && (
          <>
            {' · '}
            <bdi>{placeIn(words, baseline.citation)}</bdi>
          </>
        )}
      </p>
    </>
  );
}

function Normalisation({ of, unit, basis }: Shared & { of: Normalisable }) {
  const words = useWords();
  const text = normalisationText(words, of, unit, basis);
  return text === null ? null : <p>{text}</p>;
}

const equivalents = {
  day: 'normalised.dividedDays',
  week: 'normalised.dividedWeeks',
  month: 'normalised.dividedMonths',
  quarter: 'normalised.dividedQuarters',
  year: 'normalised.dividedYears',
} as const;

export interface Normalisable {
  readonly normalised: NormalisedWire;
  readonly per: Per;
}

/** How the value drawn came out of the figure as given; null where it is the same. */
export function normalisationText(
  words: Words,
  { normalised, per }: Normalisable,
  unit: string,
  basis: Basis | null,
): string | null {
  if (normalised.method === 'none' || basis === null || per === basis) return null;
  const figure = words.derived(normalised.quantity, unit, basis);
  if (normalised.method === 'rate') return words.t('normalised.rate', { figure });
  if (normalised.equivalents === 1) return null;
  return words.t(equivalents[basis], { figure, count: Math.round(normalised.equivalents * 1000) / 1000 });
}
