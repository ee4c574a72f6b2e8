/** What is kept quiet for a time. */
import type { Actor } from '@marsad/indicators';
import { type Matcher, storedMatchers } from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { actorName } from '../connection/as-json.js';
import { type Executor, json, type Sql } from '../connection/connect.js';
import { keep, read, readable } from '../connection/stored.js';
import { publish } from '../outbox/live-event.js';
import { quietIsOver } from './quiet.js';

export interface StoredSilence {
  readonly id: string;
  readonly matchers: readonly Matcher[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly comment: string;
  readonly by: string;
  readonly state: 'pending' | 'active' | 'expired';
}

const silenceColumns = (sql: Executor) => sql`
  id, matchers, starts_at as "startsAt", ends_at as "endsAt", comment,
  ${actorName(sql, 'created_by')} as by,
  case when now() < starts_at then 'pending' when now() < ends_at then 'active' else 'expired' end as state`;

/** A row as it is stored. */
function silenceOf(row: StoredSilence): StoredSilence {
  return { ...row, matchers: read(storedMatchers, row.matchers, `silence ${row.id}`) };
}

/** Those that end last first; expired ones for a week. */
export async function listSilences(sql: Executor): Promise<StoredSilence[]> {
  const rows = await sql<StoredSilence[]>`
    select ${silenceColumns(sql)} from silence where ends_at > now() - interval '7 days' order by ends_at desc, id`;
  return readable(rows, silenceOf);
}

/** One that cannot be read keeps nothing quiet: better told once too often than not at all. */
export async function activeSilences(sql: Executor): Promise<StoredSilence[]> {
  const rows = await sql<StoredSilence[]>`
    select ${silenceColumns(sql)} from silence where starts_at <= clock_timestamp() and ends_at > clock_timestamp()`;
  return readable(rows, silenceOf);
}

export async function createSilence(
  sql: Sql,
  actor: Actor,
  {
    matchers,
    startsAt,
    endsAt,
    comment,
  }: Pick<StoredSilence, 'matchers' | 'startsAt' | 'endsAt' | 'comment'>,
): Promise<{ readonly kind: 'done'; readonly silence: StoredSilence }> {
  return sql.begin(async (tx) => {
    const [row] = await tx<StoredSilence[]>`
      insert into silence (matchers, starts_at, ends_at, comment, created_by)
      values (${keep(tx, storedMatchers, matchers)}, ${startsAt}, ${endsAt}, ${comment}, ${json(tx, actor)})
      returning ${silenceColumns(tx)}`;
    if (!row) throw new Error('a silence could not be stored');
    await audit(tx, actor, 'silence.create', { kind: 'silence', id: row.id }, { reason: comment });
    await publish(tx, [{ type: 'silence.changed' }]);
    return { kind: 'done', silence: row };
  });
}

/** Ends a silence now; whatever was kept quiet is told at the next look. */
export async function expireSilence(
  sql: Sql,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<{ readonly kind: 'done' | 'over' }> {
  return sql.begin(async (tx) => {
    const { count } = await tx`
      update silence set ends_at = greatest(now(), starts_at + interval '1 millisecond')
      where id = ${id} and ends_at > now()`;
    if (count === 0) return { kind: 'over' };
    await quietIsOver(tx);
    await audit(tx, actor, 'silence.expire', { kind: 'silence', id });
    await publish(tx, [{ type: 'silence.changed' }]);
    return { kind: 'done' };
  });
}
