/** The step `read`: what the file is, and what its columns are. */
import {
  type FoundTable,
  importChunks,
  listIndicators,
  type OriginImport,
  originOf,
  type StepContext,
  StepEnded,
  savedMappingFor,
} from '@marsad/db';
import { folded, type Problem, problem } from '@marsad/indicators';
import type { Mapping, Question, ResolvedMapping, SurveyResult } from '@marsad/indicators/table';
import { withFile } from './file.js';
import type { TableParts } from './parts.js';
import type { OpenedTable } from './read/index.js';

export function survey(context: StepContext, parts: TableParts): Promise<FoundTable> {
  const { sql, held } = context;
  return withFile(importChunks(sql, held.id), async (file) => {
    const { mapping, name } = held;
    const table = await parts.openTable(file, {
      name,
      encoding: mapping.read?.encoding,
      sheet: mapping.sheet,
    });
    if (table.kind === 'problem') throw new StepEnded({ kind: 'failed', problem: table.problem });
    return found(context, parts, table);
  });
}

async function found(context: StepContext, parts: TableParts, table: OpenedTable): Promise<FoundTable> {
  const { held } = context;
  const look = await openLook(context, parts, table);
  const first = await look(held.mapping);
  const origin = await originNamedBy(context, parts, first);
  // Whoever said anything of the columns said what they are.
  const known =
    Object.keys(held.mapping).length > 0 ? null : await knownMapping(context, parts, origin, first);
  const result = known === null ? first : await look(known.mapping);
  const resolved = known?.resolved ?? result.resolved;
  const doubts = encodingQuestions(table, held.mapping);
  const questions = known?.resolved ? doubts : [...doubts, ...result.questions];
  return {
    format: { ...table.format, headerRow: result.headerRow || null, vocabulary: result.vocabulary },
    columns: result.columns.map((column) => ({
      ...column,
      samples: [...column.samples],
      suggests:
        column.suggests && known !== null && column.suggests.because === 'given'
          ? { ...column.suggests, because: 'saved' }
          : column.suggests,
    })),
    rows: result.rows,
    mapping: result.mapping,
    questions,
    resolved: questions.length > 0 ? null : resolved,
    notes: [
      ...table.notes,
      ...result.notes,
      ...withEarlierEvents(result, origin),
      ...(known?.note ? [known.note] : []),
    ],
    fromImport: origin?.id ?? null,
  };
}

/** Goes through the whole table, with what is said of its columns. */
async function openLook(
  { sql, progress, held }: StepContext,
  { openSurvey }: TableParts,
  table: OpenedTable,
): Promise<(mapping: Mapping) => Promise<SurveyResult>> {
  const indicators = (await listIndicators(sql)).map(({ indicator }) => indicator);
  const told = progress('reading');
  const { today } = held;
  const name = held.name.replace(/\.[^.]{1,5}$/, '');
  return async (mapping) => {
    const surveying = openSurvey({ indicators, mapping, today, name });
    let rows = 0;
    for await (const batch of table.rows()) {
      surveying.take(batch);
      rows += batch.length;
      await told.at(rows, null);
    }
    return surveying.done();
  };
}

interface Known {
  readonly mapping: Mapping;
  /** As it was, where the table has the very columns. */
  readonly resolved: ResolvedMapping | null;
  readonly note?: Problem;
}

/** The import whose rejected rows these are, whatever is said of their columns by now. */
async function originNamedBy(
  { sql }: StepContext,
  { importNamedBy }: TableParts,
  { columns }: SurveyResult,
): Promise<OriginImport | null> {
  const named = importNamedBy(columns.map(({ name }) => name));
  return named === null ? null : originOf(sql, named);
}

function withEarlierEvents({ mapping }: SurveyResult, origin: OriginImport | null): Problem[] {
  if (origin === null || mapping.shape !== 'events') return [];
  return [problem('events-with-earlier', { name: origin.name })];
}

/** By the import whose rejected rows these are, or by what was saved for such columns. */
async function knownMapping(
  { sql }: StepContext,
  { isOfRejected }: TableParts,
  origin: OriginImport | null,
  { columns, headerRow }: SurveyResult,
): Promise<Known | null> {
  const names = columns.map(({ name }) => name);
  if (origin !== null) {
    // As text of one sheet, with its header in the first row and without the rows that were left out.
    const { sheet: _, headerRow: __, skipRows: ___, read, ...mapping } = origin.mapping;
    const { encoding: ____, ...reading } = read ?? {};
    // One that was mended before has the columns of its own mending beside those that came.
    const isSame =
      origin.resolved?.headers.every(
        (header, at, all) => folded(header) === folded(names[at] ?? '') || isOfRejected(at, all),
      ) ?? false;
    return {
      mapping: { ...mapping, read: reading },
      resolved:
        isSame && origin.resolved
          ? {
              ...origin.resolved,
              sheet: null,
              headerRow,
              skipRows: [],
              passedOver: { totals: [], units: [] },
              headers: names,
            }
          : null,
    };
  }
  const fit = await savedMappingFor(sql, names);
  if (fit === null) return null;
  const { saved, others } = fit;
  const params = {
    name: saved.name,
    ...(others.length > 0 ? { others: others.map(({ name }) => name).join(', ') } : {}),
  };
  return { mapping: saved.mapping, resolved: null, note: problem('columns-as-saved', params) };
}

function encodingQuestions({ encodingDoubt }: OpenedTable, { read }: Mapping): Question[] {
  if (encodingDoubt.length < 2 || read?.encoding !== undefined) return [];
  const options = encodingDoubt.map(({ encoding, reads }) => ({ value: encoding, outcome: reads }));
  return [{ code: 'encoding-unknown', column: null, options, evidence: [], params: {} }];
}
