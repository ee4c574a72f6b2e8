/**
 * A step of an import on a worker. The obligation is locked for as long as the step lasts and deleted by the transaction
 * that does its work: one that is handed over twice is done by one, and by nobody a second time.
 */
import type { Actor, Problem } from '@marsad/indicators';
import type { ImportFormatWire, ImportPhase, ImportStatus } from '@marsad/indicators/contract';
import { type ImportStep, storedActor, storedObligations } from '@marsad/indicators/pipeline';
import type { Mapping, ResolvedMapping } from '@marsad/indicators/table';
import { currentDay, json, type Sql, type Transaction } from '../connection/connect.js';
import type { ImportId } from '../connection/ids.js';
import { read, readOr } from '../connection/stored.js';
import { holdObligation } from '../outbox/hold.js';
import { publish } from '../outbox/live-event.js';
import { discharge, lockObligations, oblige } from '../outbox/outbox.js';

/** What a step has to know of its import. */
export interface ImportAtWork {
  readonly id: ImportId;
  readonly name: string;
  readonly status: ImportStatus;
  readonly version: number;
  readonly actor: Actor;
  /** Who asked for this step. */
  readonly askedBy: Actor;
  readonly mapping: Mapping;
  readonly resolved: ResolvedMapping | null;
  readonly format: ImportFormatWire | null;
  readonly rows: number | null;
  /** The import whose rejected rows these are. */
  readonly fromImport: ImportId | null;
  /** ISO day, where the installation is. */
  readonly today: string;
}

/** What ends a step before its time, and takes back what it did. */
export class StepEnded extends Error {
  constructor(
    readonly because: /** Somebody cancelled the import, or gave it another mapping. */
      | { readonly kind: 'left' }
      /** It is the file's fault, or the mapping's: tried again it would be the same. */
      | { readonly kind: 'failed'; readonly problem: Problem }
      /** The record has changed since the plan was made. */
      | { readonly kind: 'outdated' },
  ) {
    super(because.kind);
  }
}

/** How far a step is, for those who look; on a connection of its own. */
export interface Progress {
  /** Tells it, unless it was just told. @throws StepEnded where somebody has taken the import away. */
  at(done: number, total: number | null): Promise<void>;
}

export interface StepContext {
  readonly sql: Sql;
  /** Does the work, and is committed with it. */
  readonly tx: Transaction;
  readonly held: ImportAtWork;
  readonly batch: number | null;
  readonly progress: (phase: ImportPhase) => Progress;
}

export type StepWork = (context: StepContext) => Promise<void>;

/** In which statuses a step finds its import; in any other it was taken away, and there is nothing to do. */
const statusesOf: Readonly<Record<ImportStep, readonly ImportStatus[]>> = {
  read: ['reading', 'checking'],
  plan: ['checking'],
  commit: ['committing'],
  undo: ['undoing'],
  evaluate: ['committing', 'undoing'],
};

/**
 * Fulfils an obligation of an import, or does nothing where it is fulfilled already or in other hands.
 * @returns whether anything was done.
 */
export async function fulfilStep(
  sql: Sql,
  obligation: number,
  works: Readonly<Record<ImportStep, StepWork>>,
): Promise<boolean> {
  try {
    return await sql.begin(async (tx) => {
      const asked = await holdObligation(tx, 'import', obligation);
      if (asked === null) return false;
      const held = await importAtWork(tx, asked.import as ImportId);
      if (held !== null && statusesOf[asked.step].includes(held.status))
        await works[asked.step]({
          sql,
          tx,
          held,
          batch: asked.batch,
          progress: (phase) => progressOf(sql, held, phase),
        });
      await discharge(tx, [obligation]);
      return true;
    });
  } catch (error) {
    const ended = error instanceof StepEnded ? error : faultOf(error);
    if (ended === null) throw error;
    await endStep(sql, obligation, ended);
    return true;
  }
}

/** What a reader of tables throws. */
function faultOf(error: unknown): StepEnded | null {
  return error instanceof Error && 'problem' in error
    ? new StepEnded({ kind: 'failed', problem: error.problem as Problem })
    : null;
}

export async function importAtWork(tx: Sql | Transaction, id: ImportId): Promise<ImportAtWork | null> {
  const [row] = await tx<(Omit<ImportAtWork, 'askedBy'> & { askedBy: Actor | null })[]>`
    select id, name, status, version, actor, asked_by as "askedBy", mapping, resolved, format, rows,
      from_import as "fromImport",
      ${currentDay(tx)} as today
    from import where id = ${id}`;
  if (!row) return null;
  const place = `import ${id}`;
  const actor = read(storedActor, row.actor, place);
  return { ...row, actor, askedBy: readOr(storedActor, row.askedBy, place) ?? actor };
}

