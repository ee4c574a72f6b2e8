/** Imports as they stand. */
import type { Actor, Problem, Quantity } from '@marsad/indicators';
import type {
  ImportCountsWire,
  ImportEntryKind,
  ImportFormatWire,
  ImportStatus,
  ImportWire,
} from '@marsad/indicators/contract';
import { storedActor } from '@marsad/indicators/pipeline';
import type { CellFault, Mapping, Question, SurveyedColumn } from '@marsad/indicators/table';
import { quantityAsJson } from '../connection/as-json.js';
import type { Executor } from '../connection/connect.js';
import type { ImportId, ObservationId, SubmissionId } from '../connection/ids.js';
import { read, readablePage } from '../connection/stored.js';

export interface StoredImport {
  readonly id: ImportId;
  readonly name: string;
  readonly status: ImportStatus;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
  readonly by: Actor;
  readonly at: string;
  readonly format: ImportFormatWire | null;
  readonly columns: readonly SurveyedColumn[];
  readonly mapping: Mapping;
  readonly questions: readonly Question[];
  readonly notes: readonly Problem[];
  readonly progress: ImportWire['progress'];
  readonly counts: ImportCountsWire | null;
  readonly alerts: ImportWire['alerts'];
  readonly kept: ImportWire['kept'];
  readonly problem: Problem | null;
  readonly submission: { readonly id: SubmissionId; readonly status: string } | null;
  readonly committedAt: string | null;
  readonly undoneAt: string | null;
}

const columns = (sql: Executor) => sql`
  i.id, i.name, i.status, i.bytes::float8 as bytes, encode(i.sha256, 'hex') as sha256, i.actor as by,
  i.created_at as at, i.format, i.columns, i.mapping, i.questions, i.notes, i.progress, i.counts, i.alerts, i.kept,
  i.problem, i.committed_at as "committedAt", i.undone_at as "undoneAt",
  (select jsonb_build_object('id', s.id, 'status',
      case when s.status = 'accepted' and i.committed_at is not null then 'committed' else s.status end)
    from submission s where s.import_id = i.id order by s.received_at desc, s.id desc limit 1) as submission`;

const importOf = (row: StoredImport): StoredImport => ({
  ...row,
  by: read(storedActor, row.by, `import ${row.id}`),
});

export async function findImport(sql: Executor, id: ImportId): Promise<StoredImport | null> {
  const [row] = await sql<StoredImport[]>`select ${columns(sql)} from import i where i.id = ${id}`;
  return row ? importOf(row) : null;
}

/** The newest first. @param by only what this one handed in; null for all. */
export async function listImports(
  sql: Executor,
  { by, before, limit }: { by: Actor | null; before: { at: string; id: ImportId } | null; limit: number },
): Promise<StoredImport[]> {
  return readablePage(
    limit,
    (most = limit, last: StoredImport | null) => {
      const from = last ? { at: last.at, id: last.id } : before;
      return sql<StoredImport[]>`
        select ${columns(sql)} from import i
        where true
          ${by === null ? sql`` : sql`and ${importedBy(sql, by)}`}
          ${from === null ? sql`` : sql`and (i.created_at, i.id) < (${from.at}, ${from.id})`}
        order by i.created_at desc, i.id desc limit ${most}`;
    },
    importOf,
  );
}

/** That the import `i` is of this one. */
const importedBy = (sql: Executor, actor: Actor) => sql`
  i.actor ->> 'kind' = ${actor.kind}
  and coalesce(i.actor ->> 'id', i.actor ->> 'part') = ${'id' in actor ? actor.id : actor.part}`;

export interface ImportRow {
  /** In the order of the file, from 0 on. */
  readonly n: number;
  readonly row: number;
  readonly column: string | null;
  readonly kind: ImportEntryKind;
  readonly entry: {
    readonly indicator: string;
    readonly dimensions: Readonly<Record<string, string>>;
    readonly period: { readonly text: string; readonly start: string; readonly end: string };
    readonly quantity: Quantity;
    readonly per: string;
    readonly source: {
      readonly title: string;
      readonly publisher: string | null;
      readonly author: string | null;
      readonly date: string | null;
      readonly url: string | null;
      readonly locator: string | null;
    };
    readonly reliability: string | null;
    readonly credibility: number | null;
    readonly status: string;
    readonly note: string | null;
    readonly warnings: readonly Problem[];
  } | null;
  readonly observation: ObservationId | null;
  readonly faults: readonly CellFault[];
}

/** In which statuses the plan is the one that was made last. */
const withPlan = ['planned', 'committing', 'committed', 'undoing', 'undone', 'cancelled', 'failed'] as const;

/** What each row of the plan is, in the order of the file: none while it is made anew. @param after of `n`. */
export async function importRows(
  sql: Executor,
  id: ImportId,
  { kind, after, limit }: { kind: ImportEntryKind | null; after: number | null; limit: number },
): Promise<ImportRow[]> {
  return sql<ImportRow[]>`
    select e.n, e.row, e.column_name as column, e.kind,
      case when e.text is not null then jsonb_build_object(
        'indicator', e.indicator_id, 'dimensions', coalesce(e.dimensions, '{}'),
        'period', jsonb_build_object('text', e.period_text, 'start', e.period_start, 'end', e.period_end),
        'quantity', ${quantityAsJson(sql, 'e')}, 'per', e.per,
        'source', jsonb_build_object('title', s.title, 'publisher', s.publisher, 'author', s.author,
          'date', e.source_date, 'url', s.url, 'locator', e.locator),
        'reliability', e.reliability, 'credibility', e.credibility, 'status', e.status, 'note', e.note,
        'warnings', coalesce(e.warnings, '[]')) end as entry,
      case when e.kind in ('revise', 'unchanged') or (e.kind = 'create' and i.committed_at is not null)
        then e.observation_id end as observation,
      coalesce(e.faults, '[]') as faults
    from import i join import_entry e on e.import_id = i.id
    left join import_source s on s.import_id = e.import_id and s.n = e.source
    where i.id = ${id} and i.status in ${sql(withPlan)}
      ${kind === null ? sql`` : sql`and e.kind = ${kind}`}
      ${after === null ? sql`` : sql`and e.n > ${after}::bigint`}
    order by e.n limit ${limit}`;
}

/** What a rejected row held, as it came, with all that is wrong with it. */
export interface RejectedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly faults: readonly CellFault[];
}

/** Rejected rows after a row of the file, in its order, each once however many entries of it were rejected. */
export async function rejectedRows(
  sql: Executor,
  id: ImportId,
  { after, limit }: { after: number; limit: number },
): Promise<RejectedRow[]> {
  return sql<RejectedRow[]>`
    select e.row, (array_agg(e.cells order by e.n) filter (where e.cells is not null))[1] as cells,
      jsonb_path_query_array(jsonb_agg(coalesce(e.faults, '[]') order by e.n), '$[*][*]') as faults
    from import_entry e where e.import_id = ${id} and e.kind = 'reject' and e.row > ${after}
    group by e.row order by e.row limit ${limit}`;
}
