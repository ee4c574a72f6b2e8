/** How a cell is read, by the reader of the form, and what it means for what is on record. Pure. */
import { type Indicator, isSameSource, type Language, type Period, type Problem } from '@marsad/indicators';
import type { BaselineWire, IndicatorSummaryWire, PointWire, PreviewWire } from '@marsad/indicators/contract';
import { howTaken, measure, readEntry } from '@marsad/indicators/offline';
import { baselineOf } from '../entry/offline-reading.js';
import type { SourcePart } from './layout.js';

export type GridSource = Readonly<Record<SourcePart, string>>;

/** What a figure of one source is beside a period's figures on record. */
export type Standing =
  | { readonly kind: 'new' }
  /** `before` of the same source; or of another one, which stays beside it. */
  | { readonly kind: 'unchanged' | 'revises' | 'beside'; readonly before: Held }
  /** Nobody has said the source yet: it may be either. */
  | { readonly kind: 'source-open'; readonly before: Held; readonly isSame: boolean }
  /** The record could not be read. */
  | { readonly kind: 'not-known' };

export type Held = Pick<PointWire, 'quantity' | 'per' | 'observation'>;

export interface FigureRead {
  readonly kind: 'figure';
  readonly preview: Pick<
    PreviewWire,
    'quantity' | 'per' | 'period' | 'normalised' | 'comparison' | 'partial' | 'baseline'
  >;
  /** What of it is worth a second look, such as that it was taken as a rate. */
  readonly notes: readonly Problem[];
  readonly standing: Standing;
}

export type CellRead =
  | FigureRead
  /** Says that there is no figure, as "n/a" does: nothing is sent of it. */
  | { readonly kind: 'none' }
  | { readonly kind: 'faulty'; readonly faults: readonly Problem[] };

export interface Surroundings {
  readonly indicator: IndicatorSummaryWire;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: Period;
  readonly baseline: BaselineWire | null;
  /** What is on record of the period; undefined where that is not known. */
  readonly point: PointWire | null | undefined;
  readonly source: GridSource;
  readonly today: string;
  readonly language: Language;
}

export function readCell(text: string, around: Surroundings): CellRead {
  const { indicator, dimensions, today, language, baseline } = around;
  const read = readEntry(
    { indicator: indicator.id, period: around.period.text, value: text.trim(), dimensions, language },
    () => indicator as Indicator,
    today,
    { noneIs: 'asked' },
  );
  const { figure, period } = read;
  if (figure === null || period === null || read.faults.length > 0) {
    if (read.faults.every(({ problem }) => problem.code === 'figure-missing')) return { kind: 'none' };
    return { kind: 'faulty', faults: read.faults.map(({ problem }) => problem) };
  }
  const { normalised, comparison, partial } = measure(
    { figure, period, recordedOn: today },
    indicator as Indicator,
    baseline && baselineOf(baseline),
  );
  return {
    kind: 'figure',
    preview: {
      quantity: figure.quantity,
      per: figure.per,
      period,
      normalised,
      comparison,
      partial,
      baseline,
    },
    notes: howTaken(read, indicator as Indicator, period, figure).map(({ problem }) => problem),
    standing: standingOf(figure, around),
  };
}

function standingOf(figure: Pick<Held, 'quantity' | 'per'>, { point, source }: Surroundings): Standing {
  if (point === undefined) return { kind: 'not-known' };
  // A total that was worked out from its parts is nobody's word.
  const held = point === null ? [] : [point, ...point.alternatives].filter((one) => one.observation !== null);
  const [shown] = held;
  if (shown === undefined) return { kind: 'new' };
  if (source.title.trim() === '')
    return { kind: 'source-open', before: shown, isSame: held.some((one) => isSame(one, figure, source)) };
  const own = held.find(
    ({ observation }) => observation !== null && isSameSource(observation.source, source),
  );
  if (own === undefined) return { kind: 'beside', before: shown };
  return { kind: isSame(own, figure, source) ? 'unchanged' : 'revises', before: own };
}

/** As the plan decides it: what is not said is no change, and neither are other words for the same figure. */
function isSame(
  { quantity: a, per, observation }: Held,
  figure: Pick<Held, 'quantity' | 'per'>,
  source: GridSource,
) {
  const b = figure.quantity;
  const date = source.date.trim();
  return (
    per === figure.per &&
    a.qualifier === b.qualifier &&
    a.lower === b.lower &&
    a.upper === b.upper &&
    a.lowerInclusive === b.lowerInclusive &&
    a.upperInclusive === b.upperInclusive &&
    a.point === b.point &&
    observation?.status === 'A' &&
    (date === '' || date === observation.source.date)
  );
}

export interface SourceFault {
  readonly part: SourcePart;
  readonly problem: Problem;
}

/** What is wrong with a source, each fault at its part. */
export function sourceFaults(source: GridSource, today: string): readonly SourceFault[] {
  const { faults } = readEntry({ source }, () => null, today);
  return faults.flatMap(({ pointer, problem }) => {
    const [, , part] = pointer.split('/');
    return part === 'title' || part === 'publisher' || part === 'date' || part === 'url'
      ? [{ part, problem }]
      : [];
  });
}
