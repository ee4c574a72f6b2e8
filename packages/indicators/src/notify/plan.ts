/**
 * Decides what a receiver is told of one group of alerts, and what is kept of that. Pure: what is read of a group at one
 * time goes in, with the time, and what is to be stored and sent comes out, with its reason.
 */
import {
  type ActiveAlert,
  asEnded,
  calledByRule,
  figureBehind,
  labelsTold,
  plain,
  type ToldAlert,
  type ToldLabels,
} from './alert.js';
import { isSameLabels, type Labels } from './label.js';
import { carriedOver, type NotifyReason, reasonToNotify, type Told, withoutMessage } from './reason.js';
import { type ActiveSilence, endsOfSilence, firstOf, groupFor, hears, type Receiver } from './receiver.js';

/** What is on record of a group; instants in ms. */
export interface HeldGroup {
  readonly told: Told | null;
  readonly toldAt: number | null;
  readonly dueAt: number | null;
}

/** What decides what a receiver is told of a group. */
export interface GroupRead {
  readonly receiver: Receiver;
  /** Of the group. */
  readonly key: string;
  readonly held: HeldGroup | null;
  /** In ms. */
  readonly now: number;
  readonly silences: readonly ActiveSilence[];
  /** What fires in the group, and what was told of it, with what that goes on as. */
  readonly alerts: readonly ActiveAlert[];
  /** What digests told of alerts of its indicator that fire. */
  readonly inDigests: readonly ToldLabels[];
}

/** Instants are in ms, but for the end of a silence, which is kept as it is written. */
export type GroupPlan =
  | {
      readonly kind: 'tell';
      readonly reason: NotifyReason;
      readonly alerts: readonly ToldAlert[];
      readonly told: Told;
      readonly toldAt: number;
      readonly due: number | null;
      readonly silentUntil: string | null;
    }
  /** There is something to tell; it is looked at again after its wait, and what comes meanwhile joins it. */
  | {
      readonly kind: 'wait';
      readonly reason: NotifyReason;
      readonly due: number;
      readonly silentUntil: string | null;
    }
  /** What changed is nothing to tell, but it is what the next change is held against. */
  | {
      readonly kind: 'quiet';
      readonly reason: QuietReason;
      /** Null where nothing was ever told. */
      readonly told: Told | null;
      /** Null for when it was told before. */
      readonly toldAt: number | null;
      readonly due: number | null;
      readonly silentUntil: string | null;
    }
  /** Nothing was told of it, and nothing keeps it from that. */
  | { readonly kind: 'forget'; readonly reason: 'nothing-to-know' };

/** A silence keeps it; everybody who asked has seen it; the receiver wants no ends; it knows what there is. */
type QuietReason = 'silenced' | 'acknowledged' | 'ends-are-not-told' | 'known';

export function planGroup(read: GroupRead): GroupPlan {
  const { receiver, held, now, inDigests } = read;
  const { definition } = receiver;
  const members = membersOf(read);
  const { told, silentUntil } = members;
  const toldElsewhere = inDigests.filter(({ id }) => members.open.some((alert) => alert.id === id));
  const standing = standingOf(receiver, members, [...members.carried, ...toldElsewhere], now);
  const { audible, known } = standing;
  const seen = isSeen(receiver, audible);
  // What was seen is not repeated, nor what is silent.
  const repeatMs = seen || audible.length === 0 ? null : inMs(definition.repeatInterval);
  const toldAt = held?.toldAt ?? null;
  const { sendResolved } = definition;
  const reason =
    reasonToNotify(told, known, { now, toldAt, repeatIntervalMs: repeatMs, sendResolved }) ??
    (standing.relabelled.length > 0 ? 'repeat' : null);
  const next = (at: number | null) =>
    seen ? endOfAcknowledgement(audible) : repeatMs === null || at === null ? null : at + repeatMs;
  if (reason === null) {
    const kept = told && withoutMessage(told, keptOf(standing));
    if (kept === null && silentUntil === null) return { kind: 'forget', reason: 'nothing-to-know' };
    const because =
      audible.length === 0 && silentUntil !== null ? 'silenced' : seen ? 'acknowledged' : 'known';
    return { kind: 'quiet', reason: because, told: kept, toldAt: null, due: next(toldAt), silentUntil };
  }
  const from = waitOf(receiver, held, now);
  if (from > now) return { kind: 'wait', reason, due: Math.min(held?.dueAt ?? from, from), silentUntil };
  const is = { told: keptOf(standing), toldAt: now, due: next(now), silentUntil };
  if (reason === 'all-resolved' && !sendResolved)
    return { kind: 'quiet', reason: 'ends-are-not-told', ...is };
  return { kind: 'tell', reason, alerts: standing.toTell.map(plain), ...is };
}

