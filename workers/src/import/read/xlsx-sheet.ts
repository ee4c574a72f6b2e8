/** Rows of a sheet of a workbook. */
import { readCell } from '@marsad/indicators/exchange';
import type { Cell } from '@marsad/indicators/table';
import { type Archive, damaged } from './archive.js';
import { writtenDay } from './day.js';
import { fault } from './fault.js';
import type { TableLimits } from './limits.js';
import { type Merge, MergedCells } from './merges.js';
import { dateCell, numberCell } from './number-cell.js';
import type { NumberFormat } from './number-format.js';
import type { RowsOut } from './rows-out.js';
import { RunsText, unescaped } from './xlsx-parts.js';
import { type Attributes, isTrue, type XmlReader } from './xml.js';

/** What a spreadsheet has at most. */
const lastRow = 1_048_576;
const lastColumn = 16_384;
const mostMerges = 200_000;

const plain: NumberFormat = { kind: 'number' };

export interface SheetContext {
  readonly part: string;
  readonly out: RowsOut;
  /** The texts that cells share. */
  readonly strings: { at(index: number): string | undefined } | null;
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
  readonly merges: readonly Merge[];
  readonly limits: TableLimits;
}

export class SheetReader implements XmlReader {
  private row = 0;
  private hidden = false;
  private cells: Cell[] = [];
  private column = 0;
  private type = '';
  private format = plain;
  private value = '';
  private formula: string | null = null;
  private collects: 'value' | 'formula' | null = null;
  private inline = false;
  private readonly runs: RunsText;
  private readonly merged: MergedCells;
  private readonly longest: number;

  constructor(private readonly context: SheetContext) {
    this.longest = context.limits.cellCharacters + 1;
    this.runs = new RunsText(this.longest);
    this.merged = new MergedCells(context.merges, context.limits.columns);
  }

  opened(name: string, attributes: Attributes): void {
    switch (name) {
      case 'row':
        this.beginRow(attributes);
        return;
      case 'c':
        this.beginCell(attributes);
        return;
      case 'v':
        this.collects = 'value';
        return;
      case 'f':
        this.formula = '';
        this.collects = 'formula';
        return;
      case 'is':
        this.inline = true;
        this.runs.begin();
        return;
      default:
        if (this.inline) this.runs.opened(name);
    }
  }

  text(text: string): void {
    if (this.inline) this.runs.text(text);
    else if (this.collects === 'value') {
      if (this.value.length < this.longest) this.value += text;
    } else if (this.collects === 'formula' && this.formula !== null && this.formula.length < 200)
      this.formula += text;
  }

  closed(name: string): void {
    switch (name) {
      case 'v':
      case 'f':
        this.collects = null;
        return;
      case 'is':
        this.inline = false;
        this.value = this.runs.end();
        return;
      case 'c':
        this.endCell();
        return;
      case 'row':
        this.merged.cover(this.row, this.cells);
        this.context.out.push(this.row, this.cells, this.hidden);
        this.cells = [];
        return;
      default:
        if (this.inline) this.runs.closed(name);
    }
  }

  private beginRow(attributes: Attributes): void {
    const row = attributes.r === undefined ? this.row + 1 : Number(attributes.r);
    if (!Number.isInteger(row) || row <= this.row || row > lastRow) throw damaged(this.context.part);
    this.row = row;
    this.hidden = isTrue(attributes.hidden);
    this.column = 0;
    this.cells = [];
  }

  private beginCell(attributes: Attributes): void {
    this.column = attributes.r === undefined ? this.column + 1 : columnOf(attributes.r);
    if (this.column < 1 || this.column > lastColumn) throw damaged(this.context.part);
    this.type = attributes.t ?? 'n';
    this.format = this.context.formats[Number(attributes.s ?? 0)] ?? plain;
    this.value = '';
    this.formula = null;
  }

