/** What one text of a table is, as bits; what nobody has looked at before. */
import { parseFigure } from '../../figure/parse.js';
import { asciiDigits } from '../../language/digits.js';
import { parsePeriod } from '../../period/parse.js';
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
const digitsIn = /[0-9\u0660-\u0669\u06f0-\u06f9]/;
/** A sign that leads to a footnote, or a footnote's letter in brackets. */
const footnote = /(?<=\d)\s*(?:[*†‡§¶]+|[¹²³⁴⁵]+|\[[^\]]{1,3}\]|\([a-z]\))$/u;
const mostLetters = 80;
/** Beside those that the reader of figures knows. */
const missingWords = new Set([
  ...['لا يوجد', 'لا توجد', 'لا توجد بيانات', 'غير متوفر', 's/d', 'n/d', 'sans objet', 'sin datos'],
  ...['pas de données', '#ref!', '#div/0!', '#value!', '#name?', '#num!'],
]);

/** @param tryWords whether a text without a digit may be a figure in words: "two dozen". */
export function classify(text: string, today: string, tryWords: boolean): number {
  if (plainDigits.test(text)) return bitsOfDigits(text);
  if (plainNumber.test(text)) return bits.figure | decimalBits(text) | maybePeriod(text, today);
  return digitsIn.test(text) ? withDigits(text, today) : inWords(text, tryWords);
}

function bitsOfDigits(text: string): number {
  if (text.length === 4 && text >= '1900' && text <= '2200')
    return bits.bare | bits.figure | bits.year | bits.period;
  const isRun = (text.length === 6 || text.length === 8) && parsePeriod(text).kind === 'period';
  const run = isRun ? bits.period | (text.length === 8 ? bits.day : 0) : 0;
  const isPart = text.length <= 2 && Number(text) >= 1 && Number(text) <= 53 ? bits.part : 0;
  return bits.bare | (text.length <= 15 ? bits.figure : 0) | run | isPart;
}

function maybePeriod(text: string, today: string): number {
  return /^\d{4}-\d\d$|^\d{4}[.]\d\d$/.test(text) && tablePeriod(text, null, today) !== null
    ? bits.period
    : 0;
}

function withDigits(text: string, today: string): number {
  if (text.length > mostLetters) return 0;
  const plain = asciiDigits(text.trim());
  if (plain !== text) return classify(plain, today, false);
  const triple = tripleOf(plain);
  if (triple !== null) {
    const order = orderBits(triple);
    return order === null ? 0 : bits.period | bits.day | order;
  }
  const period = tablePeriod(plain, null, today);
  if (period !== null) return bits.period | (isDay(period) ? bits.day : 0);
  const part = /^(?:q|w|t|s|week|quarter|wk|الربع|الأسبوع)\s?-?\d{1,2}$/i.test(plain) ? bits.part : 0;
  const figure = figureBits(plain);
  return part | (figure === 0 ? 0 : figure | decimalBits(plain));
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

function inWords(text: string, tryWords: boolean): number {
  if (text.length > mostLetters) return 0;
  if (missingWords.has(text.toLowerCase())) return bits.missing;
  const total = isTotal(text) ? bits.total : 0;
  const period = parsePeriod(text);
  if (period.kind === 'problem' && period.problem.code === 'period-without-year') return total | bits.part;
  if (!tryWords && text.length > shortWord) return total;
  const read = parseFigure(text, anyFigure);
  if (read.kind === 'missing') return bits.missing;
  if (read.kind === 'figure') return total | bits.figure;
  return total | (read.problem.code === 'figure-none-asked' ? bits.none : 0);
}

const shortWord = 12;