const inMs = (seconds: number | null) => (seconds === null ? null : seconds * 1_000);

// -- which alerts --------------------------------------------------------------------------------------------------

/** The alerts of a group, as far as a receiver has to do with them. */
interface Members {
  /** What it was told, under the names that its alerts go by now. */
  readonly told: Told | null;
  /** Every set of labels that it was told of these. */
  readonly carried: readonly ToldLabels[];
  /** What it is to know: what fires, and what it was told of that has ended. */
  readonly open: readonly ActiveAlert[];
  /** Kept from it by a silence. */
  readonly silent: readonly ActiveAlert[];
  /** Told as firing, and no concern of this group any more: it was told to others, or is called otherwise. */
  readonly gone: readonly ActiveAlert[];
  /** When the first of the silences ends. */
  readonly silentUntil: string | null;
}

function membersOf({ receiver, key, held, silences, alerts: found }: GroupRead): Members {
  const told = held?.told ?? null;
  const before = Object.keys(told?.firing ?? {});
  const successors = successorsIn(found);
  const known = told && carriedOver(told, successors);
  // What goes on as another is told as that.
  const alerts = found.filter((alert) => !hasSuccessor(alert));
  const own = alerts.filter(
    (alert) => !alert.quiet && groupFor(receiver, alert.labels).key === key && hears(receiver, alert),
  );
  const gone = alerts.filter((alert) => known?.firing[alert.id] !== undefined && !own.includes(alert));
  const ends = new Map([
    ...own.map((alert) => [alert, endsOfSilence(silences, [alert.labels])] as const),
    // Its end is as silent as what was told of it.
    ...gone.map(
      (alert) => [alert, endsOfSilence(silences, [alert.labels, labelsTold(known, alert)])] as const,
    ),
  ]);
  const isSilent = (alert: ActiveAlert) => (ends.get(alert) ?? []).length > 0;
  return {
    told: known,
    carried: before.map((id) => ({ id: successors.get(id) ?? id, labels: told?.labels?.[id] ?? null })),
    open: own.filter((alert) => !isSilent(alert)),
    silent: [...own, ...gone].filter(isSilent),
    gone: gone.filter((alert) => !isSilent(alert)),
    silentUntil: firstOf([...ends.values()].flat()),
  };
}

function hasSuccessor({ successor, status }: ActiveAlert): boolean {
  return successor !== null && status === 'resolved';
}

/** Under which name each goes on that does not by its own. */
function successorsIn(alerts: readonly ActiveAlert[]): ReadonlyMap<string, string> {
  const next = new Map(
    alerts.flatMap((alert) => (hasSuccessor(alert) ? [[alert.id, alert.successor as string] as const] : [])),
  );
  const last = (id: string, from: readonly string[]): string => {
    const on = next.get(id);
    return on === undefined || from.includes(on) ? id : last(on, [...from, id]);
  };
  return new Map([...next.keys()].map((id) => [id, last(id, [])]));
}

// -- what is known of them -----------------------------------------------------------------------------------------

