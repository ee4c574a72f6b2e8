import type { Actor } from '@marsad/indicators';
import { type Executor, json, type Sql, type Transaction } from '../connection/connect.js';

/** Notes who did what to which thing, with the transaction that did it. */
export async function audit(
  tx: Transaction,
  actor: Actor,
  action: string,
  subject: string,
  details: object = {},
): Promise<void> {
  await tx`insert into audit (actor, action, subject, details)
    values (${json(tx, actor)}, ${action}, ${subject}, ${json(tx, details)})`;
}

/** Notes that somebody took figures out of here as a file, which leaves no other trace. @param what an indicator, or 'all'. */
export async function noteExport(sql: Sql, actor: Actor, what: string, details: object): Promise<void> {
  await sql.begin((tx) => audit(tx, actor, 'export.made', what, details));
}

/** One line of the audit log. */
export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly by: { readonly kind: Actor['kind']; readonly name: string };
  readonly action: string;
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
  readonly area?: string | undefined;
  readonly subject?: string | undefined;
  /** First day, and the day after the last. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

/** The newest first. @param areas what the reader may see; null for everything. */
export async function readAudit(
  sql: Executor,
  { by, area, subject, from, to, before, limit }: AuditFilter,
  areas: readonly string[] | null,
): Promise<AuditEntry[]> {
  const named = (kind: string) => sql`case when split_part(a.subject, ' ', 1) = ${kind}
    then split_part(a.subject, ' ', 2)::uuid end`;
  const of = (area: string) => sql`case when split_part(a.action, '.', 1) = ${area} then a.subject::uuid end`;
  // The page first, then the names of what is on it, each by its key.
  return sql<AuditEntry[]>`
    with a as materialized (select * from audit a where true
      ${by === undefined ? sql`` : sql`and coalesce(a.actor ->> 'name', a.actor ->> 'part') ilike ${`%${escaped(by)}%`}`}
      ${area === undefined ? sql`` : sql`and split_part(a.action, '.', 1) = ${area}`}
      ${areas === null ? sql`` : sql`and split_part(a.action, '.', 1) in ${sql(areas as string[])}`}
      ${subject === undefined ? sql`` : sql`and a.subject = ${subject}`}
      ${from === undefined ? sql`` : sql`and a.at >= ${from}`}
      ${to === undefined ? sql`` : sql`and a.at < ${to}`}
      ${before === undefined ? sql`` : sql`and a.id < ${before}`}
    order by a.id desc limit ${limit})
    select a.id::int as id, a.at, a.action, a.subject, a.details,
      jsonb_build_object('kind', a.actor ->> 'kind', 'name', coalesce(a.actor ->> 'name', a.actor ->> 'part', '')) as by,
      coalesce(p."name", t.name, v.email, c.name) as name,
      case when o.id is not null then jsonb_build_object('indicator', o.indicator_id, 'period', r.period_text)
        when i.id is not null then jsonb_build_object('indicator', i.indicator_id, 'period', null) end as about
    from a
    left join observation o on o.id = ${of('observation')}
    left join revision r on r.observation_id = o.id and r.superseded_at is null
    left join incident i on i.id = ${of('alert')}
    left join receiver c on c.id = ${of('receiver')}
    left join auth."user" p on p."id" = ${named('person')}
    left join api_token t on t.id = ${named('token')}
    left join invitation v on v.id = ${named('invitation')}
    order by a.id desc`;
}

/** What is typed is looked for as it is: no sign of it stands for any other. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
