/**
 * A series before and after something, without a claim about its cause: windows of one length on either side, their means, the
 * difference of these, and a test of whether chance alone would often part the figures so.
 */
import { normalise } from '../compare/normalise.js';
import type { Indicator } from '../indicator/indicator.js';
import { dayNumber, firstOfMonth, monthNumber } from '../period/day.js';
import type { Period } from '../period/period.js';
import { comparePeriods, periodOfDays, periodsOverlap } from '../period/periods.js';
import { add, type Interval, interval, intervalOf, scale, subtract } from '../quantity/interval.js';
import { type Baseline, isMissing, type SeriesPoint } from '../series/series.js';
import type { BeforeAfterReason, BeforeAfterSays, Season, WindowLimit } from './codes.js';
import { type RankSum, rankSum } from './rank-sum.js';
import { type Step, stepOf } from './window.js';

export interface BeforeAfterFigure {
  readonly period: Period;
  readonly value: Interval;
  /** Its period was not over when it was recorded. */
  readonly partial?: boolean;
}

export interface BeforeAfterOptions {
  /** At most so many of the series' own periods to either side; all there are where it is left out. */
  readonly periods?: number | undefined;
}

export interface Side {
  /** The window, whether or not all of it has figures. */
  readonly window: Period;
  readonly points: number;
  readonly mean: Interval;
}

export interface RankTest extends RankSum {
  readonly says: BeforeAfterSays;
}

export interface LeftOut {
  /** Figures of periods that it fell into, or went on in. */
  readonly during: number;
  /** Of periods of another length than most. */
  readonly otherLength: number;
  /** Of periods that were not over. */
  readonly unfinished: number;
  /** Outside of both windows. */
  readonly beyond: number;
}

export interface Compared {
  readonly kind: 'compared';
  readonly step: Step;
  /** How many steps long either window is. */
  readonly periods: number;
  /** What keeps the windows from being longer. */
  readonly limit: WindowLimit;
  readonly before: Side;
  readonly after: Side;
  /** The mean after less the mean before. */
  readonly difference: Interval;
  readonly season: Season;
  /** As many steps as windows of whole years could be long; null where there is no whole year, or no need of one. */
  readonly wholeYears: number | null;
  readonly leftOut: LeftOut;
  /** Null where there are too few figures for one. */
  readonly test: RankTest | null;
}

export interface NotCompared {
  readonly kind: 'none';
  readonly reason: BeforeAfterReason;
  readonly leftOut: LeftOut;
}

/** Four figures on each side are the fewest of which any order has a p below 0.05: 2 of 70 ways to deal them out. */
export const leastOnEachSide = 4;
export const beforeAfterAlpha = 0.05;

/**
 * The figures of a series as they are compared: a value that is missing, as its source says, is none of them. What others are
 * compared with is one too, as its source has it, unless that was corrected or retracted since.
 */
export function figuresToCompare(
  points: readonly SeriesPoint[],
  baseline: Baseline | null,
  indicator: Indicator,
): BeforeAfterFigure[] {
  const figures = points
    .filter((point) => !isMissing(point))
    .map(({ period, normalised, partial }) => ({ period, value: intervalOf(normalised.quantity), partial }));
  const isFigure =
    baseline !== null &&
    (baseline.standing ?? 'current') === 'current' &&
    points.every(({ period }) => comparePeriods(period, baseline.period) !== 0);
  if (!isFigure) return figures;
  const { figure, period, partial = false } = baseline;
  return [...figures, { period, value: intervalOf(normalise(figure, period, indicator).quantity), partial }];
}

/**
 * @param at when it was, as precisely as that is known: figures of periods that share a day with it belong to neither side.
 */
