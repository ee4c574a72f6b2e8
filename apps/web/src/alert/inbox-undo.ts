/** What is done with alerts from the inbox, and what takes it back. */
import type { AlertActionBody, AlertWire } from '@marsad/indicators/contract';

export type Deed = Omit<AlertActionBody, 'alerts'>;

export interface DeedOn {
  readonly deed: Deed;
  readonly alerts: readonly string[];
}

type Before = Pick<AlertWire, 'id' | 'acknowledgedBy' | 'triage' | 'assignedTo' | 'silencedUntil'>;

/** Those that it would change. Whoever acknowledged an alert before stays the one who did. */
export function concernedBy<T extends Before>(deed: Deed, alerts: readonly T[]): readonly T[] {
  return deed.action === 'acknowledge' ? alerts.filter((one) => one.acknowledgedBy === null) : alerts;
}

/** What brings alerts back to how they were, as far as somebody can. @param alerts as they were before. */
export function undoing(deed: Deed, alerts: readonly Before[]): readonly DeedOn[] {
  const ids = alerts.map(({ id }) => id);
  switch (deed.action) {
    case 'acknowledge':
      return some({ action: 'unacknowledge' }, ids);
    case 'triage':
      return byWhat(alerts, ({ triage }) =>
        triage === null
          ? { action: 'triage', outcome: null }
          : { action: 'triage', outcome: triage.outcome, note: triage.note },
      );
    case 'assign':
      return byWhat(alerts, ({ assignedTo }) => ({ action: 'assign', to: assignedTo?.id ?? null }));
    case 'silence':
      // Where one was silent before, ending its silence would end that too.
      return some(
        { action: 'unsilence' },
        alerts.filter(({ silencedUntil }) => silencedUntil === null).map(({ id }) => id),
      );
    case 'unacknowledge':
    case 'unsilence':
      return [];
  }
}

const some = (deed: Deed, alerts: readonly string[]): readonly DeedOn[] =>
  alerts.length === 0 ? [] : [{ deed, alerts }];

function byWhat(alerts: readonly Before[], deedOf: (alert: Before) => Deed): readonly DeedOn[] {
  const found = new Map<string, { deed: Deed; alerts: string[] }>();
  for (const alert of alerts) {
    const deed = deedOf(alert);
    const key = JSON.stringify(deed);
    const known = found.get(key);
    if (known) known.alerts.push(alert.id);
    else found.set(key, { deed, alerts: [alert.id] });
  }
  return [...found.values()];
}
