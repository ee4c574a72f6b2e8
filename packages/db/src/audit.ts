import type { Actor } from '@marsad/indicators';
import type { Executor, Transaction } from './connect.js';

/** Notes who did what to which thing, with the transaction that did it. */
export async function audit(
  tx: Transaction,
  actor: Actor,
  action: string,
  subject: string,
  details: object = {},
): Promise<void> {
  await tx`insert into audit (actor, action, subject, details)
    values (${tx.json(actor as never)}, ${action}, ${subject}, ${tx.json(details as never)})`;
}

/** One line of the audit log. */
export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly by: { readonly kind: Actor['kind']; readonly name: string };
  readonly action: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** Of an observation: the indicator and the period it is of. */
  readonly about: { readonly indicator: string; readonly period: string } | null;
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
  return sql<AuditEntry[]>`
    select a.id::int as id, a.at, a.action, a.subject, a.details,
      jsonb_build_object('kind', a.actor ->> 'kind', 'name', coalesce(a.actor ->> 'name', a.actor ->> 'part', '')) as by,
      case when o.id is not null then jsonb_build_object('indicator', o.indicator_id, 'period', r.period_text) end
        as about
    from audit a
    left join observation o on a.action like 'observation.%' and o.id::text = a.subject
    left join revision r on r.observation_id = o.id and r.superseded_at is null
    where true
      ${by === undefined ? sql`` : sql`and coalesce(a.actor ->> 'name', a.actor ->> 'part') ilike ${`%${escaped(by)}%`}`}
      ${area === undefined ? sql`` : sql`and split_part(a.action, '.', 1) = ${area}`}
      ${areas === null ? sql`` : sql`and split_part(a.action, '.', 1) in ${sql(areas as string[])}`}
      ${subject === undefined ? sql`` : sql`and a.subject = ${subject}`}
      ${from === undefined ? sql`` : sql`and a.at >= ${from}`}
      ${to === undefined ? sql`` : sql`and a.at < ${to}`}
      ${before === undefined ? sql`` : sql`and a.id < ${before}`}
    order by a.id desc limit ${limit}`;
}

/** What is typed is looked for as it is: no sign of it stands for any other. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
