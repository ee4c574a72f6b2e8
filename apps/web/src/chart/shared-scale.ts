/** One scale and one time axis for several charts, so that what is higher is more and what is further right is later. Pure. */
import {
  daysOf,
  type Height,
  logReached,
  openBelow,
  reached,
  type SharedDays,
  withoutBaseline,
} from '@marsad/indicators/chart';
import type { BaselineWire, PointWire } from '@marsad/indicators/contract';
import { drawnOf, quantitiesOf, type Refusal, type ScaleKind } from './drawn.js';

interface Charted {
  readonly baseline: BaselineWire | null;
  readonly points: readonly PointWire[];
}

interface Asked {
  readonly heights: Height;
  readonly scale: ScaleKind;
  /** Days; null where that end is open. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface SharedScale {
  readonly scale: ScaleKind;
  /** Where one chart cannot be drawn on the scale that was asked for, none is. */
  readonly refusal: Refusal | null;
  readonly values: readonly number[];
  readonly days: SharedDays;
}

export function sharedScale(charts: readonly Charted[], asked: Asked): SharedScale {
  const drawIn = (scale: ScaleKind) =>
    charts.map(({ baseline, points }) =>
      drawnOf({ ...asked, points: withoutBaseline(points, baseline), baseline, thresholds: [], scale }),
    );
  const wanted = drawIn(asked.scale);
  const refusal = refusalOf(wanted.map((one) => one.refusal));
  const scale = refusal === null ? asked.scale : 'linear';
  const drawn = refusal === null ? wanted : drawIn('linear');
  const figures = drawn.flatMap((one) => one.figures);
  const quantities = figures.flatMap(quantitiesOf);
  const baselines = drawn.flatMap((one) => (one.baseline === null ? [] : [one.baseline]));
  const values =
    scale === 'log'
      ? logReached([...quantities, ...baselines.map(({ quantity }) => openBelow(quantity))])
      : [...reached(null, quantities), ...baselines.flatMap(({ quantity }) => reached(quantity, []))];
  const windows = charts.flatMap(({ baseline }) => (baseline === null ? [] : [daysOf(baseline)]));
  return {
    scale,
    refusal,
    values: values.length === 0 ? [] : [least(values), most(values)],
    days: {
      figures: figures.map(({ start, end }) => ({ start, end })),
      baseline:
        asked.heights === 'given' || windows.length === 0
          ? null
          : {
              start: least(windows.map(({ start }) => start)),
              end: most(windows.map(({ end }) => end)),
            },
    },
  };
}

/** What is zero is counted over all of them. */
function refusalOf(refusals: readonly (Refusal | null)[]): Refusal | null {
  const found = refusals.filter((one) => one !== null);
  const count = found.reduce((sum, one) => sum + (one.why === 'zero' ? one.count : 0), 0);
  return count > 0 ? { why: 'zero', count } : (found[0] ?? null);
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
