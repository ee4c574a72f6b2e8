import type { TableRow } from '../cell.js';
import type { PassedOver } from '../mapping.js';
import type {
  Suggestion,
  SurveyedColumn,
  SurveyInput,
  Survey as Surveying,
  SurveyResult,
} from '../survey.js';
import { acrossOf, withMeanings } from './across.js';
import { blank, Column } from './column.js';
import { proposeDimensions, readCodes } from './dimensions.js';
import { Draft, namesIn } from './draft.js';
import { areEvents, proposeEvents } from './events.js';
import { bits } from './evidence.js';
import { proposePeriod, proposeRest, proposeSource, proposeValue } from './fields.js';
import { type Header, headerOf, mostHeadRows } from './header.js';
import { proposeIndicator } from './indicators.js';
import { Names } from './names.js';
import { isoIn, outcomeIn } from './period-text.js';
import { type Readings, readColumns } from './readings.js';
import { Remarks } from './remarks.js';
import { resolved } from './resolve.js';
import type { Table } from './table.js';
import { RowsOfTotals, rowOfUnits } from './totals.js';
import { exportedOf, noteContradictions, takeMarks, useExported, vocabularyOf } from './vocabulary.js';

/** What a table's columns are, from its rows as they go by. What is kept of them is bounded, whatever their number. */
export function openSurvey(input: SurveyInput): Surveying {
  return new Survey(input);
}

/** Texts that are kept of all columns together, and of one. */
const mostTexts = 64_000;
const mostTextsOfOne = 1_000;
const fewestTextsOfOne = 64;
const mostRowsNamed = 10;

class Survey implements Surveying {
  readonly #input: SurveyInput;
  readonly #skipped: ReadonlySet<number>;
  readonly #columns: Column[] = [];
  readonly #totals = new RowsOfTotals();
  readonly #remarks = new Remarks();
  readonly #hidden: number[] = [];
  #hiddenCount = 0;
  #head: TableRow[] = [];
  #header: Header | null = null;
  #rows = 0;
  #first: TableRow | null = null;

  constructor(input: SurveyInput) {
    this.#input = input;
    this.#skipped = new Set(input.mapping.skipRows ?? []);
  }

