/**
 * When a receiver is told of a group of alerts, and of what. The reasons and their order are Alertmanager's
 * (notify/dedup_stage.go), with one more: a figure behind a firing alert was corrected.
 */

import type { Labels } from './label.js';
import { type Severity, severities } from './rule.js';

export const notifyReasons = [
  'first',
  'new-alerts',
  'all-resolved',
  'some-resolved',
  'correction',
  'repeat',
  'test',
] as const;
export type NotifyReason = (typeof notifyReasons)[number];

/** The labels that make a group; the alert's own where there are none. One canonical text for one set of them. */
export function groupOf(labels: Labels, by: readonly string[]): { key: string; labels: Labels } {
  const own = Object.fromEntries(
    by
      .map((name) => [name, (Object.hasOwn(labels, name) ? labels[name] : undefined) ?? ''])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  );
  return { key: JSON.stringify(own), labels: own };
}

/** The figure behind a firing alert: a later period's is news of no one, another revision of the same is a correction. */
export interface FigureBehind {
  readonly period: string;
  readonly revision: string | null;
  readonly severity: string;
}

/** What a receiver knows of a group: fingerprints, and the figure behind each that fires. */
export interface Told {
  readonly firing: Readonly<Record<string, FigureBehind>>;
  readonly resolved: readonly string[];
}

export interface NotifyOptions {
  readonly now: number;
  /** When it was last told, in ms; null where it was never. */
  readonly toldAt: number | null;
  /** Null for never. */
  readonly repeatIntervalMs: number | null;
  readonly sendResolved: boolean;
}

/** Why the group has to be told, or null where what it knows is right. */
export function reasonToNotify(last: Told | null, now: Told, options: NotifyOptions): NotifyReason | null {
  const firing = Object.keys(now.firing);
  if (last === null) return firing.length > 0 ? 'first' : null;
  if (firing.some((one) => !(one in last.firing))) return 'new-alerts';
  // Worse is news, even of what was told before.
  if (firing.some((one) => rank(now.firing[one]) > rank(last.firing[one]))) return 'new-alerts';
  if (firing.length === 0) return Object.keys(last.firing).length > 0 ? 'all-resolved' : null;
  if (options.sendResolved && now.resolved.some((one) => !last.resolved.includes(one)))
    return 'some-resolved';
  if (firing.some((one) => isCorrected(last.firing[one], now.firing[one]))) return 'correction';
  const { repeatIntervalMs: repeat, toldAt } = options;
  if (repeat === null || toldAt === null) return null;
  return options.now - toldAt >= repeat ? 'repeat' : null;
}

function rank(figure: FigureBehind | undefined): number {
  return severities.indexOf(figure?.severity as Severity);
}

function isCorrected(before: FigureBehind | undefined, after: FigureBehind | undefined): boolean {
  return before?.period === after?.period && before?.revision !== after?.revision;
}

const base = 1_000;
const ceiling = 3_600_000;
/** After so many attempts a person has to look at it. */
export const mostAttempts = 10;

/** How long to wait after the `attempts`-th failure, in ms: doubled each time, spread by a fifth either way. */
export function backoffMs(attempts: number, random: number): number {
  return Math.round(Math.min(ceiling, base * 2 ** (attempts - 1)) * (0.8 + 0.4 * random));
}

/** Whether trying again may help, by the answer's status; null where there was none. */
export function isRetryable(status: number | null): boolean {
  return status === null || status === 408 || status === 425 || status === 429 || status >= 500;
}
