/**
 * When a receiver is told of a group of alerts, and of what. The reasons and their order are Alertmanager's
 * (notify/dedup_stage.go), with more: an alert is no longer certain, and a figure behind one that fires was corrected.
 */

import { type Certainty, type Severity, severities } from '../rule/rule.js';
import type { Labels } from './label.js';

export const notifyReasons = [
  'first',
  'new-alerts',
  'all-resolved',
  'some-resolved',
  'downgraded',
  'correction',
  'repeat',
  'digest',
  'test',
  'feed-failing',
  'feed-late',
  'feed-waiting',
  'feed-over',
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
  /** The first day of its period, as in 2026-09-01. */
  readonly period: string;
  readonly revision: string | null;
  readonly severity: string;
  /** The figure and its source, in one text: it may be reported again, or noted upon, as it was. Absent as below. */
  readonly says?: string;
  /** Absent where it was told before these were asked. */
  readonly channel?: Certainty;
  readonly downgraded?: boolean;
  /** The figure of its last message, where a later one has taken its place without one. */
  readonly heard?: HeardFigure;
}

type HeardFigure = Pick<FigureBehind, 'period' | 'revision' | 'says'>;

/** What a receiver knows of a group: its alerts, and the figure behind each that fires. */
export interface Told {
  readonly firing: Readonly<Record<string, FigureBehind>>;
  readonly resolved: readonly string[];
  /** Those each that fires was told with; absent where nobody kept them. */
  readonly labels?: Readonly<Record<string, Labels>>;
}

/**
 * What was told, under the names that its alerts go by now: one that has become one with another, or goes on as the later
 * part of one that was cut, is no news.
 */
export function carriedOver(
  { firing, resolved, labels }: Told,
  successors: ReadonlyMap<string, string>,
): Told {
  const renamed = <T>(held: Readonly<Record<string, T>>) => {
    const under: Record<string, T> = {};
    for (const [id, one] of Object.entries(held)) under[successors.get(id) ?? id] ??= one;
    return under;
  };
  return { firing: renamed(firing), resolved, ...(labels && { labels: renamed(labels) }) };
}

/**
 * What is held of a group that nothing was told of: what stands now, and the figures that were last told of, so that a
 * later figure that is taken away again is missed by those alone who were told of it.
 */
export function withoutMessage(last: Told | null, now: Told): Told {
  const firing = Object.entries(now.firing).map(([id, figure]) => {
    const before = last?.firing[id];
    if (before === undefined) return [id, figure] as const;
    const { heard: { period, revision, says } = before } = before;
    const { heard: _, ...stands } = figure;
    if (period === stands.period && revision === stands.revision) return [id, stands] as const;
    return [id, { ...stands, heard: { period, revision, ...(says === undefined ? {} : { says }) } }] as const;
  });
  return { ...now, firing: Object.fromEntries(firing) };
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
  // Worse is news, even of what was told before; so is what was only possible.
  if (firing.some((one) => isWorse(now.firing[one], last.firing[one]))) return 'new-alerts';
  if (firing.length === 0) return Object.keys(last.firing).length > 0 ? 'all-resolved' : null;
  if (options.sendResolved && now.resolved.some((one) => !last.resolved.includes(one)))
    return 'some-resolved';
  if (firing.some((one) => isLessCertain(now.firing[one], last.firing[one]))) return 'downgraded';
  if (firing.some((one) => isCorrected(last.firing[one], now.firing[one]))) return 'correction';
  const { repeatIntervalMs: repeat, toldAt } = options;
  if (repeat === null || toldAt === null) return null;
  return options.now - toldAt >= repeat ? 'repeat' : null;
}

function isWorse(now: FigureBehind | undefined, before: FigureBehind | undefined): boolean {
  return rank(now) > rank(before) || (now?.channel === 'certain' && before?.channel === 'possible');
}

/** Certain before, and only possible now: by its newest figure, or by all of them once one was corrected. */
function isLessCertain(now: FigureBehind | undefined, before: FigureBehind | undefined): boolean {
  const isDowngraded = now?.downgraded === true && before?.downgraded === false;
  return isDowngraded || (now?.channel === 'possible' && before?.channel === 'certain');
}

function rank(figure: FigureBehind | undefined): number {
  return severities.indexOf(figure?.severity as Severity);
}

/** The figure of a period says something else, or the one that was told of stands for its period no more. */
function isCorrected(before: FigureBehind | undefined, after: FigureBehind | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  const heard = before.heard ?? before;
  return saysOther(before, after) || saysOther(heard, after) || heard.period > after.period;
}

function saysOther(before: HeardFigure, after: HeardFigure): boolean {
  if (before.period !== after.period || before.revision === after.revision) return false;
  return before.says === undefined || before.says !== after.says;
}
