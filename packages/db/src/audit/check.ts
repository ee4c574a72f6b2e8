/** Whether the audit log is as it was written: every row in its place in the chain, and nothing beside it. */
import { createHash } from 'node:crypto';
import { type Executor, readAtOnce, type Sql } from '../connection/connect.js';

export interface AuditChain {
  readonly rows: number;
  /** The ids of the first and the last row in the order of the chain; null where there is none. */
  readonly first: string | null;
  readonly last: string | null;
  /** Of the last row, in hex: noted elsewhere, it shows later that nothing before it was changed or cut off. */
  readonly head: string;
}

/** What is wrong first. Without an id it is the end of the chain. */
export interface AuditBreak {
  readonly what: 'changed' | 'missing' | 'put-in' | 'cut-off' | 'head-unknown';
  /** Of the row, where it is known. */
  readonly id: string | null;
  /** In the chain, from 1; null for a row that was never part of it. */
  readonly position: number | null;
}

export type AuditCheck =
  | ({ readonly kind: 'sound' } & AuditChain)
  | { readonly kind: 'broken'; readonly at: AuditBreak; readonly rows: number };

const pageSize = 2_000;

/** One place in the chain, with what stands in the log under its id. The fields as text, as they are hashed. */
interface Link {
  readonly position: string | null;
  readonly id: string;
  readonly hash: Buffer | null;
  readonly found: boolean;
  readonly fields: readonly (string | null)[];
}

/** What the hash before the first row is. */
const beginning = sha256(Buffer.from('marsad audit'));

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** As audit_content() of the migrations makes it: the database itself is not asked what it would hash. */
function contentOf(fields: Link['fields']): Buffer {
  return Buffer.from(
    fields.map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`)).join(','),
  );
}

/**
 * Follows the chain from its beginning, a page at a time, in one snapshot: rows may come in meanwhile.
 * @param known a head that was noted earlier, in hex: it must be one of the chain's.
 */
export function checkAudit(sql: Sql, known: string | null = null): Promise<AuditCheck> {
  return readAtOnce(sql, (tx) => follow(tx, known));
}

/** The same in a transaction that has a snapshot of its own. */
export async function follow(sql: Executor, known: string | null): Promise<AuditCheck> {
  let link = beginning;
  let rows = 0;
  let first: string | null = null;
  let last: string | null = null;
  let seen = known === null || known === beginning.toString('hex');
  const broken = (what: AuditBreak['what'], id: string | null, position: number | null): AuditCheck => ({
    kind: 'broken',
    at: { what, id, position },
    rows,
  });
  for (;;) {
    const page = await sql<Link[]>`
      select s.position::text as position, s.id::text as id, s.hash, a.id is not null as found,
        jsonb_build_array(a.id::text, extract(epoch from a.at)::text, a.actor::text, a.action, a.subject_kind, a.subject_id,
          a.details::text, a.login, a.xact::text, extract(epoch from a.noted_at)::text) as fields
      from audit_seal s left join audit a on a.id = s.id
      where s.position > ${rows} order by s.position limit ${pageSize}`;
    if (page.length === 0) break;
    for (const { position, id, hash, found, fields } of page) {
      const place = rows + 1;
      // A place that is not there was taken out together with its row.
      if (Number(position) !== place) return broken('missing', null, place);
      if (!found) return broken('missing', id, place);
      link = sha256(link, contentOf(fields));
      if (hash === null || !link.equals(hash)) return broken('changed', id, place);
      rows = place;
      first ??= id;
      last = id;
      seen ||= link.toString('hex') === known;
    }
  }
  const [beside] = await sql<{ id: string }[]>`
    select a.id::text as id from audit a
    where not exists (select from audit_seal s where s.id = a.id and s.position between 1 and ${rows})
    order by a.id limit 1`;
  if (beside) return broken('put-in', beside.id, null);
  const [end] = await sql<{ position: number; hash: Buffer }[]>`select position, hash from audit_head`;
  if (end === undefined || end.position !== rows || !link.equals(end.hash))
    return broken('cut-off', null, rows + 1);
  if (!seen) return broken('head-unknown', null, null);
  return { kind: 'sound', rows, first, last, head: link.toString('hex') };
}

/** How many rows there are and the hash of the last, without a look at the others. */
export async function auditHead(sql: Executor): Promise<Pick<AuditChain, 'rows' | 'head'>> {
  const [end] = await sql<{ position: number; hash: Buffer }[]>`select position, hash from audit_head`;
  return { rows: end?.position ?? 0, head: end?.hash.toString('hex') ?? '' };
}
