/**
 * Decides what a receiver is told of alerts about the past, whose figures were recorded long after their periods: nobody
 * is called for one of them, and they are told together. Pure, as plan.ts is.
 */
import type { TransitionReason } from '../rule/incident.js';
import { type ActiveAlert, asEnded, figureBehind, plain, type ToldAlert } from './alert.js';
import { isSameLabels, type Labels } from './label.js';
import { type FigureBehind, type NotifyReason, reasonToNotify, withoutMessage } from './reason.js';
import { type ActiveSilence, endsOfSilence, firstOf, hears, type Receiver } from './receiver.js';

/** Whoever is told what there was is told what came and went too, and why; not what a rule no longer asks. */
const cameAndWent: readonly string[] = [
  'Resolved',
  'Revised',
  'Retracted',
  'Undone',
  'Recommended',
  'BaselineChanged',
  'Recompared',
] satisfies TransitionReason[];

/** What digests may have to tell of alerts that changed. */
export interface DigestNews {
  /** What was told of the one holds for the other. */
  readonly carried: readonly { readonly from: string; readonly to: string }[];
  readonly entries: readonly { readonly receiver: string; readonly alert: string }[];
}

export function digestNews(receivers: readonly Receiver[], alerts: readonly ActiveAlert[]): DigestNews {
  const quiet = alerts.filter((one) => one.quiet && one.successor === null);
  // One that was never heard of is news where it has a story of its own.
  const news = quiet.filter(({ status, reason }) => status === 'firing' || reason === 'Resolved');
  return {
    carried: alerts.flatMap(({ id, successor }) => (successor === null ? [] : [{ from: id, to: successor }])),
    entries: receivers.flatMap((receiver) =>
      news.filter((one) => hears(receiver, one)).map(({ id }) => ({ receiver: receiver.id, alert: id })),
    ),
  };
}

/** What a receiver knows of one alert by its digests. */
export interface DigestKnown {
  /** The figure that it was told to fire with; null where it was told nothing yet. */
  readonly told: FigureBehind | null;
  readonly labels: Labels | null;
}

export interface DigestEntry extends DigestKnown {
  /** Of the alert. */
  readonly id: string;
  /** In ms. */
  readonly toldAt: number | null;
}

export interface DigestRead {
  readonly receiver: Receiver;
  readonly waiting: readonly DigestEntry[];
  readonly silences: readonly ActiveSilence[];
  /** Those that wait, and whatever else fires on their indicators. */
  readonly alerts: readonly ActiveAlert[];
  /** In ms. */
  readonly now: number;
}

/** What is told of one alert, and what the receiver then knows of it. */
export type EntryPlan =
  | {
      readonly kind: 'tell';
      readonly reason: NotifyReason;
      readonly alerts: readonly ToldAlert[];
      /** Null where there is nothing more to know. */
      readonly known: DigestKnown | null;
      /** It is told as it stood, and looked at again when the silence over it ends; null where there is none. */
      readonly silentUntil: string | null;
    }
  /** A silence keeps it. */
  | {
      readonly kind: 'wait';
      readonly reason: 'silenced';
      readonly known: DigestKnown;
      readonly silentUntil: string;
    }
  | { readonly kind: 'quiet'; readonly reason: 'known' | 'called-for'; readonly known: DigestKnown }
  | {
      readonly kind: 'forget';
      readonly reason: 'nothing-to-know' | 'fires-elsewhere' | 'ends-are-not-told';
      /** The alert of which holds now what was told of this one. */
      readonly goesOnAs: string | null;
    };

/** What is decided of every entry that waits; a message tells the alerts of all of them in this order. */
export interface DigestPlan {
  readonly alerts: readonly ToldAlert[];
  readonly entries: readonly { readonly id: string; readonly plan: EntryPlan }[];
}

export function planDigest(read: DigestRead): DigestPlan {
  const { receiver, waiting, silences, alerts } = read;
  const entries = new Map(waiting.map((entry) => [entry.id, entry]));
  const elsewhere = alerts.filter(
    (one) => mayBeSaid(receiver, one, silences) && !(one.quiet && entries.has(one.id)),
  );
  const plans = new Map<string, EntryPlan>();
  for (const alert of alerts) {
    const entry = entries.get(alert.id);
    if (entry !== undefined) plans.set(alert.id, planEntry(alert, entry, { ...read, elsewhere }));
  }
  return {
    alerts: [...plans.values()].flatMap((plan) => (plan.kind === 'tell' ? plan.alerts : [])),
    entries: waiting.map(({ id }) => ({ id, plan: plans.get(id) ?? over('nothing-to-know') })),
  };
}

