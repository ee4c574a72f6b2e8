/** The cells of an OpenDocument spreadsheet, whose sheets all stand in one part, one after the other. */
import { readCell } from '@marsad/indicators/exchange';
import type { Cell } from '@marsad/indicators/table';
import { damaged } from './archive.js';
import { timeOf, writtenDay } from './day.js';
import { fault } from './fault.js';
import type { TableLimits } from './limits.js';
import { MergedCells } from './merges.js';
import { dateCell, percentCell, plainNumber } from './number-cell.js';
import { OdsStyles } from './ods-styles.js';
import type { RowsOut } from './rows-out.js';
import { lettersOf } from './xlsx-sheet.js';
import type { Attributes, XmlReader } from './xml.js';

export const contentPart = 'content.xml';

/** What stands in or beside cells and is none of their text. */
const asides = new Set([
  'annotation',
  'conditional-formats',
  'content-validations',
  'custom-shape',
  'data-pilot-tables',
  'database-ranges',
  'dde-links',
  'forms',
  'frame',
  'g',
  'named-expressions',
  'ruby-text',
  'shapes',
  'tracked-changes',
]);

/** Rows and columns of the largest sheets that are written. */
const mostRows = 16_777_216;
const mostSheets = 10_000;

export interface OdsSheet {
  readonly name: string;
  readonly hidden: boolean;
  hasData: boolean;
  /** Rows of several cells that say something. */
  wideRows: number;
  readonly hiddenColumns: string[];
}

/** @param wanted the sheet whose rows go out; null for none: then it is seen what sheets there are. */
export class OdsReader implements XmlReader {
  readonly sheets: OdsSheet[] = [];
  isDone = false;
  private readonly styles = new OdsStyles();
  private aside = 0;
  private inTable = false;
  private row = 1;
  private rowTimes = 1;
  private hidden = false;
  private rowStyle: string | undefined;
  private columnStyles: { readonly end: number; readonly style: string | undefined }[] = [];
  private column = 0;
  private filled = 0;
  private cells: Cell[] = [];
  private attributes: Attributes = {};
  private text_ = '';
  private paragraphs = 0;
  private inParagraph = 0;
  private merged: MergedCells;
  private readonly longest: number;

  constructor(
    private readonly wanted: number | null,
    private readonly out: RowsOut | null,
    private readonly limits: TableLimits,
  ) {
    this.longest = limits.cellCharacters + 1;
    this.merged = new MergedCells([], limits.columns);
  }

  opened(name: string, attributes: Attributes): void {
    if (this.aside > 0 || asides.has(name)) this.aside += 1;
    else if (name === 'table') this.beginTable(attributes);
    else if (!this.inTable) this.styles.opened(name, attributes);
    else this.openedInTable(name, attributes);
  }

  private openedInTable(name: string, attributes: Attributes): void {
    switch (name) {
      case 'table-column':
        this.addColumns(attributes);
        return;
      case 'table-row':
        this.rowTimes = this.times(attributes['table:number-rows-repeated'], mostRows);
        this.hidden = isHidden(attributes);
        this.rowStyle = attributes['table:default-cell-style-name'];
        this.column = 0;
        this.filled = 0;
        this.cells = [];
        return;
      case 'table-cell':
      case 'covered-table-cell':
        this.attributes = attributes;
        this.text_ = '';
        this.paragraphs = 0;
        return;
      case 'p':
        this.paragraphs += 1;
        if (this.paragraphs > 1) this.say('\n');
        this.inParagraph += 1;
        return;
      case 's':
        this.say(' '.repeat(this.times(attributes['text:c'], this.longest)));
        return;
      case 'tab':
        this.say('\t');
        return;
      case 'line-break':
        this.say('\n');
    }
  }

  text(text: string): void {
    if (this.inParagraph > 0 && this.aside === 0) this.say(text);
  }

  private say(text: string): void {
    if (this.text_.length < this.longest) this.text_ += text;
  }

  closed(name: string): void {
    if (this.aside > 0) this.aside -= 1;
    else if (!this.inTable) this.styles.closed(name);
    else if (name === 'p') this.inParagraph -= 1;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.endCell();
    else if (name === 'table-row') this.endRow();
    else if (name === 'table') {
      this.inTable = false;
      this.isDone = this.sheets.length - 1 === this.wanted;
    }
  }

  private beginTable(attributes: Attributes): void {
    // One within a cell.
    if (this.inTable) throw damaged(contentPart);
    if (this.sheets.length >= mostSheets) throw damaged(contentPart);
    this.inTable = true;
    this.sheets.push({
      name: attributes['table:name'] ?? '',
      hidden: this.styles.isHidden(attributes['table:style-name']),
      hasData: false,
      wideRows: 0,
      hiddenColumns: [],
    });
    this.row = 1;
    this.columnStyles = [];
    this.merged = new MergedCells([], this.limits.columns);
  }

  private times(value: string | undefined, most: number): number {
    if (value === undefined) return 1;
    const times = Number(value);
    if (!Number.isInteger(times) || times < 0) throw damaged(contentPart);
    return Math.min(times, most);
  }

