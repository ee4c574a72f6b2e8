/** One thing done to many alerts: each is decided on by itself, and what is done is done together, in one transaction. */
import { type Actor, isSameActor } from '@marsad/indicators';
import {
  type AlertState,
  dimensionLabel,
  type Matcher,
  storedActor,
  storedMatchers,
  type TriageOutcome,
} from '@marsad/indicators/pipeline';
import type { AuditAction } from '../audit/action.js';
import { auditAll } from '../audit/audit.js';
import { acknowledging } from '../connection/as-json.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import type { AlertId, PersonId } from '../connection/ids.js';
import { keep, readOr } from '../connection/stored.js';
import { groupsAreDue } from '../notify/group.js';
import { quietIsOver } from '../notify/quiet.js';
import { publish } from '../outbox/live-event.js';

export type AlertAction =
  /** `until`: when it counts no more; null for as long as the alert lasts. */
  | { readonly kind: 'acknowledge'; readonly note: string | null; readonly until: string | null }
  | { readonly kind: 'unacknowledge' }
  /** Null takes back what it was judged. */
  | { readonly kind: 'triage'; readonly outcome: TriageOutcome | null; readonly note: string | null }
  /** Null for nobody. */
  | { readonly kind: 'assign'; readonly to: PersonId | null }
  /** Of the rule on the series of each. */
  | { readonly kind: 'silence'; readonly endsAt: string; readonly comment: string }
  | { readonly kind: 'unsilence' };

export interface AlertOutcome {
  readonly alert: AlertId;
  /** unchanged: it was so already. not-active: it is over, and nothing of it can be acknowledged. */
  readonly kind: 'done' | 'unchanged' | 'not-found' | 'not-active';
}

interface Held {
  readonly id: AlertId;
  readonly rule: string;
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly state: AlertState;
  readonly channel: string;
  readonly severity: string;
  /** Null where nobody has, or it counts no more. */
  readonly acknowledged: Actor | null;
  readonly acknowledgedUntil: string | null;
  readonly acknowledgeNote: string | null;
  readonly triage: TriageOutcome | null;
  readonly triageNote: string | null;
  readonly assigned: PersonId | null;
}

/**
 * What came of it for each, in the order given. Whoever asks the same again finds everything unchanged.
 * @returns null where the person it is to be given to is not there, or may not act on alerts.
 */
export async function actOnAlerts(
  sql: Sql,
  actor: Actor,
  { alerts, action }: { readonly alerts: readonly AlertId[]; readonly action: AlertAction },
): Promise<readonly AlertOutcome[] | null> {
  return sql.begin(async (tx) => {
    const to = action.kind === 'assign' && action.to !== null ? await assignee(tx, action.to) : null;
    if (action.kind === 'assign' && action.to !== null && to === null) return null;
    const held = new Map((await hold(tx, alerts)).map((one) => [one.id, one]));
    const silences = isOfSilences(action) ? await silencesOf(tx, [...held.values()]) : new Map();
    const outcomes = alerts.map((alert): AlertOutcome => {
      const one = held.get(alert);
      return {
        alert,
        kind: one === undefined ? 'not-found' : decide(one, action, actor, silences.get(seriesOf(one))),
      };
    });
    const changed = outcomes.flatMap(({ alert, kind }) => {
      const one = held.get(alert);
      return kind === 'done' && one !== undefined ? [one] : [];
    });
    if (changed.length === 0) return outcomes;
    await write(tx, actor, changed, action);
    await note(tx, actor, changed, action, to?.name ?? null);
    if (action.kind === 'acknowledge' || action.kind === 'unacknowledge')
      for (const indicator of [...new Set(changed.map((one) => one.indicator))].toSorted())
        await groupsAreDue(tx, indicator);
    if (action.kind === 'unsilence') await quietIsOver(tx);
    const isSilence = action.kind === 'silence' || action.kind === 'unsilence';
    await publish(tx, [
      ...changed.map(({ id, indicator, dimensions, state, channel, severity }) => ({
        type: 'alert.changed' as const,
        alert: id,
        ...{ indicator, dimensions, state, channel, severity },
        silent: true,
      })),
      ...(isSilence ? [{ type: 'silence.changed' as const }] : []),
    ]);
    return outcomes;
  });
}

/** In one order, so that two who act on the same wait for each other and not in a ring. */
async function hold(tx: Transaction, alerts: readonly AlertId[]): Promise<Held[]> {
  const rows = await tx<Held[]>`
    select id, rule_id as rule, indicator_id as indicator, dimensions, state, channel, severity,
      case when acknowledged_until is null or acknowledged_until > now() then acknowledged end as acknowledged,
      acknowledged_until as "acknowledgedUntil", acknowledge_note as "acknowledgeNote", triage, triage_note as "triageNote",
      assigned_to as assigned
    from incident where id = any(${alerts}::uuid[]) order by id for no key update`;
  return rows.map((row) => ({
    ...row,
    acknowledged: readOr(storedActor, row.acknowledged, `incident ${row.id}`),
  }));
}

