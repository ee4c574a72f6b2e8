/** Turns the live revisions of one series into the points a panel draws and a rule is held against. */

import { comparedBaseline, compareToBaseline, notComparable } from '../compare/compare.js';
import type { Comparison } from '../compare/comparison.js';
import { type Normalised, normalise, type Wording } from '../compare/normalise.js';
import type { Dimensions, Indicator } from '../indicator/indicator.js';
import { isPartial } from '../period/partial.js';
import type { Period } from '../period/period.js';
import { areDisjoint } from '../quantity/interval.js';
import type { Figure, Per, Quantity } from '../quantity/quantity.js';
import { allowedBy } from './allowed.js';
import type { Citation, ObservationStatus } from './observation.js';
import { chooseRecommended, inOrderOfPreference, type RecommendedBecause } from './recommend.js';

/** What can become of a figure. */
export const afterwardsKinds = ['revised', 'retracted'] as const;

/** What became of a figure after the day or the instant that is looked at. */
export interface Afterwards {
  readonly kind: (typeof afterwardsKinds)[number];
  /** ISO day of its recording. */
  readonly on: string;
  readonly reason: string | null;
}

/** One live revision with its observation and source. */
export interface RecordedFigure {
  readonly observation: string;
  readonly revision: number;
  readonly revisionId: string;
  readonly dimensions: Dimensions;
  readonly period: Period;
  readonly figure: Figure;
  readonly source: Citation & { readonly id: string };
  readonly reliability: string | null;
  readonly credibility: number | null;
  readonly status: ObservationStatus;
  readonly note: string | null;
  readonly recordedAt: string;
  /** The day of its recording, where the installation is. */
  readonly recordedOn: string;
  /** The day by which it was said, where it was corrected or brought in since: whether its period was over is judged by it. */
  readonly saidOn?: string | null;
  readonly knownOn: string;
  /** The editor's choice that makes it the recommended one; null where there is none. */
  readonly chosen: Choice | null;
  /** Of a look back only. */
  readonly since?: Afterwards | null;
}