  private endCell(): void {
    const cell = this.cell();
    if (cell === '') return;
    const { limits } = this.context;
    if (this.column > limits.columns) throw fault('table-too-wide', { most: limits.columns, row: this.row });
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column - 1] = cell;
  }

  private cell(): Cell {
    const { value, type } = this;
    if (value === '') return this.withoutValue();
    switch (type) {
      case 's': {
        const text = this.context.strings?.at(Number(value));
        if (text === undefined) throw damaged(this.context.part);
        return this.checked(text);
      }
      case 'str':
        return this.checked(unescaped(value));
      case 'inlineStr':
        return this.checked(value);
      case 'b':
        return { kind: 'boolean', value: isTrue(value), text: isTrue(value) ? 'TRUE' : 'FALSE' };
      case 'e':
        return { kind: 'error', text: value };
      case 'd': {
        const day = writtenDay(value);
        return day === null ? value : dateCell(day, { shows: 'day', time: true });
      }
      default: {
        const number = Number(value);
        if (!Number.isFinite(number)) throw damaged(this.context.part);
        return numberCell(number, this.format, this.context.from1904);
      }
    }
  }

  /** Nothing, or a formula that no program has worked out yet: that is not the same as nothing. */
  private withoutValue(): Cell {
    if (this.formula === null || this.type === 'str' || this.type === 's') return '';
    return { kind: 'error', text: `=${this.formula}` };
  }

  private checked(text: string): string {
    if (text.includes('\0')) throw fault('table-has-nul', { row: this.row });
    // A text file that was opened in a spreadsheet and saved as a workbook has its guards against formulas still.
    return readCell(text);
  }
}

/** Of "AB12" 28; 0 where it is none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at++) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column;
}

export interface SheetExtras {
  readonly merges: readonly Merge[];
  /** As they are lettered: "C", "F–H". */
  readonly hiddenColumns: readonly string[];
}

/** Of those that are looked for. */
const longestTag = 400;
const told = /mergeC|hidden=/;

/** What stands before and behind the rows, found without reading them. */
export async function sheetExtras(archive: Archive, part: string): Promise<SheetExtras> {
  const merges: Merge[] = [];
  const hiddenColumns: string[] = [];
  let kept = '';
  for await (const piece of archive.bytesOf(part)) {
    // Nearly all of a sheet is cells: bytes are looked through faster than they become text.
    const head = kept + piece.toString('latin1', 0, longestTag);
    const isNear = told.test(head) || piece.includes('mergeC') || piece.includes('hidden=');
    const text = isNear ? kept + piece.toString('latin1') : '';
    for (const [tag] of text.matchAll(/<(?:\w+:)?(?:mergeCell|col)\s[^<>]*>/g)) {
      if (/^<(?:\w+:)?col/.test(tag)) addHidden(tag, hiddenColumns);
      else addMerge(tag, merges);
    }
    if (merges.length > mostMerges) throw damaged(part);
    const end = piece.toString('latin1', Math.max(0, piece.length - longestTag));
    // A tag that begins here may end in the next piece.
    const open = end.lastIndexOf('<');
    kept = open !== -1 && !end.includes('>', open) ? end.slice(open) : '';
  }
  return { merges, hiddenColumns };
}

const attributeIn = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';

function addMerge(tag: string, merges: Merge[]): void {
  const [, first = '', top, last = '', bottom] =
    /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(attributeIn(tag, 'ref')) ?? [];
  if (top === undefined) return;
  const [left, right] = [columnOf(first) - 1, columnOf(last) - 1];
  if (left > right || Number(top) > Number(bottom)) return;
  merges.push({ top: Number(top), left, bottom: Number(bottom), right });
}

function addHidden(tag: string, hidden: string[]): void {
  if (!isTrue(attributeIn(tag, 'hidden')) || hidden.length >= 20) return;
  const [from, to] = [Number(attributeIn(tag, 'min')), Number(attributeIn(tag, 'max'))];
  // All columns to the right of a table are often hidden.
  if (!(from >= 1) || !(to >= from) || to > 1_000) return;
  hidden.push(from === to ? lettersOf(from) : `${lettersOf(from)}–${lettersOf(to)}`);
}

export function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