export function beforeAfter(
  figures: readonly BeforeAfterFigure[],
  at: Pick<Period, 'start' | 'end'>,
  { periods }: BeforeAfterOptions = {},
): Compared | NotCompared {
  const whole = figures.filter(({ partial }) => partial !== true);
  const { step, ofStep } = ofCommonLength(whole);
  const left = { otherLength: whole.length - ofStep.length, unfinished: figures.length - whole.length };
  const none = (reason: BeforeAfterReason): NotCompared => ({
    kind: 'none',
    reason,
    leftOut: { ...left, during: 0, beyond: 0 },
  });
  if (step === null) return none('no-figures');
  if (ofStep.some(({ period }, n) => n > 0 && periodsOverlap((ofStep[n - 1] as Placed).period, period)))
    return none('overlapping-periods');
  const line = lineOf(step, ofStep, at);
  const before = ofStep.filter(({ end }) => end <= line.before);
  const after = ofStep.filter(({ start }) => start >= line.after);
  const [first, last] = [before[0], after.at(-1)];
  if (first === undefined) return none('no-figures-before');
  if (last === undefined) return none('no-figures-after');
  const length = lengthOf(step);
  const room = {
    before: Math.floor((line.before - first.start) / length),
    after: Math.floor((last.end - line.after) / length),
  };
  const asked = periods ?? Number.POSITIVE_INFINITY;
  const count = Math.min(room.before, room.after, asked);
  const starts = { before: line.before - count * length, after: line.after };
  const inWindow = {
    before: before.filter(({ start }) => start >= starts.before),
    after: after.filter(({ end }) => end <= starts.after + count * length),
  };
  if (inWindow.before.length === 0) return none('no-figures-before');
  if (inWindow.after.length === 0) return none('no-figures-after');
  const used = inWindow.before.length + inWindow.after.length;
  const [earlier, later] = [inWindow.before, inWindow.after].map((side) => side.map(({ value }) => value));
  const side = (start: number, points: readonly Placed[]): Side => ({
    window: periodOfDays(dayAt(step, start), dayAt(step, start + count * length)),
    points: points.length,
    mean: meanOf(points),
  });
  const sides = { before: side(starts.before, inWindow.before), after: side(starts.after, inWindow.after) };
  return {
    kind: 'compared',
    step,
    periods: count,
    limit: limitOf(room, asked),
    ...sides,
    difference: subtract(sides.after.mean, sides.before.mean),
    ...seasonOf(step, inWindow, { periods: count, most: Math.min(room.before, room.after) }),
    leftOut: { ...left, during: line.during, beyond: ofStep.length - line.during - used },
    test: testOf(earlier ?? [], later ?? []),
  };
}

/** A figure whose period is counted in the units of its step. */
interface Placed {
  readonly period: Period;
  readonly value: Interval;
  readonly start: number;
  readonly end: number;
}

/** Those whose periods have the length that most have, in order; of two lengths that as many have, the shorter. */
function ofCommonLength(figures: readonly BeforeAfterFigure[]): {
  readonly step: Step | null;
  readonly ofStep: readonly Placed[];
} {
  const byLength = new Map<string, { readonly step: Step; readonly figures: BeforeAfterFigure[] }>();
  for (const figure of figures) {
    const step = stepOf(figure.period);
    const key = `${step.unit} ${step.count}`;
    const group = byLength.get(key);
    if (group) group.figures.push(figure);
    else byLength.set(key, { step, figures: [figure] });
  }
  const [most] = [...byLength.values()].sort(
    (a, b) => b.figures.length - a.figures.length || daysOf(a.step) - daysOf(b.step),
  );
  if (most === undefined) return { step: null, ofStep: [] };
  const placed = most.figures
    .map(({ period, value }) => ({
      period,
      value,
      start: placeOfDay(most.step, period.start, 'floor'),
      end: placeOfDay(most.step, period.end, 'floor'),
    }))
    .sort((a, b) => comparePeriods(a.period, b.period));
  return { step: most.step, ofStep: placed };
}

const daysOf = ({ unit, count }: Step) => count * { day: 1, week: 7, month: 30 }[unit];

/** How many units a step is long: days, weeks or months. */
const lengthOf = ({ count }: Step) => count;