/** Why an editor chose one source of several. */
export interface Choice {
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** Whether the revision that is pinned is still the figure: it may have been corrected since, or be no figure any more. */
export const baselineStandings = ['current', 'corrected', 'retracted'] as const;
export type BaselineStanding = (typeof baselineStandings)[number];

/** Whether a range varies from month to month (spread) or is one unknown value (uncertainty). */
export const baselineRanges = ['spread', 'uncertainty'] as const;
export type BaselineRange = (typeof baselineRanges)[number];

export interface Baseline {
  readonly figure: Figure;
  readonly period: Period;
  readonly range: BaselineRange | null;
  readonly citation: Citation & { readonly id: string };
  readonly observation: string;
  /** Its figure is what a total from before the end of its period can still come to. Left out where it is not. */
  readonly partial?: boolean;
  /** Left out where nobody asks. */
  readonly standing?: BaselineStanding;
  /** Of a total without a baseline of its own, the baselines of its parts: what it cites is the first's. */
  readonly sumOf?: readonly Pinned[];
}

/** What stands as a baseline in its source. */
export type Pinned = Pick<Baseline, 'figure' | 'citation' | 'observation'>;

/** The part an observation has among the sources of its period. */
export const observationRoles = ['recommended', 'triangulation'] as const;

export interface ObservationRef {
  readonly id: string;
  readonly revision: number;
  readonly role: (typeof observationRoles)[number];
  readonly source: Citation & { readonly id: string };
  readonly reliability: string | null;
  readonly credibility: number | null;
  readonly status: ObservationStatus;
  readonly note: string | null;
  readonly recordedAt: string;
  readonly knownOn: string;
  /** Null for a figure as it stands. */
  readonly since: Afterwards | null;
}

/** A figure on the rate basis and against the baseline. */
export interface Measured {
  readonly period: Period;
  readonly quantity: Quantity;
  readonly per: Per;
  readonly normalised: Normalised;
  readonly comparison: Comparison;
  readonly partial: boolean;
}

export interface Alternative extends Measured {
  readonly observation: ObservationRef;
}

export interface SeriesPoint extends Measured {
  readonly derived: boolean;
  readonly observation: ObservationRef | null;
  readonly revisionId: string | null;
  /** The day on which what stands came on record; absent where nobody asks. */
  readonly recordedOn?: string;
  /** Why this source stands for the period. */
  readonly recommendedBecause: RecommendedBecause;
  readonly choice: Choice | null;
  /**
   * Two sources of this period cannot both be right: no value for it is allowed by both. Of a derived total: two sources of
   * one of its parts.
   */
  readonly disagreement: boolean;
  /** Of a stated total: what its parts come to, where all are there, or some already come to more than it. */
  readonly parts: PartsSum | null;
  readonly alternatives: readonly Alternative[];
}

/** What the parts of one period come to, held against the total that is stated. */
export interface PartsSum {
  readonly sum: Quantity;
  /** Every part has a figure. */
  readonly complete: boolean;
  /** The sum and the total can both be right. */
  readonly agrees: boolean;
}

/** Does work that would be done in pieces. */
export function inOneGo<T>(work: Generator<undefined, T, undefined>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

/**
 * Groups live figures by period, picks the recommended one of each, normalises and compares.
 * @returns points in order of their periods' ends, then starts.
 */
export function assembleSeries(
  recorded: readonly RecordedFigure[],
  indicator: Indicator,
  baseline: Baseline | null,
): SeriesPoint[] {
  return inOneGo(assembling(recorded, indicator, baseline));
}

/** The same, yielding after each point, for whoever has others to answer meanwhile. */
export function* assembling(
  recorded: readonly RecordedFigure[],
  indicator: Indicator,
  baseline: Baseline | null,
): Generator<undefined, SeriesPoint[], undefined> {
  const points: SeriesPoint[] = [];
  for (const candidates of [...groupByPeriod(recorded).values()].sort(byPeriod)) {
    points.push(pointOf(candidates, indicator, baseline));
    yield;
  }
  return points;
}

/** As much of a part's point as a total is made of. */
export type Addend = Pick<
  SeriesPoint,
  'period' | 'per' | 'quantity' | 'partial' | 'recordedOn' | 'disagreement'
> &
  Partial<Observed>;

interface Observed {
  readonly observation: Graded | null;
}

interface Graded {
  readonly status?: ObservationStatus | null | undefined;
}

/** Whether its source says that there is no value: then what stands in its place is no figure to count with. */
export const isMissing = ({ observation }: Partial<Observed>): boolean => observation?.status === 'M';

/**
 * The recommended figure of each period as it was stated, which no comparison decides: in order of time, and none where its
 * source says that the value is missing.
 */
export function addendsOf(
  recorded: readonly RecordedFigure[],
  indicator: Pick<Indicator, Normalising | 'nonNegative'>,
): Addend[] {
  return [...groupByPeriod(recorded).values()].sort(byPeriod).flatMap((candidates) => {
    const best = preferred(candidates);
    if (best.status === 'M') return [];
    const { period, figure, recordedOn } = best;
    const disagreement = disagree(candidates, indicator);
    return [{ period, ...figure, partial: isSoFar(best), recordedOn, disagreement }];
  });
}

type Normalising = keyof Parameters<typeof normalise>[2];

function preferred(candidates: readonly RecordedFigure[]): RecordedFigure {
  const [first, second] = candidates;
  if (first === undefined) throw new RangeError('no candidate to recommend');
  if (second === undefined) return first;
  const [best] = inOrderOfPreference(
    candidates.map((recorded) => ({ ...recorded, chosenAt: recorded.chosen?.at ?? null, recorded })),
  );
  return best?.recorded ?? first;
}

function groupByPeriod(recorded: readonly RecordedFigure[]): Map<string, RecordedFigure[]> {
  const groups = new Map<string, RecordedFigure[]>();
  for (const figure of recorded) {
    const key = `${figure.period.start}/${figure.period.end}`;
    const group = groups.get(key);
    if (group) group.push(figure);
    else groups.set(key, [figure]);
  }
  return groups;
}

function byPeriod(a: readonly RecordedFigure[], b: readonly RecordedFigure[]): number {
  const [left, right] = [a[0]?.period, b[0]?.period];
  if (!left || !right) return 0;
  if (left.end !== right.end) return left.end < right.end ? -1 : 1;
  return left.start === right.start ? 0 : left.start < right.start ? -1 : 1;
}

function pointOf(
  candidates: readonly RecordedFigure[],
  indicator: Indicator,
  baseline: Baseline | null,
): SeriesPoint {
  const {
    recommended: { recorded: recommended, measured },
    triangulation,
    why,
  } = chooseRecommended(
    candidates.map((recorded) => candidateOf(recorded, indicator, baseline)),
    (candidate) => candidate.measured.normalised.quantity,
  );
  const alternatives = triangulation.map(({ recorded, measured: other }) => ({
    ...other,
    observation: refOf(recorded, 'triangulation'),
  }));
  // Field by field: of thousands a copy of what is measured takes longer than all the rest.
  return {
    period: measured.period,
    quantity: measured.quantity,
    per: measured.per,
    normalised: measured.normalised,
    comparison: measured.comparison,
    partial: measured.partial,
    derived: false,
    observation: refOf(recommended, 'recommended'),
    revisionId: recommended.revisionId,
    recordedOn: recommended.recordedOn,
    recommendedBecause: why,
    choice: recommended.chosen,
    disagreement: disagree(candidates, indicator),
    parts: null,
    alternatives,
  };
}

function candidateOf(recorded: RecordedFigure, indicator: Indicator, baseline: Baseline | null) {
  const { reliability, credibility, status, source, knownOn, chosen } = recorded;
  const measured = measure(recorded, indicator, baseline);
  const chosenAt = chosen?.at ?? null;
  return { reliability, credibility, status, source, knownOn, chosenAt, recorded, measured };
}

/** Whether two reports of one period cannot both be right. One that says the value is missing says nothing against any. */
function disagree(
  reports: readonly RecordedFigure[],
  indicator: Pick<Indicator, Normalising | 'nonNegative'>,
): boolean {
  if (reports.length < 2) return false;
  const valued = reports.filter(({ status }) => status !== 'M');
  const allowed = valued.map((report) => {
    const { figure, period } = report;
    const { quantity } = normalise(figure, period, indicator, 'without words');
    return allowedBy({ quantity, per: figure.per, partial: isSoFar(report) }, indicator);
  });
  return allowed.some((a, at) => allowed.slice(at + 1).some((b) => areDisjoint(a, b)));
}

/** Whether its period was not over on the day by which it was said. */
export function isSoFar({
  period,
  saidOn,
  recordedOn,
}: Pick<RecordedFigure, 'period' | 'saidOn' | 'recordedOn'>): boolean {
  return isPartial(period, saidOn ?? recordedOn);
}

/** Normalises and compares one figure; whether its period was over is judged by the day by which it was said. */
export function measure(
  said: Pick<RecordedFigure, 'figure' | 'period' | 'recordedOn' | 'saidOn'> & Graded,
  indicator: Indicator,
  baseline: Baseline | null,
  words: Wording = 'with words',
): Measured {
  return measured({ ...said, partial: isSoFar(said) }, indicator, baseline, words);
}

/**
 * Normalises and compares a figure of which it is known whether its period was over. What stands in the place of a value that
 * its source calls missing is compared with nothing.
 */
export function measured(
  {
    figure,
    period,
    partial,
    status,
  }: Pick<RecordedFigure, 'figure' | 'period'> & Pick<Measured, 'partial'> & Graded,
  indicator: Indicator,
  baseline: Baseline | null,
  words: Wording = 'with words',
): Measured {
  const { normalised, comparison: compared } = compareToBaseline(
    { figure, period, partial },
    baseline,
    indicator,
    words,
  );
  const isCompared = baseline === null || !isMissing({ observation: { status } });
  const comparison = isCompared ? compared : notComparable('value-missing', normalised.basis);
  return { period, quantity: figure.quantity, per: figure.per, normalised, comparison, partial };
}

function refOf(recorded: RecordedFigure, role: ObservationRef['role']): ObservationRef {
  const { observation, revision, source, reliability, credibility, status, note, recordedAt, knownOn } =
    recorded;
  const { since = null } = recorded;
  return {
    id: observation,
    revision,
    role,
    source,
    reliability,
    credibility,
    status,
    note,
    recordedAt,
    knownOn,
    since,
  };
}

/**
 * A baseline as it is shown: with its figure on the indicator's rate basis beside it, and as it is compared where the
 * indicator's margin widens it.
 */
export function baselineView(baseline: Baseline, indicator: Indicator) {
  const {
    figure,
    period,
    range,
    citation,
    observation,
    partial,
    standing = 'current',
    sumOf = [],
  } = baseline;
  return {
    quantity: figure.quantity,
    per: figure.per,
    period,
    normalised: normalise(figure, period, indicator),
    widened: indicator.margin === 0 ? null : comparedBaseline(baseline, indicator),
    margin: indicator.margin,
    range,
    citation,
    observation,
    ...(partial ? { partial } : {}),
    standing,
    sumOf: sumOf.map((one) => ({ ...one.figure, citation: one.citation, observation: one.observation })),
  };
}
