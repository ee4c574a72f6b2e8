/** An alert as receivers are told of it, and as it stands while that is decided. */
import type { Period } from '../period/period.js';
import type { Per, Quantity } from '../quantity/quantity.js';
import type { Snapshot } from '../rule/incident.js';
import type { Certainty } from '../rule/rule.js';
import type { ToldFeed } from './feed.js';
import type { Labels } from './label.js';
import type { FigureBehind, NotifyReason, Told } from './reason.js';

/** One alert as a message tells it; addresses are added when it is sent. */
export interface ToldAlert {
  readonly id: string;
  readonly fingerprint: string;
  readonly status: 'firing' | 'resolved';
  readonly labels: Labels;
  readonly startsAt: string;
  readonly endsAt: string | null;
  readonly late: boolean;
  readonly indicator: string;
  readonly unit: string;
  readonly name: { readonly en: string; readonly ar?: string };
  readonly ruleName: { readonly en: string; readonly ar?: string };
  readonly description: { readonly en: string; readonly ar?: string };
  /** Null where no figure stands for its period any more. */
  readonly value: ToldValue | null;
  readonly previousValue: ToldValue | null;
  /** It was certain, and now is only possible. */
  readonly downgraded: boolean;
  /** Why it changed, as its history says: Fired, Resolved, Revised ... */
  readonly reason: string;
  /** What the alert explains itself with. */
  readonly snapshot: Snapshot;
}

interface ToldValue {
  readonly quantity: Quantity;
  readonly per: Per;
  readonly period: Period;
  readonly source: {
    readonly title: string;
    readonly publisher: string | null;
    readonly date: string | null;
  } | null;
}

export interface Message {
  readonly reason: NotifyReason;
  readonly groupKey: string;
  readonly groupLabels: Labels;
  readonly alerts: readonly ToldAlert[];
  /** Of what it tells instead of alerts; absent where it tells of alerts. */
  readonly feed?: ToldFeed;
}

/** An alert as it stands, with what decides whether a receiver is told of it. */
export interface ActiveAlert extends ToldAlert {
  readonly channel: Certainty;
  /** It is told in a digest. */
  readonly quiet: boolean;
  /** The alert that it goes on as. */
  readonly successor: string | null;
  readonly series: string;
  readonly dimensions: Labels;
  readonly rule: string;
  readonly revision: string | null;
  readonly isAcknowledged: boolean;
  readonly acknowledgedUntil: string | null;
  /** Ids of those its rule names; null for everybody. */
  readonly receivers: readonly string[] | null;
}

/** The part of an alert that a message holds. */
export function plain({
  channel: _,
  series: __,
  rule: ___,
  revision: ____,
  receivers: _____,
  isAcknowledged: ______,
  acknowledgedUntil: _______,
  dimensions: ________,
  quiet: _________,
  successor: __________,
  ...alert
}: ActiveAlert): ToldAlert {
  return alert;
}

/** What fires on, but is told elsewhere or otherwise now. @param now in ms */
export function asEnded(alert: ActiveAlert, now: number): ActiveAlert {
  return { ...alert, status: 'resolved', endsAt: alert.endsAt ?? new Date(now).toISOString() };
}

export function figureBehind({
  snapshot,
  revision,
  value,
  channel,
  downgraded,
  labels: { severity = '' },
}: ActiveAlert): FigureBehind {
  const period = snapshot.period.start;
  const said = value === null ? {} : { says: saidBy(value) };
  return { period, revision, severity, ...said, channel, downgraded };
}

function saidBy({ quantity, per, source }: ToldValue): string {
  const { qualifier, lower, upper, lowerInclusive, upperInclusive } = quantity;
  const place = source && [source.title, source.publisher];
  return JSON.stringify([qualifier, lower, upper, lowerInclusive, upperInclusive, per, place]);
}

/** Labels that were told of an alert, under the name that it goes by now; null where they were not kept. */
export interface ToldLabels {
  readonly id: string;
  readonly labels: Labels | null;
}

/** The labels an alert was told with. */
export function labelsTold(told: Told | null, alert: ActiveAlert): Labels {
  if (told?.firing[alert.id] === undefined) return alert.labels;
  return told.labels?.[alert.id] ?? calledByRule(alert);
}

/** Before labels were kept, a rule was called by its id. */
export function calledByRule({ labels, rule }: ActiveAlert): Labels {
  return { ...labels, alertname: rule };
}