/** What a receiver is to know of a group now, beside what it knows. */
interface Standing {
  /** What fires and may be said. */
  readonly audible: readonly ActiveAlert[];
  /** As it is held against what was told; what is silent stands as it was told. */
  readonly known: Told;
  readonly labels: Readonly<Record<string, Labels>>;
  /** What a message would tell. */
  readonly toTell: readonly ActiveAlert[];
  /** Ends of what is called otherwise now: to an Alertmanager that is another alert. */
  readonly relabelled: readonly ActiveAlert[];
}

function standingOf(
  { kind }: Receiver,
  { told, open, silent: quiet, gone }: Members,
  carried: readonly ToldLabels[],
  now: number,
): Standing {
  const isHandedOver = kind === 'alertmanager';
  const before = ({ id }: ActiveAlert) => told?.firing[id];
  const wasTold = (alert: ActiveAlert) => before(alert) !== undefined;
  const asTold = (alert: ActiveAlert) => ({ ...alert, labels: labelsTold(told, alert) });
  const firing = open.filter(({ status }) => status === 'firing');
  const silent = quiet.filter(wasTold).map(asTold);
  // An Alertmanager ends what it does not hear of: what it was told stands, as it was told.
  const kept = isHandedOver ? silent.filter(({ status }) => status === 'firing') : [];
  const ended = open.filter(({ status }) => status === 'resolved');
  const resolved = [...ended, ...gone.map((alert) => asEnded(alert, now))].map(asTold);
  const relabelled = isHandedOver ? underOtherLabels(firing, carried, now) : [];
  const standing = [...firing, ...silent];
  return {
    audible: [...firing, ...kept],
    known: {
      firing: Object.fromEntries([
        ...firing.map((alert) => [alert.id, figureBehind(alert)] as const),
        ...silent.map((alert) => [alert.id, before(alert) ?? figureBehind(alert)] as const),
      ]),
      resolved: resolved.map(({ id }) => id),
    },
    labels: Object.fromEntries(standing.map(({ id, labels }) => [id, labels])),
    // Two that are the same to a receiver may follow each other: what fires is the last word.
    toTell: [...resolved, ...relabelled, ...firing, ...kept],
    relabelled,
  };
}

/** What fires under other labels than it was told with, as it has to be ended under those. */
function underOtherLabels(
  firing: readonly ActiveAlert[],
  carried: readonly ToldLabels[],
  now: number,
): ActiveAlert[] {
  return carried.flatMap(({ id, labels: told }) => {
    const alert = firing.find((one) => one.id === id);
    if (alert === undefined) return [];
    const labels = told ?? calledByRule(alert);
    return firing.some((one) => isSameLabels(one.labels, labels)) ? [] : [{ ...asEnded(alert, now), labels }];
  });
}

/** What has ended is told once, and then no part of the group any more. */
function keptOf({ known, labels }: Standing): Told {
  return { firing: known.firing, resolved: [], labels };
}

// -- when ----------------------------------------------------------------------------------------------------------

/**
 * From when on a group may be told, in ms: after its wait, or an interval after it was last told. A clock that was set back since
 * makes neither longer.
 */
function waitOf({ definition }: Receiver, held: HeldGroup | null, now: number): number {
  const { groupWait, groupInterval } = definition;
  if (held !== null && held.toldAt !== null) return Math.min(held.toldAt, now) + groupInterval * 1_000;
  return Math.min(held?.dueAt ?? Number.POSITIVE_INFINITY, now + groupWait * 1_000);
}

/** An Alertmanager has to be told again all the same: it takes silence for the end. */
function isSeen({ kind }: Receiver, firing: readonly ActiveAlert[]): boolean {
  return kind !== 'alertmanager' && firing.length > 0 && firing.every(({ isAcknowledged }) => isAcknowledged);
}

/** When somebody has to be told again, in ms; null where all count for as long as their alerts last. */
function endOfAcknowledgement(firing: readonly ActiveAlert[]): number | null {
  const ends = firing.flatMap(({ acknowledgedUntil: until }) => (until === null ? [] : [Date.parse(until)]));
  return ends.length === 0 ? null : Math.min(...ends);
}