function mayBeSaid(receiver: Receiver, alert: ActiveAlert, silences: readonly ActiveSilence[]): boolean {
  const fires = alert.status === 'firing' && hears(receiver, alert);
  return fires && endsOfSilence(silences, [alert.labels]).length === 0;
}

const over = (
  reason: Extract<EntryPlan, { kind: 'forget' }>['reason'],
  goesOnAs: string | null = null,
): EntryPlan => ({ kind: 'forget', reason, goesOnAs });

interface Around extends Pick<DigestRead, 'receiver' | 'silences' | 'now'> {
  /** What fires and may be said, but not here. */
  readonly elsewhere: readonly ActiveAlert[];
}

function planEntry(alert: ActiveAlert, entry: DigestEntry, around: Around): EntryPlan {
  const { receiver, silences, now } = around;
  const { told, labels } = entry;
  const fires = alert.status === 'firing' && hears(receiver, alert);
  const carried = labels ?? alert.labels;
  // Its end is as silent as what was told of it.
  const silentUntil = firstOf(endsOfSilence(silences, fires ? [alert.labels] : [alert.labels, carried]));
  if (silentUntil !== null) return planSilent(receiver, alert, entry, silentUntil);
  if (!fires) return planEnd(alert, entry, around);
  if (alert.quiet) return planStanding(receiver, alert, entry, now);
  // People are called for it by now.
  return told === null
    ? over('nothing-to-know')
    : { kind: 'quiet', reason: 'called-for', known: { told, labels } };
}

/** An Alertmanager ends what it does not hear of: what it was told stands, as it was told. */
function planSilent(
  { kind }: Receiver,
  alert: ActiveAlert,
  { told, labels }: DigestEntry,
  silentUntil: string,
): EntryPlan {
  if (told === null && !alert.quiet) return over('nothing-to-know');
  const known = { told, labels };
  if (kind !== 'alertmanager' || told === null || alert.status !== 'firing')
    return { kind: 'wait', reason: 'silenced', known, silentUntil };
  const asTold = plain({ ...alert, labels: labels ?? alert.labels });
  return { kind: 'tell', reason: 'repeat', alerts: [asTold], known, silentUntil };
}

/**
 * To receivers two of the same rule and series are the same: the end of one is none after another began to fire, and what
 * was told of one holds for the other until that is told itself. An Alertmanager goes by the labels.
 */
function planEnd(
  alert: ActiveAlert,
  { told, labels }: DigestEntry,
  { receiver, elsewhere, now }: Around,
): EntryPlan {
  const isNews =
    told !== null || (hears(receiver, alert) && alert.quiet && cameAndWent.includes(alert.reason));
  const carried = labels ?? alert.labels;
  const other = elsewhere.find((one) =>
    receiver.kind === 'alertmanager'
      ? isSameLabels(one.labels, carried)
      : one.fingerprint === alert.fingerprint,
  );
  if (other !== undefined) return over('fires-elsewhere', told === null ? null : other.id);
  if (!isNews) return over('nothing-to-know');
  if (!receiver.definition.sendResolved) return over('ends-are-not-told');
  const ended = plain({ ...asEnded(alert, now), labels: carried });
  return { kind: 'tell', reason: 'all-resolved', alerts: [ended], known: null, silentUntil: null };
}

function planStanding(
  { kind, definition }: Receiver,
  alert: ActiveAlert,
  { told, labels, toldAt }: DigestEntry,
  now: number,
): EntryPlan {
  const isHandedOver = kind === 'alertmanager';
  const figure = figureBehind(alert);
  const known = { told: figure, labels: alert.labels };
  const isOnly = (one: FigureBehind) => ({ firing: { [alert.id]: one }, resolved: [] });
  const reason = reasonToNotify(told && isOnly(told), isOnly(figure), {
    now,
    toldAt,
    repeatIntervalMs: isHandedOver ? (definition.repeatInterval ?? 0) * 1_000 : null,
    sendResolved: definition.sendResolved,
  });
  const tell = (because: NotifyReason, alerts: readonly ActiveAlert[]): EntryPlan => ({
    kind: 'tell',
    reason: because,
    alerts: alerts.map(plain),
    known,
    silentUntil: null,
  });
  if (isHandedOver && labels !== null && !isSameLabels(labels, alert.labels))
    return tell(reason ?? 'repeat', [{ ...asEnded(alert, now), labels }, alert]);
  if (reason !== null) return tell(reason, [alert]);
  const held = withoutMessage(told && isOnly(told), isOnly(figure)).firing[alert.id] ?? figure;
  return { kind: 'quiet', reason: 'known', known: { ...known, told: held } };
}