  take(rows: readonly TableRow[]): void {
    for (const row of rows) {
      if (this.#skipped.size > 0 && this.#skipped.has(row.row)) continue;
      if (this.#header === null) this.#takeHead(row);
      else this.#takeRow(row);
    }
  }

  /** Whoever says which rows are left out has the last word. */
  #takeRow(row: TableRow): void {
    if (this.#input.mapping.skipRows !== undefined) this.#takeData(row);
    else for (const one of this.#remarks.take(row)) this.#takeData(one);
  }

  #takeHead(row: TableRow): void {
    const { headerRow } = this.#input.mapping;
    this.#head.push(row);
    // Of what is before a header that is far down only the line above it counts.
    const start = headerRow === undefined ? 1 : headerRow;
    if (headerRow !== undefined && row.row < headerRow - 2 && this.#head.length > mostHeadRows)
      this.#head.shift();
    if (this.#head.length >= mostHeadRows && row.row >= start + 5) this.#openData();
  }

  #openData(): Header {
    const { mapping, today } = this.#input;
    const header = headerOf(this.#head, mapping.headerRow, today);
    this.#header = header;
    const head = this.#head;
    this.#head = [];
    for (const row of head) if (row.row > header.row) this.#takeRow(row);
    return header;
  }

  #takeData({ cells, row, hidden = false }: TableRow): void {
    let filled = false;
    let total = false;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at];
      if (cell === '') continue;
      const found = (this.#columns[at] ?? this.#columnAt(at)).take(cell, row);
      if (found === blank) continue;
      filled = true;
      if ((found & bits.total) !== 0) total = true;
    }
    if (!filled) return;
    if (this.#rows++ === 0) this.#first = { row, cells };
    if (total) this.#totals.take(cells, row);
    if (hidden && this.#hiddenCount++ < mostRowsNamed) this.#hidden.push(row);
  }

  #columnAt(at: number): Column {
    const most = Math.max(fewestTextsOfOne, Math.min(mostTextsOfOne, Math.floor(mostTexts / (at + 1))));
    for (let next = this.#columns.length; next <= at; next++)
      this.#columns.push(new Column(this.#input.today, most));
    return this.#columns[at] as Column;
  }

  done(): SurveyResult {
    const header = this.#header ?? this.#openData();
    const { mapping: given, indicators, today, name } = this.#input;
    const width = Math.max(this.#columns.length, header.lines.length, header.tags?.length ?? 0);
    if (width > 0) this.#columnAt(width - 1);
    const names = new Names(header, width);
    const table = { header, names, columns: this.#columns, rows: this.#rows, given, indicators, today, name };
    const hidden = { count: this.#hiddenCount, rows: this.#hidden };
    return surveyed(table, {
      totals: this.#totals,
      first: this.#first,
      remarks: this.#remarks.rows,
      hidden,
    });
  }
}

interface Seen {
  readonly totals: RowsOfTotals;
  readonly first: TableRow | null;
  readonly remarks: readonly number[];
  readonly hidden: { readonly count: number; readonly rows: readonly number[] };
}

function surveyed(table: Table, { totals, first, remarks, hidden }: Seen): SurveyResult {
  const draft = new Draft(table);
  const exported = exportedOf(table);
  const vocabulary = vocabularyOf(table, exported);
  checkNames(draft);
  const action = takeMarks(draft, vocabulary);
  noteContradictions(draft);
  if (hidden.count > 0)
    draft.note({ code: 'rows-hidden', params: { count: hidden.count, rows: hidden.rows.join(', ') } });
  if (exported === null) propose(draft);
  else useExported(draft, exported);
  const readings = readColumns(draft);
  const isOpen = table.given.skipRows === undefined && exported === null;
  const passedOver = {
    totals: isOpen ? totals.found(draft) : [],
    units: isOpen ? rowOfUnits(first, draft) : [],
    remarks,
  };
  notePassedOver(draft, passedOver);
  const { mapping, questions, notes } = draft;
  return {
    vocabulary,
    headerRow: table.header.row,
    columns: table.columns.map((_, at) => columnOf(draft, readings, at)),
    rows: table.rows,
    mapping,
    questions,
    resolved:
      questions.length > 0
        ? null
        : resolved(mapping, table, { vocabulary, exported, action, readings, passedOver }),
    notes,
  };
}

/** Rows that are no figures of the table, each kind said. */
function notePassedOver(draft: Draft, { totals, remarks = [] }: PassedOver): void {
  for (const [code, rows] of [
    ['rows-of-totals', totals],
    ['rows-of-remarks', remarks],
  ] as const)
    if (rows.length > 0) draft.note({ code, params: { count: rows.length, rows: rows.join(', ') } });
}

/** Columns that are named and are not there, or of which there are several. */
function checkNames(draft: Draft): void {
  const { names, columns } = draft.table;
  const asked = new Set<string>();
  for (const { path, name } of namesIn(draft.table.given)) {
    const found = names.find(name);
    if (found.kind === 'at' || asked.has(name)) continue;
    asked.add(name);
    const isNone = found.kind === 'none';
    draft.ask(isNone ? 'column-missing' : 'column-ambiguous', {
      options: (isNone ? found.near : found.at).map((at) => ({
        value: isNone ? names.nameFor(at) : `#${at + 1}`,
        outcome: columns[at]?.samples.map(({ value }) => value).join(' · ') ?? '',
      })),
      params: { column: name, field: path },
    });
  }
}

function propose(draft: Draft): void {
  const { given } = draft.table;
  // A mapping that says its shape is somebody's decision as a whole; only what no figure is without is added to it.
  const isWhole = given.shape === undefined;
  draft.mapping.shape = given.shape ?? shapeOf(draft);
  if (draft.mapping.shape === 'wide') proposeAcross(draft);
  if (draft.mapping.shape !== 'events') {
    if (
      !(draft.mapping.across ?? []).every(({ period }) => period !== undefined) ||
      draft.mapping.shape === 'rows'
    )
      proposePeriod(draft);
    if (draft.mapping.shape === 'rows') proposeValue(draft);
  }
  proposeIndicator(draft);
  if (draft.mapping.shape === 'events') proposeEvents(draft);
  proposeSource(draft, isWhole);
  if (isWhole) proposeRest(draft);
  proposeDimensions(draft);
  readCodes(draft);
}

function shapeOf(draft: Draft): 'rows' | 'wide' | 'events' {
  const { given } = draft.table;
  if (given.events !== undefined) return 'events';
  if (given.across !== undefined) return 'wide';
  if (given.value === undefined && acrossOf(draft.table, new Set(draft.used.keys())) !== null) return 'wide';
  return areEvents(draft) ? 'events' : 'rows';
}

function proposeAcross(draft: Draft): void {
  const { mapping } = draft;
  if (mapping.across !== undefined) {
    mapping.across = withMeanings(draft.table, mapping.across);
    return;
  }
  const found = acrossOf(draft.table, new Set(draft.used.keys()));
  if (found === null) {
    draft.ask('value-missing', { params: { shape: 'wide' } });
    return;
  }
  for (const at of found.at) draft.use(at, 'across', draft.table.header.tags === null ? 'header' : 'tag');
  const { ambiguous } = found;
  // Until the order of the dates is known, which columns there are is not.
  if (ambiguous === null) mapping.across = found.across;
  else
    draft.ask('dates-ambiguous', {
      column: ambiguous.at,
      options: (['dmy', 'mdy'] as const).map((value) => ({
        value,
        outcome: outcomeIn(ambiguous.text, value),
      })),
      evidence: [{ row: draft.table.header.row, value: ambiguous.text }],
      params: {
        text: ambiguous.text,
        first: isoIn(ambiguous.text, 'dmy'),
        second: isoIn(ambiguous.text, 'mdy'),
      },
    });
}

function columnOf(draft: Draft, { columns, evidence }: Readings, at: number): SurveyedColumn {
  const { table } = draft;
  const samples = (table.columns[at]?.samples ?? []).map(({ value }) => value);
  return {
    name: table.names.shown[at] ?? `#${at + 1}`,
    samples,
    suggests: suggestionOf(draft, columns[at], evidence, at),
  };
}

function suggestionOf(
  draft: Draft,
  reads: Readings['columns'][number] | undefined,
  evidence: Readings['evidence'],
  at: number,
): Suggestion | null {
  const used = draft.used.get(at);
  if (used === undefined) return null;
  const readAs = reads?.dates ?? reads?.decimal ?? null;
  // A cell is shown as the one that proves how the column is read only where it does.
  const sample = readAs === null ? (draft.table.columns[at]?.samples[0] ?? null) : null;
  return { ...used, evidence: evidence.get(at) ?? sample, reads: readAs };
}
