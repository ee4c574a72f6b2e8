/** What counts as a change to somebody who looks again: the state then against the state now. */
import type { Comparison, Verdict } from '../compare/comparison.js';
import type { Cadence, Indicator } from '../indicator/indicator.js';
import { dayNumber, isoDay } from '../period/day.js';
import type { Period } from '../period/period.js';
import type { Figure } from '../quantity/quantity.js';
import { type Overdue, overdueOf } from '../series/overdue.js';
import type { AlertState } from './replay.js';

export type AlertChange = 'began' | 'ended' | 'came-and-went';

/** @param fired whether it was firing at some moment in between. Null where nothing came of it. */
export function alertChange(was: AlertState, is: AlertState, fired: boolean): AlertChange | null {
  if (calls(was)) return is === 'normal' ? 'ended' : null;
  if (calls(is)) return 'began';
  return fired ? 'came-and-went' : null;
}

function calls(state: AlertState): boolean {
  return state !== 'normal' && state !== 'pending';
}

export type FigureChange = 'figure' | 'revision' | 'retraction';

/** Null where there is no figure and was none. */
export function figureChange(was: Figure | null, is: Figure | null): FigureChange | null {
  if (is === null) return was === null ? null : 'retraction';
  return was === null ? 'figure' : 'revision';
}

/** Where an indicator stood: its newest figure, null where it had none. */
export interface Stand {
  readonly period: Period;
  readonly comparison: Comparison;
}

export interface VerdictChange {
  readonly was: Verdict | null;
  readonly is: Verdict;
}

/** Null where the verdict is what it was, or where there is no figure any more to have one. */
export function verdictChange(was: Stand | null, is: Stand | null): VerdictChange | null {
  if (!isHeld(is)) return null;
  const before = isHeld(was) ? was.comparison.verdict : null;
  return before === is.comparison.verdict ? null : { was: before, is: is.comparison.verdict };
}

/** Whether there is a figure, and something that it is held against. */
function isHeld(stand: Stand | null): stand is Stand {
  const reason = stand?.comparison.reason;
  return stand !== null && reason !== 'no-baseline' && reason !== 'value-missing';
}

/** @param lookedOn the day of the look before. Null where nothing is overdue, or was so then. */
export function newlyOverdue(
  indicator: Indicator,
  { was, is }: { readonly was: Period | null; readonly is: Period | null },
  { lookedOn, today }: { readonly lookedOn: string; readonly today: string },
): Overdue | null {
  const now = overdueOf(indicator, is, today);
  return now === null || overdueOf(indicator, was, lookedOn) !== null ? null : now;
}

const daysOf: Record<Cadence, number> = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };
const mostPeriodsBack = 60;

/** How far back the newest figure of an earlier state is looked for: a day. */
export function lookBackFrom(latest: Period, cadence: Cadence): string {
  return isoDay(dayNumber(latest.start) - mostPeriodsBack * daysOf[cadence]);
}
