/** From what the record holds of indicators and their series to what HTTP shows. */
import type { StoredIndicator } from '@marsad/db';
import type { Indicator } from '@marsad/indicators';
import { BaselineWire, IndicatorWire, NoTotalWire, PointWire } from '@marsad/indicators/contract';
import { type Baseline, baselineView, type NoTotal, type SeriesPoint } from '@marsad/indicators/pipeline';
import { view } from '../http/exact.js';

export function indicatorView({ indicator, id: _, ...stored }: StoredIndicator): IndicatorWire {
  return view(IndicatorWire, { ...indicator, ...stored });
}

/** Field by field: of thousands a copy without the two that are not shown takes longer than to write them. */
export function pointView(point: SeriesPoint): PointWire {
  return view(PointWire, {
    period: point.period,
    quantity: point.quantity,
    per: point.per,
    normalised: point.normalised,
    comparison: point.comparison,
    partial: point.partial,
    derived: point.derived,
    observation: point.observation,
    recommendedBecause: point.recommendedBecause,
    choice: point.choice,
    disagreement: point.disagreement,
    parts: point.parts,
    alternatives: point.alternatives,
  });
}

export function baselineWire(baseline: Baseline | null, indicator: Indicator): BaselineWire | null {
  return baseline && view(BaselineWire, baselineView(baseline, indicator));
}

/** Codes as lists, whatever the reason. */
export function noTotalView(why: NoTotal | null): NoTotalWire | null {
  if (why === null) return null;
  const none = { period: null, given: [], missing: [], atLeast: null };
  return view(NoTotalWire, 'period' in why ? why : { ...none, ...why });
}
