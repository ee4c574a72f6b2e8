import { dayNumber, monthNumber } from '../period/day.js';
import type { Period } from '../period/period.js';
import { comparePeriods, daysIn, periodsOverlap, shapeOf } from '../period/periods.js';
import type { stepUnits, WhyNotCode } from './codes.js';

/** The one length all periods of a series have, which is its unit of time: { month, 3 } is a quarter. */
export interface Step {
  readonly unit: (typeof stepUnits)[number];
  readonly count: number;
}

/** Points in order, with their times counted in steps from the first. */
export interface Window<P> {
  readonly kind: 'window';
  readonly points: readonly P[];
  readonly times: readonly number[];
  readonly step: Step;
  /** Whole steps between the first and the last that have no point. */
  readonly gaps: number;
}

export type WindowOrFault<P> = Window<P> | { readonly kind: 'fault'; readonly code: WhyNotCode };

/**
 * Lays points out on their own unit of time. Calendar periods of one kind count as equally long (February and March are a
 * month each, as their figures are normalised); periods of different kinds, or ones that overlap, have no common step.
 */
export function windowOf<P extends { readonly period: Period }>(unordered: readonly P[]): WindowOrFault<P> {
  const points = [...unordered].sort((a, b) => comparePeriods(a.period, b.period));
  const [first] = points;
  if (!first) return { kind: 'fault', code: 'too-few-points' };
  if (points.some(({ period }, n) => n > 0 && periodsOverlap((points[n - 1] as P).period, period)))
    return { kind: 'fault', code: 'overlapping-periods' };
  const step = stepOf(first.period);
  const isEqual = points.every(({ period }) => sameStep(stepOf(period), step));
  if (!isEqual) return { kind: 'fault', code: 'unequal-periods' };
  const times = points.map(({ period }) => stepsBetween(first.period, period, step));
  const gaps = times.reduce((sum, time, n) => sum + (n === 0 ? 0 : missing(times[n - 1] ?? 0, time)), 0);
  return { kind: 'window', points, times, step, gaps };
}

export function stepOf(period: Period): Step {
  const shape = shapeOf(period);
  switch (shape.shape) {
    case 'year':
      return { unit: 'month', count: 12 };
    case 'half':
      return { unit: 'month', count: 6 };
    case 'quarter':
      return { unit: 'month', count: 3 };
    case 'months':
      return { unit: 'month', count: shape.count };
    case 'week':
      return { unit: 'week', count: 1 };
    case 'days':
      return { unit: 'day', count: daysIn(period) };
  }
}

function sameStep(a: Step, b: Step): boolean {
  return a.unit === b.unit && a.count === b.count;
}

function stepsBetween(from: Period, to: Period, { unit, count }: Step): number {
  if (unit === 'month') return (monthOf(to) - monthOf(from)) / count;
  return (dayNumber(to.start) - dayNumber(from.start)) / (unit === 'week' ? 7 : count);
}

function monthOf({ start }: Period): number {
  return monthNumber(Number(start.slice(0, 4)), Number(start.slice(5, 7)));
}

function missing(from: number, to: number): number {
  return Math.max(0, Math.round(to - from) - 1);
}

/**
 * The points cut into stretches whose periods are of one length and follow one another without a gap, oldest first: what a
 * control chart can run over. Where a stretch ends depends on no later point.
 */
export function unbrokenRuns<P extends { readonly period: Period }>(unordered: readonly P[]): Window<P>[] {
  const points = [...unordered].sort((a, b) => comparePeriods(a.period, b.period));
  const runs: P[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && follows(last.period, point.period)) run.push(point);
    else runs.push([point]);
  }
  return runs.map((run) => ({
    kind: 'window',
    points: run,
    times: run.map((_, n) => n),
    step: stepOf((run[0] as P).period),
    gaps: 0,
  }));
}

/** Whether a chart goes on from one period to the next: of one length, and without a gap. */
export function follows(before: Period, after: Period): boolean {
  const step = stepOf(before);
  return sameStep(step, stepOf(after)) && stepsBetween(before, after, step) === 1;
}
