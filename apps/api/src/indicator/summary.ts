/** One indicator and where it stands. */
import { activeAlerts, countSeries, readStandings, type SeriesCount, type StoredIndicator } from '@marsad/db';
import type { Dimensions, Indicator } from '@marsad/indicators';
import { type AlertSummaryWire, IndicatorSummaryWire } from '@marsad/indicators/contract';
import { neverTotal, overdueOf, type SeriesRead } from '@marsad/indicators/pipeline';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import { alertSummary } from '../rule/views.js';
import { indicatorOf } from '../series/query.js';
import { hasFigures } from '../series/routes.js';
import { baselineWire, indicatorView, noTotalView, pointView } from '../series/views.js';

/** One indicator as the overview shows it. */
export async function summaryOf(deps: Deps, id: string): Promise<IndicatorSummaryWire> {
  const stored = await indicatorOf(deps, id);
  const [standings, counts, alerts] = await Promise.all([
    readStandings(deps.sql, [stored.indicator]),
    countSeries(deps.sql, id),
    activeAlerts(deps.sql),
  ]);
  const own = alerts.map(alertSummary).filter(({ indicator }) => indicator === id);
  return summarise(deps, stored, standings.get(id), counts, own);
}

export function byIndicator<T extends { readonly indicator: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.indicator);
    if (group) group.push(item);
    else groups.set(item.indicator, [item]);
  }
  return groups;
}

/** A code that was merged into another leaves a series behind in which nothing stands any more. */
function isOf({ dimensions: known }: Indicator, dimensions: Dimensions): boolean {
  return Object.entries(dimensions).every(([id, code]) =>
    known.find((one) => one.id === id)?.codes.some((one) => one.code === code),
  );
}

/** @param own the series of this indicator, and `alerts` its alerts. */
export function summarise(
  deps: Deps,
  stored: StoredIndicator,
  standing: SeriesRead | undefined,
  own: readonly SeriesCount[],
  alerts: readonly AlertSummaryWire[],
): IndicatorSummaryWire {
  const { indicator } = stored;
  const { baseline, points, noTotal } = standing ?? { baseline: null, points: [], noTotal: null };
  const never = points.length === 0 && own.some(hasFigures) ? neverTotal(indicator) : null;
  const [previous, latest] = [points.at(-2), points.at(-1)];
  return view(IndicatorSummaryWire, {
    ...indicatorView(stored),
    baseline: baselineWire(baseline, indicator),
    latest: latest ? pointView(latest) : null,
    previous: previous ? pointView(previous) : null,
    noTotal: noTotalView(noTotal ?? never),
    figures: own.reduce((sum, count) => sum + count.figures, 0),
    series: own
      .filter(({ dimensions }) => isOf(indicator, dimensions))
      .map(({ dimensions, figures }) => ({ dimensions: { ...dimensions }, figures })),
    overdue: overdueOf(indicator, latest?.period ?? null, deps.today()),
    alerts: [...alerts],
  });
}
