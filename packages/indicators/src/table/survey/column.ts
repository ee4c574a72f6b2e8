/** What is kept of one column while its cells go by: counts, the first of each kind, and a bounded list of its texts. */
import { withoutDirectionMarks } from '../../language/plain-text.js';
import type { Cell, TypedCell } from '../cell.js';
import { textOf } from '../cell.js';
import { classify, type Leaning } from './classify.js';
import { bits } from './evidence.js';
import { clipped } from './fold.js';
import { allMeanings, meaningsOf, ofWeeks } from './means.js';
import { dayIn } from './period-text.js';

export interface Evidence {
  readonly row: number;
  readonly value: string;
}

interface Known {
  readonly bits: number;
  readonly row: number;
  count: number;
}

/** The kinds of texts whose first is kept. */
const kept = [
  bits.none,
  bits.provesDmy,
  bits.provesMdy,
  bits.anyOrder,
  bits.provesComma,
  bits.provesPoint,
  bits.lonePoint,
  bits.loneComma,
  bits.otherGroup,
  bits.fraction,
  bits.day,
  bits.period,
  bits.figure,
] as const;
const anyKept = kept.reduce((all, bit) => all | bit, 0);
export const blank = -1;
const marked = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/;
const mostSamples = 5;
/** So many texts are looked at before a column is taken for one of their kind. */
const enough = 200;

export class Column {
  filled = 0;
  missing = 0;
  figures = 0;
  periods = 0;
  days = 0;
  years = 0;
  parts = 0;
  bare = 0;
  /** Typed numbers and days. */
  typed = 0;
  overflows = false;
  readonly samples: Evidence[] = [];
  readonly #known = new Map<string, Known>();
  readonly #first = new Map<number, Evidence>();
  readonly #looked = { figures: 0, texts: 0, periods: 0 };
  #leaning: Leaning = 'open';
  #seen = 0;
  #oneDay: string | null = null;
  #isOneDay = true;
  #dayFirst = allMeanings;
  #monthFirst = allMeanings;

  constructor(
    readonly today: string,
    readonly most: number,
  ) {}

  /** @returns what the cell is, in bits; -1 where it is blank. */
  take(cell: Cell | undefined, row: number): number {
    if (cell === undefined || cell === '') return blank;
    if (typeof cell === 'string') return this.#takeText(cell, row);
    if (cell.kind === 'merged') return this.#takeCovered(cell.of, row);
    return this.#takeTyped(cell, row);
  }

  /** What a merge says holds for the cells that it covers, but no figure is counted twice. */
  #takeCovered(cell: Cell, row: number): number {
    const isText = typeof cell === 'string' || cell.kind === 'date';
    return isText ? this.take(cell, row) : blank;
  }

  #takeTyped(cell: Exclude<TypedCell, { kind: 'merged' }>, row: number): number {
    switch (cell.kind) {
      case 'number':
      case 'percent':
        this.typed++;
        return this.#count(
          bits.figure | (Number.isInteger(cell.value) ? bitsOfWhole(cell.value) : bits.fraction),
          textOf(cell) || String(cell.value),
          row,
        );
      case 'date':
        this.typed++;
        return this.#count(bits.period | bits.day, cell.day, row);
      case 'error':
        return this.#count(bits.missing, cell.text, row);
      default:
        return this.#takeText(textOf(cell), row);
    }
  }

  #takeText(text: string, row: number): number {
    const known = this.#known.get(text);
    if (known !== undefined) {
      known.count++;
      this.#add(known.bits);
      return known.bits;
    }
    const trimmed = marked.test(text) ? withoutDirectionMarks(text).trim() : text.trim();
    if (trimmed === '') return blank;
    const found = classify(trimmed, this.today, this.#leaning);
    this.#lean(found);
    return this.#count(found, text, row);
  }

  /** Most of what was looked at first tells what the rest is; what is found then is looked for again. */
  #lean(found: number): void {
    if ((found & bits.figure) !== 0) this.#looked.figures++;
    else if (found === 0) this.#looked.texts++;
    else if ((found & bits.period) !== 0) this.#looked.periods++;
    const { figures, texts, periods } = this.#looked;
    const most = (figures + texts + periods) * 0.9;
    if (figures + texts + periods < enough) return;
    this.#leaning = figures > most ? 'figures' : texts > most ? 'texts' : 'open';
  }

  #count(found: number, text: string, row: number): number {
    const known = this.#known.get(text);
    if (known !== undefined) known.count++;
    else if (this.#known.size < this.most && text.length <= 200)
      this.#known.set(text, { bits: found, row, count: 1 });
    else this.overflows = true;
    if (this.samples.length < mostSamples) this.#sample(text, row);
    if ((found & anyKept & ~this.#seen) !== 0) this.#keepFirst(found, text, row);
    if ((found & bits.day) !== 0 && (this.#dayFirst | this.#monthFirst) !== 0) this.#narrow(text);
    this.#add(found);
    return found;
  }

  #narrow(text: string): void {
    const [day, other] = [dayIn(text, 'dmy', this.today), dayIn(text, 'mdy', this.today)];
    if (day !== null) this.#dayFirst &= meaningsOf(day);
    if (other !== null) this.#monthFirst &= meaningsOf(other);
    this.#isOneDay &&= this.#oneDay === null || this.#oneDay === day;
    this.#oneDay ??= day;
  }

  /**
   * What the days of the column may stand for, once their order is known. One day alone is hardly the first or last of its
   * month by chance, and often that of its week.
   */
  meanings(monthFirst: boolean): number {
    if (this.days === 0) return 0;
    const found = monthFirst ? this.#monthFirst : this.#dayFirst;
    return this.#isOneDay ? found & ~ofWeeks : found;
  }

  #add(found: number): void {
    this.filled++;
    if ((found & bits.figure) !== 0) this.figures++;
    if ((found & bits.period) !== 0) this.periods++;
    if ((found & bits.missing) !== 0) this.missing++;
    if ((found & bits.day) !== 0) this.days++;
    if ((found & bits.bare) !== 0) this.bare++;
    if ((found & bits.year) !== 0) this.years++;
    if ((found & bits.part) !== 0) this.parts++;
  }

  #sample(text: string, row: number): void {
    const value = clipped(text);
    if (!this.samples.some((sample) => sample.value === value)) this.samples.push({ row, value });
  }

  #keepFirst(found: number, text: string, row: number): void {
    this.#seen |= found;
    for (const bit of kept)
      if ((found & bit) !== 0 && !this.#first.has(bit)) this.#first.set(bit, { row, value: clipped(text) });
  }

  /** The first text of a kind. */
  first(bit: number): Evidence | null {
    return this.#first.get(bit) ?? null;
  }

  /** The texts, as far as they are kept, each with how often it stands there and where it does first. */
  *texts(): Generator<{
    readonly text: string;
    readonly bits: number;
    readonly row: number;
    readonly count: number;
  }> {
    for (const [text, known] of this.#known) yield { text, ...known };
  }

  get distinct(): number {
    return this.#known.size;
  }

  /** Cells that say something. */
  get said(): number {
    return this.filled - this.missing;
  }
}

function bitsOfWhole(value: number): number {
  return value >= 1900 && value <= 2200
    ? bits.year | bits.period | bits.bare
    : bits.bare | (value > 0 && value <= 53 ? bits.part : 0);
}
