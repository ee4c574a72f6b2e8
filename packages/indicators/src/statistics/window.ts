import { dayNumber, monthNumber } from '../day.js';
import type { Period } from '../period.js';
import { comparePeriods, daysIn, periodsOverlap, shapeOf } from '../periods.js';
import type { WhyNotCode } from './codes.js';

/** The one length all periods of a series have, which is its unit of time: { month, 3 } is a quarter. */
export interface Step {
  readonly unit: 'day' | 'week' | 'month';
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

function stepOf(period: Period): Step {
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

/** The newest points that follow one another without a gap: what a control chart can run over. */
export function unbrokenRun<P>(window: Window<P>): Window<P> {
  const { points, times } = window;
  let start = points.length - 1;
  while (start > 0 && (times[start] ?? 0) - (times[start - 1] ?? 0) === 1) start--;
  const offset = times[start] ?? 0;
  return {
    ...window,
    points: points.slice(start),
    times: times.slice(start).map((time) => time - offset),
    gaps: 0,
  };
}
