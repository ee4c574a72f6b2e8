import type { Actor } from '@marsad/indicators';
import { actorName, containing } from '../connection/as-json.js';
import { type Executor, json, type Sql, startOfDay, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { IndicatorId } from '../connection/ids.js';
import type { AuditAction, AuditArea, AuditSubject } from './action.js';

/** Notes who did what to which thing, with the transaction that did it: through the one function that adds a row. */
export async function audit(
  tx: Transaction,
  actor: Actor,
  action: AuditAction,
  subject: AuditSubject,
  details: object = {},
): Promise<void> {
  await tx`select append_audit(${json(tx, actor)}, ${action}, ${subject.kind}, ${subject.id}, ${json(tx, details)})`;
}

/** Many at once, in their order. */
export async function auditAll(
  tx: Transaction,
  all: readonly {
    readonly actor: Actor;
    readonly action: AuditAction;
    readonly subject: AuditSubject;
    readonly details: object;
  }[],
): Promise<void> {
  if (all.length > 0)
    await tx`select append_audit(one -> 'actor', one ->> 'action', one -> 'subject' ->> 'kind', one -> 'subject' ->> 'id',
        one -> 'details')
      from (select one from jsonb_array_elements(${json(tx, all)}::jsonb) with ordinality given (one, n) order by n) s`;
}

/** Notes what was seen and changed nothing: what was refused, opened or taken along, and that the application runs. */
export async function noteSeen(
  sql: Sql,
  actor: Actor,
  {
    action,
    subject,
    details,
  }: { readonly action: AuditAction; readonly subject: AuditSubject; readonly details: object },
): Promise<Done> {
  await sql.begin((tx) => audit(tx, actor, action, subject, details));
  return done;
}

/** Notes that somebody took figures out of here as a file, which leaves no other trace. */
export async function noteExport(
  sql: Sql,
  actor: Actor,
  {
    indicator,
    details,
  }: { /** Null for all there is. */ readonly indicator: IndicatorId | null; readonly details: object },
): Promise<Done> {
  const subject: AuditSubject =
    indicator === null ? { kind: 'record', id: 'all' } : { kind: 'indicator', id: indicator };
  await sql.begin((tx) => audit(tx, actor, 'export.made', subject, details));
  return done;
}

/** One line of the audit log. */
export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly by: { readonly kind: Actor['kind']; readonly name: string };
  /** One of {@link AuditAction}, or what an earlier version called what it did. */
  readonly action: string;
  /** The id; of people, tokens and invitations with the kind before it, by which they are asked for too. */
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** What the subject is called now: a person, a token, a receiver, the address an invitation went to. */
  readonly name: string | null;
  /** Of an observation: the indicator and the period it is of. Of an alert: the indicator. */
  readonly about: { readonly indicator: string; readonly period: string | null } | null;
}

export interface AuditFilter {
  /** Part of the name of whoever did it. */
  readonly by?: string | undefined;
  /** The part of an action before its dot: 'observation', 'person' and so on. */
  readonly area?: AuditArea | undefined;
  readonly subject?: string | undefined;
  /** First day, and the day after the last, where the installation is. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Kinds that stand before the id where a subject is one text. */
const saidWithKind = ['person', 'token', 'invitation'];

/** That `a` is about this subject, as its entries say it. */
function isSubject(sql: Executor, subject: string) {
  const [kind = '', ...rest] = subject.split(' ');
  // An indicator may be called as one of the kinds: only with an id after it is it a kind.
  return rest.length > 0 && saidWithKind.includes(kind)
    ? sql`and a.subject_kind = ${kind} and a.subject_id = ${rest.join(' ')}`
    : sql`and a.subject_id = ${subject} and a.subject_kind not in ${sql(saidWithKind)}`;
}

/**
 * What was done by whoever goes by a name that has this in it. There are few names beside what they did: they are found
 * one after the other in the index, and of each the newest entries.
 */
function ofNames(sql: Executor, by: string, fits: ReturnType<typeof isSubject>, limit: number) {
  const name = (table: string) => actorName(sql, `${table}.actor`);
  return sql`
    with recursive named as (
      (select ${name('first')} as name from audit first where ${name('first')} is not null order by 1 limit 1)
      union all
      select (select ${name('next')} from audit next where ${name('next')} > named.name order by 1 limit 1)
      from named where named.name is not null
    )
    select newest.* from named cross join lateral (
      -- As a range and in the order of both, which one index alone has: asked for one name's newest, the planner goes
      -- through everybody's.
      select a.* from audit a where ${name('a')} >= named.name and ${name('a')} <= named.name ${fits}
      order by ${name('a')} desc, a.id desc limit ${limit}
    ) newest
    where named.name ilike ${containing(by)} order by newest.id desc limit ${limit}`;
}

/** The newest first. @param areas what the reader may see; null for everything. */
export async function readAudit(
  sql: Executor,
  { by, area, subject, from, to, before, limit }: AuditFilter,
  areas: readonly AuditArea[] | null,
): Promise<AuditEntry[]> {
  const of = (kind: AuditSubject['kind']) =>
    sql`case when a.subject_kind = ${kind} then a.subject_id::uuid end`;
  const fits = sql`
    ${area === undefined ? sql`` : sql`and split_part(a.action, '.', 1) = ${area}`}
    ${areas === null ? sql`` : sql`and split_part(a.action, '.', 1) in ${sql(areas as string[])}`}
    ${subject === undefined ? sql`` : isSubject(sql, subject)}
    ${from === undefined ? sql`` : sql`and a.at >= ${startOfDay(sql, from)}`}
    ${to === undefined ? sql`` : sql`and a.at < ${startOfDay(sql, to)}`}
    ${before === undefined ? sql`` : sql`and a.id < ${before}`}`;
  const found =
    by === undefined
      ? sql`select a.* from audit a where true ${fits} order by a.id desc limit ${limit}`
      : ofNames(sql, by, fits, limit);
  // The page first, then the names of what is on it, each by its key.
  return sql<AuditEntry[]>`
    with a as materialized (${found})
    select a.id::int as id, a.at, a.action, a.details,
      case when a.subject_kind in ${sql(saidWithKind)} then a.subject_kind || ' ' || a.subject_id else a.subject_id end
        as subject,
      jsonb_build_object('kind', a.actor ->> 'kind', 'name', coalesce(${actorName(sql, 'a.actor')}, '')) as by,
      coalesce(p."name", t.name, v.email, c.name) as name,
      case when o.id is not null then jsonb_build_object('indicator', o.indicator_id, 'period', r.period_text)
        when i.id is not null then jsonb_build_object('indicator', i.indicator_id, 'period', null) end as about
    from a
    left join observation o on o.id = ${of('observation')}
    left join revision r on r.observation_id = o.id and r.superseded_at is null
    left join incident i on i.id = ${of('alert')}
    left join receiver c on c.id = ${of('receiver')}
    left join auth."user" p on p."id" = ${of('person')}
    left join api_token t on t.id = ${of('token')}
    left join invitation v on v.id = ${of('invitation')}
    order by a.id desc`;
}
