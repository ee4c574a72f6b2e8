/** From what the record holds of indicators and their series to what HTTP shows. */
import type { StoredIndicator } from '@marsad/db';
import type { Indicator } from '@marsad/indicators';
import type { BaselineWire, IndicatorWire, NoTotalWire, PointWire } from '@marsad/indicators/contract';
import { type Baseline, baselineView, type NoTotal, type SeriesPoint } from '@marsad/indicators/pipeline';

export function indicatorView({ indicator, id: _, ...stored }: StoredIndicator): IndicatorWire {
  return { ...structuredClone(indicator), ...stored } as IndicatorWire;
}

export function pointView({ revisionId: _, recordedOn: __, ...point }: SeriesPoint): PointWire {
  return point as PointWire;
}

export function baselineWire(baseline: Baseline | null, indicator: Indicator): BaselineWire | null {
  return baseline && (baselineView(baseline, indicator) as BaselineWire);
}

/** Codes as lists, whatever the reason. */
export function noTotalView(why: NoTotal | null): NoTotalWire | null {
  if (why === null) return null;
  const none = { period: null, given: [], missing: [], atLeast: null };
  return ('period' in why ? structuredClone(why) : { ...none, ...why }) as NoTotalWire;
}
