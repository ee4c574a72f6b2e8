/** Trying a rule out on the past of its series, and how much work that is. Pure: done here or in a thread. */
import type { Range } from '@marsad/db';
import type { Indicator, Rule } from '@marsad/indicators';
import {
  type Backtest,
  backtestToday,
  backtestVintages,
  type HeldSeries,
  type RevisedSeries,
} from '@marsad/indicators/pipeline';

type Dimensions = Readonly<Record<string, string>>;

/** A series with what is on record of it now, or with all that ever was. */
export type Past =
  | { readonly dimensions: Dimensions; readonly held: readonly HeldSeries[] }
  | { readonly dimensions: Dimensions; readonly revised: readonly RevisedSeries[] };

export interface Trial {
  readonly rule: Rule;
  readonly indicator: Indicator;
  readonly series: readonly Past[];
  /** What is shown of it. */
  readonly range: Range;
}

export type Tried = Backtest & { readonly dimensions: Dimensions; readonly isEmpty: boolean };

export function tryOut({ rule, indicator, series, range }: Trial): Tried[] {
  return series.map((past) => {
    const result =
      'held' in past
        ? backtestToday(past.held, rule, indicator)
        : backtestVintages(past.revised, rule, indicator, range.to);
    return {
      dimensions: past.dimensions,
      isEmpty: result.periods.length === 0,
      ...within(result, range),
    };
  });
}

/** How many figures, or revisions of figures, a series was read with. */
export function figuresIn(past: Past): number {
  return 'held' in past
    ? past.held.reduce((sum, { figures }) => sum + figures.length, 0)
    : past.revised.reduce((sum, { revisions }) => sum + revisions.length, 0);
}

/** What a figure costs beside the conditions it is held against, and a control chart that is drawn for it, in conditions. */
const figureCost = 30;
const chartCost = 100;

/** A revision is taken up, and what it replaced, and what is held against either. */
const revisionCost = 3;

/** Conditions held against figures, about a microsecond each. */
export function stepsOf({ rule, series }: Trial): number {
  const asked = JSON.stringify([rule.condition, rule.recovery]);
  // A condition is an object; so are some of its parts.
  const cost = figureCost + asked.split('{').length + (asked.includes('"signal"') ? chartCost : 0);
  return series.reduce((sum, past) => {
    const figures = figuresIn(past);
    return sum + cost * figures * ('held' in past ? 1 : revisionCost);
  }, 0);
}

/** The replay starts at the first figure, whatever is shown of it: a run may have begun before. */
function within({ periods, incidents }: Backtest, { from, to }: Range): Backtest {
  const isShown = (start: string, end: string) =>
    (from === undefined || end > from) && (to === undefined || start < to);
  return {
    periods: periods.filter(({ period }) => isShown(period.start, period.end)),
    incidents: incidents.filter(({ startsAt, endsAt }) => isShown(startsAt, endsAt ?? '9999-12-31')),
  };
}
