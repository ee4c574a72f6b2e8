/** Who is told of alerts: which of them, and what makes a group of them. */
import type { Language } from '../language/language.js';
import type { ActiveAlert } from './alert.js';
import { dimensionLabel, type Labels } from './label.js';
import { type Matcher, matches } from './matcher.js';
import { groupOf } from './reason.js';
import type { ReceiverKind } from './receiver-times.js';

/** Times are in seconds. */
export interface ReceiverDefinition {
  readonly url: string | null;
  readonly to: readonly string[] | null;
  /** Of Telegram: the number of a chat, or @name of a channel. */
  readonly chat: string | null;
  /** Of what people read; null for all of them, one after the other. */
  readonly language: Language | null;
  /** Labels whose values make a group. */
  readonly groupBy: readonly string[];
  readonly groupWait: number;
  readonly groupInterval: number;
  /** Null for never. */
  readonly repeatInterval: number | null;
  readonly sendResolved: boolean;
  readonly matchers: readonly Matcher[];
}

/** What of a receiver decides what it is told. */
export interface Receiver {
  readonly id: string;
  readonly kind: ReceiverKind;
  readonly definition: ReceiverDefinition;
}

/** What is kept quiet, and until when. */
export interface ActiveSilence {
  readonly matchers: readonly Matcher[];
  readonly endsAt: string;
}

/** Whether a receiver is told of an alert at all. */
export function hears({ id, definition }: Receiver, { labels, receivers }: ActiveAlert): boolean {
  return matches(labels, definition.matchers) && (receivers === null || receivers.includes(id));
}

/** When the silences over any of these labels end. */
export function endsOfSilence(silences: readonly ActiveSilence[], carried: readonly Labels[]): string[] {
  return silences
    .filter(({ matchers }) => carried.some((labels) => matches(labels, matchers)))
    .map(({ endsAt }) => endsAt);
}

export function firstOf(instants: readonly string[]): string | null {
  return instants.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;
}

/** A group's name, and the labels that make it. */
export interface Group {
  readonly key: string;
  readonly labels: Labels;
}

/** Groups are of one indicator, so that a figure costs what hangs on it and no more. */
export function groupFor({ definition }: Receiver, labels: Labels): Group {
  return groupOf(labels, [...new Set(['indicator', ...definition.groupBy])]);
}

/** The groups that alerts are in: all but those told in digests. */
export function groupsOf(receiver: Receiver, alerts: readonly ActiveAlert[]): Group[] {
  return inOrder(alerts.flatMap(({ labels, quiet }) => (quiet ? [] : [groupFor(receiver, labels)])));
}

/** Each once, in the one order in which they are looked at. */
export function inOrder(groups: readonly Group[]): Group[] {
  const each = new Map(groups.map((group) => [group.key, group]));
  return [...each.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Whether what an alert is grouped by can change while it fires: how sure it is, what its rule is called or says. */
export function isMoving({ definition }: Receiver, { dimensions }: ActiveAlert): boolean {
  const fixed = ['indicator', 'rule', ...Object.keys(dimensions).map(dimensionLabel)];
  return definition.groupBy.some((name) => !fixed.includes(name));
}
