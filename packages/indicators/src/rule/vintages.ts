/**
 * A backtest with what was known at the time: the days one after the other, each taking up only what it changed. What
 * stays as it was is neither put together, nor held against the rule, nor replayed again. Pure.
 */
import type { Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { comparePeriods } from '../period/periods.js';
import type { SeriesPoint } from '../series/series.js';
import type { Backtest, BacktestPeriod, RevisedSeries } from './backtest.js';
import type { Rule } from './rule.js';
import { Machine } from './vintage-machine.js';
import { type Dated, OnRecord, periodsIn, revisionsByDay } from './vintage-record.js';
import { Story } from './vintage-story.js';

/**
 * Day by day as figures became known, through the same replay and the same comparison with what was on record then: an
 * incident a later figure undid is one that people would have been called for. Costs as much as there are revisions, and
 * for each as many periods as it has others said of.
 * @param to an ISO day: what begins on it or later is left out, and is not worked out where nothing earlier hangs on it.
 */
export function backtestVintages(
  held: readonly RevisedSeries[],
  rule: Rule,
  indicator: Indicator,
  to?: string,
): Backtest {
  const days = revisionsByDay(held);
  const periods = periodsIn(days);
  const reach = to === undefined ? periods.length : reachOf(periods, to, rule);
  const replayed =
    (reach < periods.length ? replayDays(held, rule, indicator, days, periods.slice(0, reach)) : null) ??
    (replayDays(held, rule, indicator, days, periods) as Backtest);
  if (to === undefined) return replayed;
  return {
    periods: replayed.periods.filter(({ period }) => period.start < to),
    incidents: replayed.incidents.filter(({ startsAt }) => startsAt < to),
  };
}

/** So many periods after the last that is shown a run has most likely ended. */
const someMore = 24;

function reachOf(periods: readonly Period[], to: string, rule: Rule): number {
  const last = periods.findLastIndex(({ start }) => start < to);
  return Math.min(periods.length, last + 1 + someMore + rule.for + rule.keepFiringFor);
}

/** @returns null where a run goes on beyond the last of `periods`: more of them are needed. */
function replayDays(
  held: readonly RevisedSeries[],
  rule: Rule,
  indicator: Indicator,
  days: readonly Dated[][],
  periods: readonly Period[],
): Backtest | null {
  const record = new OnRecord(held, indicator, periods);
  const replay = new Machine(record, rule);
  const story = new Story();
  const told: BacktestPeriod[] = [];
  for (const day of days) {
    const changed = record.takeUp(day);
    if (changed.size > 0) story.goOn((day[0] as Dated).revision.knownOn, replay.takeUp(changed), record);
    if (record.hasMore && replay.isRunning) return null;
    const heardOf = [...changed].filter((place) => place.point !== null && !place.isTold);
    for (const place of heardOf.sort((a, b) => comparePeriods(a.period, b.period))) {
      place.isTold = true;
      const { point, verdict, after } = place;
      // As it was said when the period was first heard of.
      told.push({ period: (point as SeriesPoint).period, verdict, state: after.run?.state ?? 'normal' });
    }
  }
  return {
    periods: told.sort((a, b) => (a.period.end < b.period.end ? -1 : 1)),
    incidents: story.incidents().sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)),
  };
}
