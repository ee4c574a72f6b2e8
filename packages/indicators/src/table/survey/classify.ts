/** What one text of a table is, as bits; what nobody has looked at before. */
import { parseFigure } from '../../figure/parse.js';
import { asciiDigits } from '../../language/digits.js';
import { parsePeriod } from '../../period/parse.js';
import { isMissingCell } from '../read/cell-text.js';
import { bits, decimalBits, orderBits, tripleOf } from './evidence.js';
import { tablePeriod } from './period-text.js';
import { isTotal } from './words.js';

/** Of an indicator nobody knows yet: whatever is a figure of any. */
const anyFigure = {
  unit: '1',
  nonNegative: false,
  integer: false,
  rateBasis: 'day',
  noneIs: 'asked',
} as const;

const plainDigits = /^\d+$/;
const plainNumber = /^[-+−]?(?:\d[\d.,]*|[.,]\d+)$/;
const foreignDigits = /[\u0660-\u0669\u06f0-\u06f9]/;
const digitsIn = /[0-9\u0660-\u0669\u06f0-\u06f9]/;
/** A sign that leads to a footnote, or a footnote's letter in brackets. */
const footnote = /(?<=\d)\s*(?:[*†‡§¶]+|[¹²³⁴⁵]+|\[[^\]]{1,3}\]|\([a-z]\))$/u;
const mostLetters = 80;
/** What a program writes where it could not work a cell out. */
const errors = new Set(['#ref!', '#div/0!', '#value!', '#name?', '#num!', '#null!']);

/** What a column is taken for after its first texts; it saves looking for what is not there. */
export type Leaning = 'open' | 'figures' | 'texts';

export function classify(text: string, today: string, leaning: Leaning): number {
  if (plainDigits.test(text)) return bitsOfDigits(text);
  if (plainNumber.test(text) && tripleOf(text) === null)
    return bits.figure | decimalBits(text) | maybeMonth(text, today);
  return digitsIn.test(text) ? withDigits(text, today, leaning) : inWords(text, leaning);
}

function bitsOfDigits(text: string): number {
  const { length } = text;
  if (length > 15) return bits.bare;
  const year = length === 4 || length === 6 || length === 8 ? Number(text.slice(0, 4)) : 0;
  if (year >= 1900 && year <= 2200) return bits.bare | bits.figure | bitsOfRun(text);
  const isPart = length <= 2 && Number(text) >= 1 && Number(text) <= 53 ? bits.part : 0;
  return bits.bare | bits.figure | isPart;
}

/** 2020, 202001, 20200115. */
function bitsOfRun(text: string): number {
  if (text.length === 4) return bits.year | bits.period;
  const month = Number(text.slice(4, 6));
  if (month < 1 || month > 12) return 0;
  if (text.length === 6) return bits.period;
  return parsePeriod(text).kind === 'period' ? bits.period | bits.day : 0;
}

/** 2020.01 */
function maybeMonth(text: string, today: string): number {
  return /^\d{4}\.\d\d$/.test(text) && tablePeriod(text, null, today) !== null ? bits.period : 0;
}

function withDigits(text: string, today: string, leaning: Leaning): number {
  if (text.length > mostLetters) return 0;
  if (foreignDigits.test(text)) return classify(asciiDigits(text), today, leaning);
  const triple = tripleOf(text);
  if (triple !== null) {
    const order = orderBits(triple);
    return order === null ? 0 : bits.period | bits.day | order;
  }
  if (leaning === 'texts') return 0;
  if (leaning === 'figures') return withDecimals(text) || bitsOfPeriod(text, today);
  return bitsOfPeriod(text, today) || bitsOfPart(text) | withDecimals(text);
}

function bitsOfPeriod(text: string, today: string): number {
  const period = tablePeriod(text, null, today);
  if (period === null) return 0;
  return bits.period | (isDay(period) ? bits.day : 0);
}

function bitsOfPart(text: string): number {
  return /^(?:q|w|t|s|week|quarter|wk|الربع|الأسبوع)\s?-?\d{1,2}$/i.test(text) ? bits.part : 0;
}

function withDecimals(text: string): number {
  const figure = figureBits(text);
  return figure === 0 ? 0 : figure | decimalBits(text);
}

const isDay = (period: { start: string; end: string }) =>
  Date.parse(period.end) - Date.parse(period.start) === 86_400_000;

function figureBits(text: string): number {
  const read = parseFigure(text.replace(footnote, ''), anyFigure);
  if (read.kind === 'figure') return bits.figure;
  if (read.kind === 'missing') return 0;
  const { code } = read.problem;
  // "3 km", "$ 5", "USD 5": of another unit. "Table 3" is a name.
  if (code === 'figure-unit-mismatch') return beginsWithNumber.test(text) ? bits.figure | bits.withUnit : 0;
  return figureFaults.has(code) ? bits.figure : 0;
}

const beginsWithNumber = /^(?:[^\p{L}\p{N}]*|[^\p{N}]*\p{Sc}[^\p{N}]*|[A-Z]{3} ?)\p{N}/u;

/** What is a figure, and only not one of every indicator, or one that reads two ways. */
const figureFaults: ReadonlySet<string> = new Set([
  'figure-ambiguous',
  'figure-per-mismatch',
  'figure-negative',
  'figure-too-precise',
  'figure-bounds-reversed',
]);

function inWords(text: string, leaning: Leaning): number {
  if (text.length > mostLetters) return 0;
  if (isMissingCell(text) || (text.startsWith('#') && errors.has(text.toLowerCase()))) return bits.missing;
  if (leaning === 'texts' && text.length > shortWord) return 0;
  const total = isTotal(text) ? bits.total : 0;
  const read = parseFigure(text, anyFigure);
  if (read.kind === 'missing') return bits.missing;
  if (read.kind === 'figure') return total | bits.figure;
  if (read.problem.code === 'figure-none-asked') return total | bits.none;
  const period = parsePeriod(text);
  const isPart = period.kind === 'problem' && period.problem.code === 'period-without-year';
  return total | (isPart ? bits.part : 0);
}

/** "Total", "n/a", "none" are looked for wherever they stand. */
const shortWord = 14;