/** @param silencedUntil of the rule on the series, by a silence of just that; undefined where there is none. */
function decide(
  held: Held,
  action: AlertAction,
  actor: Actor,
  silencedUntil: string | undefined,
): AlertOutcome['kind'] {
  switch (action.kind) {
    case 'acknowledge':
      if (held.state === 'normal') return 'not-active';
      return held.acknowledged !== null &&
        isSameActor(held.acknowledged, actor) &&
        held.acknowledgeNote === action.note &&
        isSameInstant(held.acknowledgedUntil, action.until)
        ? 'unchanged'
        : 'done';
    case 'unacknowledge':
      return held.acknowledged === null ? 'unchanged' : 'done';
    case 'triage':
      return held.triage === action.outcome && held.triageNote === action.note ? 'unchanged' : 'done';
    case 'assign':
      return held.assigned === action.to ? 'unchanged' : 'done';
    case 'silence':
      return silencedUntil !== undefined && Date.parse(silencedUntil) >= Date.parse(action.endsAt)
        ? 'unchanged'
        : 'done';
    case 'unsilence':
      return silencedUntil === undefined ? 'unchanged' : 'done';
  }
}

const isSameInstant = (a: string | null, b: string | null) =>
  a === null || b === null ? a === b : Date.parse(a) === Date.parse(b);

async function write(
  tx: Transaction,
  actor: Actor,
  changed: readonly Held[],
  action: AlertAction,
): Promise<void> {
  const which = tx`where id = any(${changed.map(({ id }) => id)}::uuid[])`;
  switch (action.kind) {
    case 'acknowledge':
      await tx`update incident set ${acknowledging(tx, actor, action)} ${which}`;
      return;
    case 'unacknowledge':
      await tx`update incident set acknowledged = null, acknowledged_at = null, acknowledged_until = null,
        acknowledge_note = null ${which}`;
      return;
    case 'triage': {
      const by = action.outcome === null ? null : json(tx, actor);
      await tx`update incident set triage = ${action.outcome}, triage_note = ${action.note}, triaged = ${by},
        triaged_at = ${action.outcome === null ? null : tx`clock_timestamp()`} ${which}`;
      return;
    }
    case 'assign':
      await tx`update incident set assigned_to = ${action.to}, assigned_by = ${action.to === null ? null : json(tx, actor)},
        assigned_at = ${action.to === null ? null : tx`clock_timestamp()`} ${which}`;
      return;
    case 'silence':
      for (const matchers of seriesIn(changed))
        await tx`insert into silence (matchers, starts_at, ends_at, comment, created_by)
          values (${keep(tx, storedMatchers, matchers)}, now(), ${action.endsAt}, ${action.comment}, ${json(tx, actor)})`;
      return;
    case 'unsilence':
      for (const matchers of seriesIn(changed))
        await tx`update silence set ends_at = greatest(now(), starts_at + interval '1 millisecond')
          where ends_at > now() and starts_at <= now() and matchers = ${keep(tx, storedMatchers, matchers)}`;
  }
}

const auditNames = {
  acknowledge: 'alert.acknowledge',
  unacknowledge: 'alert.unacknowledge',
  triage: 'alert.triage',
  assign: 'alert.assign',
  silence: 'alert.silence',
  unsilence: 'alert.unsilence',
} as const satisfies Readonly<Record<AlertAction['kind'], AuditAction>>;

async function note(
  tx: Transaction,
  actor: Actor,
  changed: readonly Held[],
  action: AlertAction,
  name: string | null,
): Promise<void> {
  const details = detailsOf(action, name);
  await auditAll(
    tx,
    changed.map(({ id }) => ({
      actor,
      action: auditNames[action.kind],
      subject: { kind: 'alert' as const, id },
      details,
    })),
  );
}

function detailsOf(action: AlertAction, name: string | null): object {
  const reason = 'note' in action && action.note !== null ? { reason: action.note } : {};
  switch (action.kind) {
    case 'acknowledge':
      return { ...reason, ...(action.until === null ? {} : { until: action.until }) };
    case 'triage':
      return { ...reason, outcome: action.outcome };
    case 'assign':
      return { person: action.to, name };
    case 'silence':
      return { reason: action.comment, until: action.endsAt };
    default:
      return {};
  }
}

/** Somebody who may act on alerts, and can sign in. */
async function assignee(tx: Transaction, id: PersonId): Promise<{ readonly name: string } | null> {
  const [row] = await tx<{ name: string }[]>`select "name" as name from auth."user"
    where "id" = ${id} and "role" in ('editor', 'admin') and "disabledAt" is null`;
  return row ?? null;
}

const isOfSilences = ({ kind }: AlertAction) => kind === 'silence' || kind === 'unsilence';

/** The labels that single out a rule on a series, in one order. */
function matchersOf({ rule, dimensions }: Pick<Held, 'rule' | 'dimensions'>): Matcher[] {
  const parts = Object.entries(dimensions).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    { name: 'rule', op: '=', value: rule },
    ...parts.map(([id, value]) => ({ name: dimensionLabel(id), op: '=' as const, value })),
  ];
}

const seriesOf = (held: Pick<Held, 'rule' | 'dimensions'>) => JSON.stringify(matchersOf(held));

/** Each once: two alerts of one rule on one series share their silence. */
function seriesIn(changed: readonly Held[]): Matcher[][] {
  return [...new Map(changed.map((one) => [seriesOf(one), matchersOf(one)])).values()];
}

/** Until when rules are silent on series by silences of just these; by {@link seriesOf}. */
async function silencesOf(tx: Transaction, held: readonly Held[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const matchers of seriesIn(held)) {
    const [row] = await tx<{ until: string | null }[]>`select max(ends_at) as until from silence
      where starts_at <= now() and ends_at > now() and matchers = ${keep(tx, storedMatchers, matchers)}`;
    if (row?.until != null) found.set(JSON.stringify(matchers), row.until);
  }
  return found;
}
