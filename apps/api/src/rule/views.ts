/** From what the record holds of rules and alerts to what HTTP shows. */
import type { StoredAlert, StoredRule } from '@marsad/db';
import type { Indicator } from '@marsad/indicators';
import { AlertSummaryWire, AlertWire, RuleWire } from '@marsad/indicators/contract';
import {
  type Baseline,
  endedWithRuleText,
  explainAlert,
  failureText,
  flipText,
  isRuleFailure,
  momentsOf,
  ruleFailure,
  ruleName,
  type Snapshot,
  withdrawnText,
} from '@marsad/indicators/pipeline';
import { view } from '../http/exact.js';
import { baselineWire } from '../series/views.js';

export function ruleView({ id, version, rule, origin, ...stored }: StoredRule): RuleWire {
  const failure = ruleFailure(rule, stored);
  return view(RuleWire, {
    id,
    version,
    origin,
    indicator: rule.indicator,
    dimensions: rule.dimensions ? { ...rule.dimensions } : null,
    condition: rule.condition,
    for: rule.for,
    recovery: rule.recovery,
    keepFiringFor: rule.keepFiringFor,
    gap: rule.gap,
    severity: rule.severity,
    certainty: rule.certainty,
    noData: rule.noData,
    labels: { ...rule.labels },
    ownName: rule.name ? { ...rule.name } : null,
    name: ruleName(rule, stored.indicatorName),
    check: rule.check?.id ?? null,
    receivers: rule.receivers ? [...rule.receivers] : null,
    removedReceivers: stored.removedReceivers.map((gone) => ({ ...gone })),
    description: { ...rule.description },
    error: failure && { code: failure, title: failureText(failure) },
  });
}

type SummarySource = Pick<
  StoredAlert,
  'id' | 'indicator' | 'dimensions' | 'state' | 'channel' | 'severity' | 'startsAt' | 'downgraded' | 'quiet'
> & { readonly acknowledged: object | boolean | null };

export function alertSummary(alert: SummarySource): AlertSummaryWire {
  const { id, indicator, dimensions, state, channel, severity, startsAt, downgraded, quiet } = alert;
  const acknowledged = alert.acknowledged !== null && alert.acknowledged !== false;
  return view(AlertSummaryWire, {
    ...{ id, indicator, dimensions: { ...dimensions }, state, channel, severity, startsAt },
    ...{ downgraded, quiet, acknowledged },
  });
}

/** Null where no figure stands for the period any more. */
function figureOf({ absent, quantity, per, period }: Snapshot, behind: StoredAlert['observation']) {
  return absent ? null : { quantity, per, period, source: behind?.source ?? null };
}

function explanationOf(snapshot: Snapshot, indicator: Indicator, endedWithRule: boolean) {
  if (snapshot.absent) return withdrawnText(snapshot.period);
  const explain = (language: 'en' | 'ar') => {
    const comparison = explainAlert(snapshot, indicator, language);
    return endedWithRule ? endedWithRuleText(comparison, language) : comparison;
  };
  return { en: explain('en'), ar: explain('ar') };
}

/** What an alert is shown with, besides what is stored of it. */
interface AlertGround {
  readonly indicator: Indicator;
  readonly baseline: Baseline | null;
  /** Until when a silence covers it; null where none does. */
  readonly silencedUntil: string | null;
}

export function alertView(
  alert: StoredAlert,
  { indicator, baseline, silencedUntil }: AlertGround,
): AlertWire {
  const { snapshot, previous, observation, previousObservation } = alert;
  const lastReason = alert.history.at(-1)?.reason ?? '';
  const failure = alert.state === 'error' && isRuleFailure(lastReason) ? failureText(lastReason) : null;
  return view(AlertWire, {
    ...alertSummary(alert),
    rule: ruleView(alert.rule),
    name: alert.name,
    unit: alert.unit,
    endsAt: alert.endsAt,
    detectedAt: alert.detectedAt,
    late: alert.late,
    acknowledgedBy: alert.acknowledged,
    triage: alert.triage,
    assignedTo: alert.assigned,
    silencedUntil,
    ...momentsOf(alert.history),
    value: figureOf(snapshot, observation),
    previousValue: previous && figureOf(previous, previousObservation),
    successor: alert.successor,
    comparison: snapshot.comparison,
    explanation: {
      text: explanationOf(snapshot, indicator, alert.state === 'normal' && lastReason === 'Updated'),
      flip: snapshot.flip
        ? { en: flipText(snapshot.flip, indicator, 'en'), ar: flipText(snapshot.flip, indicator, 'ar') }
        : null,
      failure,
      overdue: snapshot.overdue,
      normalised: snapshot.normalised,
      thresholds: snapshot.checks.map(({ kind, op, measured, quantity, verdict, reason }) => ({
        kind,
        op,
        measured,
        quantity,
        verdict,
        reason,
      })),
      baseline: baselineWire(baseline, indicator),
      observation: observation && { ...observation, role: 'recommended' },
    },
    history: [...alert.history],
  });
}
