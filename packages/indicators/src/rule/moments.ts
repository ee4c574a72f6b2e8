/** Which figure an alert fired at and which one ended it, told from its history. */
import type { Period } from '../period/period.js';
import type { Per, Quantity } from '../quantity/quantity.js';
import { isCorrection } from './incident.js';
import type { AlertState } from './replay.js';

/** One step of an alert's history, as it is on record. */
export interface AlertStep {
  /** ISO instant. */
  readonly at: string;
  readonly from: AlertState;
  readonly to: AlertState;
  readonly reason: string;
  readonly period: Period | null;
  readonly value: Quantity | null;
  readonly per: Per | null;
}

/** A figure as given, with its hedge, of its period; `at`: when the alert took it up, an ISO instant. */
export interface AlertMoment {
  readonly at: string;
  readonly quantity: Quantity;
  readonly per: Per;
  readonly period: Period;
}

export interface AlertEnd extends Pick<AlertMoment, 'at'> {
  readonly reason: string;
  /** Null where no figure ended it: the last one was taken back, or the rule says something else now. */
  readonly figure: Omit<AlertMoment, 'at'> | null;
}

export interface AlertMoments {
  /** Null where it has not fired. */
  readonly fired: AlertMoment | null;
  /** Null while it lasts. */
  readonly ended: AlertEnd | null;
}

/** From these an alert begins to fire; from recovering it goes on, and from an error it is only known again. */
const before: readonly AlertState[] = ['normal', 'pending', 'nodata'];

/**
 * The figure that an alert fired at is the one with which it last began to fire. Where that is corrected while it fires,
 * it is the corrected one; where the alert comes to begin with another figure, that one.
 * @param history in the order in which things became known.
 */
export function momentsOf(history: readonly AlertStep[]): AlertMoments {
  let fired: AlertMoment | null = null;
  for (const step of history) {
    const figure = momentOf(step);
    if (figure === null || step.to === 'normal' || step.to === 'error') continue;
    const begins = step.to === 'firing' && before.includes(step.from);
    const corrects = fired !== null && isCorrection(step.reason) && isSamePeriod(fired.period, figure.period);
    if (begins || corrects || (fired !== null && step.reason === 'Moved')) fired = figure;
  }
  const last = history.at(-1);
  return { fired, ended: last?.to === 'normal' ? endOf(last) : null };
}

/** Then it was no figure that ended it: its rule says something else now, or it goes on as another alert. */
const endsByItself: readonly string[] = ['Updated', 'Merged'];

function endOf(step: AlertStep): AlertEnd {
  const figure = momentOf(step);
  const { at, reason } = step;
  if (figure === null || endsByItself.includes(reason)) return { at, reason, figure: null };
  const { quantity, per, period } = figure;
  return { at, reason, figure: { quantity, per, period } };
}

function momentOf({ at, period, value, per }: AlertStep): AlertMoment | null {
  return period === null || value === null ? null : { at, quantity: value, per: per ?? 'period', period };
}

const isSamePeriod = (a: Period, b: Period) => a.start === b.start && a.end === b.end;