  private addColumns(attributes: Attributes): void {
    const start = this.columnStyles.at(-1)?.end ?? 0;
    const end = start + this.times(attributes['table:number-columns-repeated'], mostRows);
    this.columnStyles.push({ end, style: attributes['table:default-cell-style-name'] });
    if (this.columnStyles.length > mostSheets) throw damaged(contentPart);
    const hidden = this.sheets.at(-1)?.hiddenColumns ?? [];
    // All columns to the right of a table are often hidden.
    if (!isHidden(attributes) || end > 1_000 || hidden.length >= 20) return;
    hidden.push(end === start + 1 ? lettersOf(end) : `${lettersOf(start + 1)}–${lettersOf(end)}`);
  }

  private endCell(): void {
    const { attributes, column } = this;
    const times = this.times(attributes['table:number-columns-repeated'], mostRows);
    this.column += times;
    if (this.wanted !== null && this.wanted !== this.sheets.length - 1) return;
    const cell = this.cell();
    const sheet = this.sheets.at(-1);
    if (sheet && cell !== '') {
      sheet.hasData = true;
      this.filled += times;
    }
    if (this.wanted === null) return;
    this.addMerge(column);
    if (cell === '') return;
    const { columns } = this.limits;
    if (this.column > columns) throw fault('table-too-wide', { most: columns, row: this.row });
    while (this.cells.length < column) this.cells.push('');
    for (let nth = 0; nth < times; nth++) this.cells.push(cell);
  }

  private addMerge(left: number): void {
    const wide = this.times(this.attributes['table:number-columns-spanned'], mostRows);
    const high = this.times(this.attributes['table:number-rows-spanned'], mostRows);
    if (wide <= 1 && high <= 1) return;
    this.merged.add({ top: this.row, left, bottom: this.row + high - 1, right: left + wide - 1 });
  }

  private endRow(): void {
    const sheet = this.sheets.at(-1);
    if (sheet && this.filled > 1) sheet.wideRows += this.rowTimes;
    if (this.wanted !== null && this.wanted === this.sheets.length - 1) {
      this.merged.cover(this.row, this.cells);
      this.out?.push(this.row, this.cells, this.hidden, this.rowTimes);
    }
    this.row += this.rowTimes;
    if (this.row > mostRows) throw damaged(contentPart);
  }

  private cell(): Cell {
    const { attributes, text_: text } = this;
    if (text.includes('\0')) throw fault('table-has-nul', { row: this.row });
    if (attributes['calcext:value-type'] === 'error') return { kind: 'error', text: text || '#VALUE!' };
    const value = attributes['office:value'];
    switch (attributes['office:value-type']) {
      case 'float':
      case 'currency':
        return value === undefined ? text : this.numberFrom(value, text);
      case 'percentage':
        return value === undefined ? text : percentCell(this.finite(value));
      case 'date': {
        const day = writtenDay(attributes['office:date-value'] ?? '');
        return day === null ? text : dateCell(day, { shows: this.styles.shownOf(this.style()), time: true });
      }
      case 'time':
        return timeCell(attributes['office:time-value'] ?? '', text);
      case 'boolean': {
        const is = attributes['office:boolean-value'] === 'true';
        return { kind: 'boolean', value: is, text: is ? 'TRUE' : 'FALSE' };
      }
      default:
        return this.textCell(text);
    }
  }

  private textCell(text: string): Cell {
    const said = this.paragraphs > 0 ? text : (this.attributes['office:string-value'] ?? '');
    const formula = this.attributes['table:formula'];
    const isOpen = formula !== undefined && this.attributes['office:value-type'] === undefined && said === '';
    // A formula that no program has worked out yet is not the same as nothing.
    return isOpen ? { kind: 'error', text: formula.replace(/^\w+:/, '').slice(0, 200) } : readCell(said);
  }

  private finite(value: string): number {
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number)) throw damaged(contentPart);
    return number;
  }

  private numberFrom(value: string, shown: string): Cell {
    const cell = plainNumber(this.finite(value));
    // Codes are shown with the zeros they begin with.
    const isCode = /^0\d+$/.test(shown) && Number(shown) === Number(value);
    return isCode && typeof cell !== 'string' && cell.kind === 'number' ? { ...cell, text: shown } : cell;
  }

  /** Its own, its row's, its column's. */
  private style(): string | undefined {
    const own = this.attributes['table:style-name'] ?? this.rowStyle;
    if (own !== undefined) return own;
    return this.columnStyles.find(({ end }) => end >= this.column)?.style;
  }
}

const isHidden = (attributes: Attributes): boolean => {
  const visibility = attributes['table:visibility'];
  return visibility === 'collapse' || visibility === 'filter';
};

/** Of "PT13H30M00S" half past one. */
function timeCell(written: string, shown: string): Cell {
  const [, hours, minutes, seconds] = /^PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S$/.exec(written) ?? [];
  if (hours === undefined) return shown;
  const all = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return { kind: 'number', value: all / 86_400, text: timeOf(all) };
}
