/** What asks for attention: what fires, what is overdue, and where an editor should choose between sources. Pure. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';

export const severities = ['critical', 'warning', 'info'] as const;
export type AttentionKind = (typeof severities)[number] | 'acknowledged' | 'tied' | 'overdue';
export const attentionKinds = [...severities, 'acknowledged', 'tied', 'overdue'] as const;

type Alert = IndicatorSummaryWire['alerts'][number];

export interface Needing {
  readonly indicator: IndicatorSummaryWire;
  /** What is seen where it is followed. */
  readonly href: string;
  /** It is not certain that it fires. */
  readonly possible: boolean;
}

/** The indicators of each kind, those that are overdue the latest first. */
export function attentionOf(
  indicators: readonly IndicatorSummaryWire[],
): Readonly<Record<AttentionKind, readonly Needing[]>> {
  const firing = (wanted: (alert: Alert) => boolean) =>
    indicators.flatMap((indicator) => alertOf(indicator, wanted));
  const unseen = (severity: Alert['severity']) =>
    firing((alert) => !alert.acknowledged && alert.severity === severity);
  return {
    critical: unseen('critical'),
    warning: unseen('warning'),
    info: unseen('info'),
    acknowledged: firing((alert) => alert.acknowledged),
    tied: indicators.flatMap((indicator) => {
      const { latest } = indicator;
      if (latest?.recommendedBecause !== 'tied' || latest.observation === null) return [];
      return [{ indicator, href: `/observations/${latest.observation.id}`, possible: false }];
    }),
    overdue: indicators
      .filter(({ overdue }) => overdue !== null)
      .sort((a, b) => (b.overdue?.daysLate ?? 0) - (a.overdue?.daysLate ?? 0))
      .map((indicator) => ({ indicator, href: `/indicators/${indicator.id}`, possible: false })),
  };
}

/** The alert of an indicator that matters most: one that is certain before one that is possible. */
function alertOf(indicator: IndicatorSummaryWire, wanted: (alert: Alert) => boolean): Needing[] {
  const open = indicator.alerts.filter(
    (alert) => alert.state !== 'normal' && alert.state !== 'pending' && wanted(alert),
  );
  const alert = open.find(({ channel }) => channel === 'certain') ?? open[0];
  if (alert === undefined) return [];
  return [{ indicator, href: `/alerts/${alert.id}`, possible: alert.channel !== 'certain' }];
}
