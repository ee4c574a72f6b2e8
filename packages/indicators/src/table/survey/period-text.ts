/** Periods as tables write them. */
import { asciiDigits } from '../../language/digits.js';
import { parsePeriod } from '../../period/parse.js';
import type { Period } from '../../period/period.js';
import type { DateOrder } from '../mapping.js';
import { bits, orderBits, tripleOf } from './evidence.js';
import { folded } from './fold.js';

const english = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];

/** Months as French and Spanish call them. */
const elsewhere: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'enero', 'ene'],
  ['fevrier', 'fevr', 'fev', 'febrero'],
  ['mars', 'marzo'],
  ['avril', 'avr', 'abril', 'abr'],
  ['mai', 'mayo'],
  ['juin', 'junio'],
  ['juillet', 'juil', 'julio'],
  ['aout', 'agosto', 'ago'],
  ['septembre', 'septiembre', 'setiembre'],
  ['octobre', 'octubre'],
  ['novembre', 'noviembre'],
  ['decembre', 'diciembre', 'dic'],
];
const translated = new Map(elsewhere.flatMap((names, at) => names.map((name) => [name, english[at] ?? ''])));
const parts = new Map([
  ['trimestre', 'Q'],
  ['trim', 'Q'],
  ['semaine', 'week'],
  ['semana', 'week'],
  ['sem', 'week'],
]);

function inEnglish(text: string): string {
  return text.replace(/[\p{L}\p{M}]+\.?/gu, (word) => {
    const plain = folded(word);
    return translated.get(plain) ?? parts.get(plain) ?? word;
  });
}

/** Whether a text of a hundred characters or less can be a period at all: it has a digit, or a word. */
const mostCharacters = 60;

/**
 * A period as files write it: as the form reads it, and "Jan-20" of the century that is not ahead, months in French and
 * Spanish, a date with a time of day, and, where the order is known, 03/04/2020. Null where it is none, or reads two ways.
 */
export function tablePeriod(text: string, order: DateOrder | null, today: string): Period | null {
  const words = text.trim();
  if (words === '' || words.length > mostCharacters) return null;
  const triple = tripleOf(words);
  if (triple !== null) return periodOfTriple(triple, order, today);
  return readIn(words, today) ?? (/\p{L}/u.test(words) ? readIn(inEnglish(words), today) : null);
}

function readIn(words: string, today: string): Period | null {
  const read = parsePeriod(words);
  if (read.kind === 'period') return read.period;
  const { code, params } = read.problem;
  if (code !== 'period-ambiguous' || /^\d+$/.test(asciiDigits(words))) return null;
  return ofCentury(String(params.first), String(params.second), today);
}

/** Of two readings a hundred years apart the later that is not ten years ahead. */
function ofCentury(first: string, second: string, today: string): Period | null {
  const [late, early] = [parsePeriod(first), parsePeriod(second)];
  if (late.kind !== 'period' || early.kind !== 'period') return null;
  const years = Number(late.period.start.slice(0, 4)) - Number(early.period.start.slice(0, 4));
  if (years !== 100 || late.period.start.slice(4) !== early.period.start.slice(4)) return null;
  return Number(late.period.start.slice(0, 4)) > Number(today.slice(0, 4)) + 10 ? early.period : late.period;
}

function periodOfTriple(
  triple: NonNullable<ReturnType<typeof tripleOf>>,
  order: DateOrder | null,
  today: string,
): Period | null {
  const { first, second, third, yearFirst, shortYear } = triple;
  if (yearFirst) return dayPeriod(first, second, third);
  const said = orderBits(triple);
  if (said === null) return null;
  const year = shortYear ? fullYear(third, today) : third;
  if (order === 'ymd') return dayPeriod(fullYear(first, today), second, third);
  const monthFirst = (said & bits.provesMdy) !== 0 || ((said & bits.anyOrder) !== 0 && order === 'mdy');
  if ((said & bits.anyOrder) !== 0 && order === null) return null;
  if (order !== null && monthFirst !== (order === 'mdy') && (said & bits.anyOrder) === 0 && first !== second)
    return null;
  return monthFirst ? dayPeriod(year, first, second) : dayPeriod(year, second, first);
}

function fullYear(short: number, today: string): number {
  return 2000 + short > Number(today.slice(0, 4)) + 10 ? 1900 + short : 2000 + short;
}

function dayPeriod(year: number, month: number, day: number): Period | null {
  const two = (n: number) => String(n).padStart(2, '0');
  const read = parsePeriod(`${year}-${two(month)}-${two(day)}`);
  return read.kind === 'period' ? read.period : null;
}

/** The day of a text that is one day; a text that is none in the order given is read in the one it fits. */
export function dayIn(text: string, order: DateOrder, today: string): string | null {
  const period = tablePeriod(text, order, today) ?? tablePeriod(text, null, today);
  return period?.start ?? null;
}

/** The day that a date in three numbers is in an order; the text itself where it is none. */
export function isoIn(text: string, order: DateOrder): string {
  return tablePeriod(text, order, '2100-01-01')?.text ?? text;
}

export const outcomeIn = (text: string, order: DateOrder): string => `${text} → ${isoIn(text, order)}`;