/** A day in units counted from long ago; one within a unit is moved to its start or its end. */
function placeOfDay({ unit }: Step, day: string, round: 'floor' | 'ceil'): number {
  const n = dayNumber(day);
  if (unit === 'day') return n;
  // Weeks begin on Mondays, and day 0 was a Thursday.
  if (unit === 'week') return Math[round]((n + 3) / 7);
  const month = monthNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
  return round === 'ceil' && !day.endsWith('-01') ? month + 1 : month;
}

function dayAt({ unit }: Step, place: number): number {
  if (unit === 'day') return place;
  return unit === 'week' ? place * 7 - 3 : firstOfMonth(place);
}

/** Where the time before ends and that after begins: whole steps on either side of it, in step with the figures. */
function lineOf(step: Step, figures: readonly Placed[], at: Pick<Period, 'start' | 'end'>) {
  const length = lengthOf(step);
  const during = figures.filter(({ period }) => period.start < at.end && at.start < period.end);
  const starts = during.map(({ start }) => start);
  const ends = during.map(({ end }) => end);
  const before = Math.min(placeOfDay(step, at.start, 'floor'), ...starts);
  const after = Math.max(placeOfDay(step, at.end, 'ceil'), ...ends);
  const phases = new Set(figures.map(({ start }) => modulo(start, length)));
  const [phase = 0] = phases;
  if (phases.size !== 1) return { before, after, during: during.length };
  return {
    before: before - modulo(before - phase, length),
    after: after + modulo(phase - after, length),
    during: during.length,
  };
}

const modulo = (n: number, by: number) => ((n % by) + by) % by;

function limitOf(room: { readonly before: number; readonly after: number }, asked: number): WindowLimit {
  if (asked <= Math.min(room.before, room.after)) return 'asked';
  if (room.before === room.after) return 'neither';
  return room.before < room.after ? 'before' : 'after';
}

function meanOf(points: readonly Placed[]): Interval {
  const total = points.reduce((sum, { value }) => add(sum, value), interval(0, 0));
  return scale(total, 1 / points.length);
}

/** How many of its units a year has: one of weeks has 52. */
const unitsInYear = ({ unit }: Step): number => ({ day: 365, week: 52, month: 12 })[unit];

/** How many steps a year has; null where it has no whole number of them. */
function stepsInYear(step: Step): number | null {
  const units = unitsInYear(step);
  return units % step.count === 0 ? units / step.count : null;
}

function seasonOf(
  step: Step,
  { before, after }: { readonly before: readonly Placed[]; readonly after: readonly Placed[] },
  { periods, most }: { readonly periods: number; readonly most: number },
): Pick<Compared, 'season' | 'wholeYears'> {
  const year = stepsInYear(step);
  if (step.unit === 'month' && step.count % 12 === 0) return { season: 'none', wholeYears: null };
  if (year === null) return { season: 'part-of-year', wholeYears: null };
  const whole = Math.floor(most / year) * year;
  // Whole years of which one has its figures in summer and the other in winter hold no whole year.
  const isEven = periods % year === 0 && placesInYear(step, before) === placesInYear(step, after);
  return { season: isEven ? 'whole-years' : 'part-of-year', wholeYears: whole === 0 ? null : whole };
}

/** How many figures each place in the year has. */
function placesInYear(step: Step, points: readonly Placed[]): string {
  const places = points.map(({ start }) => modulo(start, unitsInYear(step)));
  return places.sort((a, b) => a - b).join();
}

function testOf(before: readonly Interval[], after: readonly Interval[]): RankTest | null {
  if (before.length < leastOnEachSide || after.length < leastOnEachSide) return null;
  const test = rankSum(before, after);
  return test && { ...test, says: saysOf(test, (before.length * after.length) / 2) };
}

function saysOf({ u, p }: RankSum, middle: number): BeforeAfterSays {
  if (p.lower >= beforeAfterAlpha) return 'not-shown';
  if (p.upper >= beforeAfterAlpha) return 'undecided';
  if (u.upper < middle) return 'higher';
  return u.lower > middle ? 'lower' : 'undecided';
}