/** Obligations of imports that are still to be done: evaluations together, every other step by itself. */
export async function importSteps(
  sql: Sql,
  obligations: readonly number[],
): Promise<{ readonly step: ImportStep; readonly ids: readonly number[] }[]> {
  const rows = await sql<{ id: number; payload: unknown }[]>`
    select id, payload from outbox where topic = 'import' and id in ${sql(obligations as number[])} order by id`;
  const found = rows.map(({ id, payload }) => ({
    id,
    step: read(storedObligations.import, payload, `outbox ${id}`).step,
  }));
  const evaluations = found.flatMap(({ id, step }) => (step === 'evaluate' ? [id] : []));
  return [
    ...found.flatMap(({ id, step }) => (step === 'evaluate' ? [] : [{ step, ids: [id] }])),
    ...(evaluations.length > 0 ? [{ step: 'evaluate' as const, ids: evaluations }] : []),
  ];
}

/** Which imports these obligations are of. */
export async function importsOf(sql: Sql, obligations: readonly number[]): Promise<ImportId[]> {
  const rows = await sql<{ id: ImportId }[]>`
    select distinct payload ->> 'import' as id from outbox where topic = 'import' and id in ${sql(obligations as number[])}`;
  return rows.map(({ id }) => id);
}

/** What is to be done for these imports now, in whosever hands it is. */
export async function stepsDue(sql: Sql, imports: readonly ImportId[]): Promise<number[]> {
  if (imports.length === 0) return [];
  const rows = await sql<{ id: number }[]>`
    select id from outbox where topic = 'import' and payload ->> 'import' in ${sql([...imports])} order by id`;
  return rows.map(({ id }) => id);
}

/** A step that took more than there is for it. */
export function failStep(sql: Sql, obligation: number, problem: Problem): Promise<void> {
  return endStep(sql, obligation, new StepEnded({ kind: 'failed', problem }));
}

/** What is noted of a step that did not come to its end: nothing of its work is. */
async function endStep(sql: Sql, obligation: number, { because }: StepEnded): Promise<void> {
  await sql.begin(async (tx) => {
    const [locked] = await lockObligations(tx, 'import', { ids: [obligation] });
    if (!locked) return;
    const id = locked.payload.import as ImportId;
    const running = statusesOf[locked.payload.step];
    await discharge(tx, [obligation]);
    if (because.kind === 'failed') {
      await tx`update import set status = 'failed', problem = ${json(tx, because.problem)}, progress = null
        where id = ${id} and status in ${tx(running as string[])}`;
    } else if (because.kind === 'outdated') await planAnew(tx, id, running);
    await publish(tx, [{ type: 'import.progress', import: id }]);
  });
}

/** A plan that the record has overtaken is made again by itself; what was submitted for review waits again. */
export async function planAnew(tx: Transaction, id: ImportId, from: readonly ImportStatus[]): Promise<void> {
  const { count } = await tx`
    update import set status = 'checking', progress = null, version = version + 1
    where id = ${id} and status in ${tx(from as string[])}`;
  if (count === 0) return;
  await tx`update submission set status = 'waiting' where import_id = ${id} and status = 'accepted'`;
  await oblige(tx, 'import', { import: id, step: 'plan', batch: null });
}

/** Takes the import's row, for as long as the transaction lasts: what is noted there is noted last. */
export async function lockUnchanged(tx: Transaction, { id, status, version }: ImportAtWork): Promise<void> {
  const [row] = await tx<{ status: ImportStatus; version: number }[]>`
    select status, version from import where id = ${id} for no key update`;
  if (row?.status !== status || row.version !== version) throw new StepEnded({ kind: 'left' });
}

const tellEveryMs = 500;

function progressOf(sql: Sql, held: ImportAtWork, phase: ImportPhase): Progress {
  const begun = performance.now();
  let toldAt = Number.NEGATIVE_INFINITY;
  return {
    at: async (done, total) => {
      const now = performance.now();
      if (now - toldAt < tellEveryMs) return;
      toldAt = now;
      const seconds = (now - begun) / 1_000;
      const perSecond = seconds > 0.2 && done > 0 ? Math.round(done / seconds) : null;
      const secondsLeft =
        perSecond === null || perSecond === 0 || total === null
          ? null
          : Math.max(0, Math.ceil((total - done) / perSecond));
      const said = { phase, done, total, perSecond, secondsLeft };
      await sql.begin(async (tx) => {
        const { count } = await tx`update import set progress = ${json(tx, said)}
          where id = ${held.id} and status = ${held.status} and version = ${held.version}`;
        if (count === 0) throw new StepEnded({ kind: 'left' });
        await publish(tx, [{ type: 'import.progress', import: held.id }]);
      });
    },
  };
}
