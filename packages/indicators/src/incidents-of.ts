/** From a series and a rule to the incidents it has, with the comparison behind each: the whole evaluation, pure. */

import type { ComputedIncident, Snapshot } from './incident.js';
import type { Indicator } from './indicator.js';
import type { Quantity } from './quantity.js';
import { quantityOf } from './quantity-of.js';
import { channelsOf, explainPoint, type ReplayIncident, replay } from './replay.js';
import type { Rule } from './rule.js';
import type { SeriesPoint } from './series.js';

/**
 * The figure a rule sees: on the rate basis; of a period that was not over, only its lower end; nothing where the
 * source says the value is missing.
 */
export function valueSeen(point: SeriesPoint, indicator: Indicator): Quantity | null {
  if (point.observation?.status === 'M') return null;
  const { quantity } = point.normalised;
  const unfinishedTotal = point.partial && indicator.kind === 'flow' && point.per === 'period';
  return unfinishedTotal
    ? { ...quantity, upper: null, upperInclusive: false, point: null, qualifier: 'at-least' }
    : quantity;
}

/** Every incident of `rule` on one series; `points` in order of time, `baseline` on the rate basis. */
export function incidentsOf(
  points: readonly SeriesPoint[],
  rule: Rule,
  baseline: Quantity | null,
  indicator: Indicator,
): ComputedIncident[] {
  const seen = points.map((point) => ({ period: point.period, value: valueSeen(point, indicator) }));
  const snapshotAt = (index: number) => snapshotOf(points[index] as SeriesPoint, rule, baseline, indicator);
  return channelsOf(rule).flatMap((channel) =>
    replay(seen, rule, baseline, channel).incidents.map((incident) =>
      computed(incident, rule, points, snapshotAt),
    ),
  );
}

function computed(
  incident: ReplayIncident,
  rule: Rule,
  points: readonly SeriesPoint[],
  snapshotAt: (index: number) => Snapshot,
): ComputedIncident {
  const startOf = (index: number) => (points[index] as SeriesPoint).period.start;
  const noticed = incident.firedAt ?? incident.startsAt;
  return {
    channel: incident.channel,
    startsAt: startOf(incident.startsAt),
    endsAt: incident.endsAt === null ? null : startOf(incident.endsAt),
    state: incident.state,
    fired: incident.firedAt !== null,
    late: noticed < points.length - 1,
    severity: rule.severity,
    snapshot: snapshotAt(incident.latest),
    transitions: incident.transitions.map(({ from, to, point }) => ({
      from,
      to,
      snapshot: snapshotAt(point),
    })),
  };
}

function snapshotOf(
  point: SeriesPoint,
  rule: Rule,
  baseline: Quantity | null,
  indicator: Indicator,
): Snapshot {
  const { checks } = explainPoint(rule, valueSeen(point, indicator), baseline);
  return {
    quantity: point.quantity,
    per: point.per,
    period: point.period,
    normalised: point.normalised,
    comparison: point.comparison,
    checks: checks.map(({ op, against, verdict }) => ({
      op,
      verdict,
      quantity: against && quantityOf(against),
    })),
    revisionId: point.revisionId,
  };
}
