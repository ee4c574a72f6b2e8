/** Imports of tests: entries as a table would give them, taken through the steps that a worker takes. */
import type { Actor } from '@marsad/indicators';
import type { ImportCountsWire } from '@marsad/indicators/contract';
import type { Entry, ImportStep } from '@marsad/indicators/pipeline';
import type { TableEntry } from '@marsad/indicators/table';
import { json, type Sql } from '../src/connection/connect.js';
import type { ImportId } from '../src/connection/ids.js';
import { commitImport } from '../src/import/commit.js';
import { evaluateImport } from '../src/import/evaluate.js';
import { type EntriesFile, planWith } from '../src/import/plan.js';
import { undoImport } from '../src/import/undo.js';
import { fulfilStep, type StepWork } from '../src/import/work.js';
import { oblige } from '../src/outbox/outbox.js';

/** A file in which the n-th row is the n-th entry. */
export const fileOf = (entries: readonly (Entry | TableEntry)[]): EntriesFile => {
  const rows = entries.map(
    (given, at): TableEntry =>
      'kind' in given ? given : { kind: 'entry', row: at + 2, column: null, entry: given, warnings: [] },
  );
  return {
    read: async (_, take) => {
      await take(
        rows.map((entry) => ({ entries: [entry], cells: [`row ${entry.row}`] })),
        rows.length,
      );
      return { rows: rows.length, events: null };
    },
    cellsOf: async (wanted, take) => {
      for (const { row } of rows) if (wanted.has(row)) take(row, [`row ${row}`]);
    },
  };
};

const nothing: StepWork = async () => {};

/** An import whose columns are known: its plan is next. */
export async function newImport(sql: Sql, actor: Actor, name = 'table.csv'): Promise<ImportId> {
  const [row] = await sql<{ id: ImportId }[]>`
    insert into import (name, actor, status, bytes, sha256, mapping, resolved)
    values (${name}, ${json(sql, actor)}, 'checking', 0, '', '{}', '{}') returning id`;
  if (!row) throw new Error('no import');
  await ask(sql, row.id, 'plan');
  return row.id;
}

/** What is to be done next of imports, the oldest first. */
export async function dueSteps(sql: Sql): Promise<number[]> {
  const due = await sql<{ id: number }[]>`select id from outbox where topic = 'import' order by id`;
  return due.map(({ id }) => id);
}

export async function fulfil(sql: Sql, step: number, plan: StepWork = nothing): Promise<void> {
  await fulfilStep(sql, step, {
    read: nothing,
    plan,
    commit: commitImport,
    undo: undoImport,
    evaluate: evaluateImport,
  });
}

export async function beginCommit(sql: Sql, id: ImportId): Promise<void> {
  await sql`update import set status = 'committing' where id = ${id}`;
  await ask(sql, id, 'commit');
}

async function ask(sql: Sql, id: ImportId, step: ImportStep): Promise<void> {
  await sql.begin((tx) => oblige(tx, 'import', { import: id, step, batch: null }));
}

/** Fulfils every step that is due, and what becomes due by it. */
export async function fulfilSteps(sql: Sql, file: EntriesFile | null = null): Promise<void> {
  const plan = file === null ? nothing : planWith(async () => file);
  for (;;) {
    const due = await dueSteps(sql);
    if (due.length === 0) return;
    for (const step of due) await fulfil(sql, step, plan);
  }
}

export async function planned(
  sql: Sql,
  actor: Actor,
  entries: readonly (Entry | TableEntry)[],
): Promise<{ id: ImportId; counts: ImportCountsWire }> {
  const id = await newImport(sql, actor);
  await fulfilSteps(sql, fileOf(entries));
  return { id, counts: await countsOf(sql, id) };
}

export async function countsOf(sql: Sql, id: ImportId): Promise<ImportCountsWire> {
  const [row] = await sql<{ counts: ImportCountsWire }[]>`select counts from import where id = ${id}`;
  if (!row) throw new Error('the import is not there');
  return row.counts;
}

export async function committed(sql: Sql, id: ImportId, file: EntriesFile | null = null): Promise<void> {
  await beginCommit(sql, id);
  await fulfilSteps(sql, file);
}

export async function undone(sql: Sql, id: ImportId, by: Actor): Promise<void> {
  await sql`update import set status = 'undoing', asked_by = ${json(sql, by)} where id = ${id}`;
  await ask(sql, id, 'undo');
  await fulfilSteps(sql);
}

/** Of each entry, in order: what it is, and what is wrong with it. */
export async function entriesOf(sql: Sql, id: ImportId): Promise<string[]> {
  const rows = await sql<{ kind: string; code: string | null; row: number | null }[]>`
    select kind, faults -> 0 -> 'problem' ->> 'code' as code, (faults -> 0 -> 'problem' -> 'params' ->> 'row')::int as row
    from import_entry where import_id = ${id} order by n`;
  return rows.map(({ kind, code, row }) => [kind, code, row].filter((part) => part !== null).join(' '));
}
