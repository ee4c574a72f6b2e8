/** Years that their era follows, and dates of the Hijri calendar: "15 محرم 1441", "1441 هـ". They are no figures, and no period is made of them. */
import { foldText } from '../language/letters.js';
import type { Token } from './scan.js';
import { isCapital, isDigits, isPlain, nothing } from './token.js';

const months = new Set(
  (
    'محرم المحرم صفر ربيع جمادى رجب شعبان رمضان شوال ذو ذي muharram safar rabi jumada rajab shaban shaaban ramadan ' +
    'ramadhan shawwal dhu'
  )
    .split(' ')
    .map(foldText),
);
const secondWords = new Set(
  'الأول الآخر الثاني الأولى الآخرة الثانية القعدة الحجة awwal thani akhir ula qadah qidah hijjah al -'
    .split(' ')
    .map(foldText),
);
const eras = /^(?:ه|هـ|هجري|هجريه|للهجره|ah)$/;
const longestMonth = 4;

function isYear(token: Token | undefined): boolean {
  const value = token?.numeral?.value ?? 0;
  return isDigits(token) && isPlain(token) && value >= 1300 && value <= 1500;
}

/** Where the month that begins at a token has ended; the same place where none does. */
function monthEnd(tokens: readonly Token[], at: number): number {
  if (!months.has(tokens[at]?.folded ?? '')) return at;
  let end = at + 1;
  while (end < at + longestMonth && secondWords.has(tokens[end]?.folded ?? '')) end += 1;
  return end;
}

/** A day before a month of that calendar, and a year behind one or before its era. */
export function barHijri(
  tokens: readonly Token[],
  at: number,
  bar: (from: number, to: number) => void,
): void {
  const token = tokens[at];
  if (!isDigits(token) || !isPlain(token)) return;
  if (isYear(token) && eras.test(tokens[at + 1]?.folded ?? '')) bar(at, at + 1);
  const end = monthEnd(tokens, at + 1);
  if (end === at + 1 || (token.numeral?.value ?? 99) > 30) return;
  if (isYear(tokens[end])) bar(at, end + 1);
  else if (tokens[at + 1]?.kind === null && !tokens[end]?.isWord) bar(at, end);
}

/** "رمضان 1441": without a day. */
export function barHijriMonth(
  tokens: readonly Token[],
  at: number,
  bar: (from: number, to: number) => void,
): void {
  const end = monthEnd(tokens, at);
  if (end > at && isYear(tokens[end])) bar(at, end + 1);
}

const christian = /^(?:b\.?c\.?e?|a\.?d|c\.?e)\.?$/i;

/** "A.D. 1000", "300 BC", "between 900 and 1000 CE". */
export function barEras(tokens: readonly Token[], at: number, bar: (from: number, to: number) => void): void {
  const token = tokens[at];
  if (!isDigits(token) || !isPlain(token)) return;
  const isEra = (place: number) =>
    isCapital(tokens[place] ?? nothing) && christian.test(tokens[place]?.text ?? '');
  const joins = (place: number) =>
    /^(?:and|to|-|–)$/.test(tokens[place]?.folded ?? '') && isDigits(tokens[place + 1]);
  if (isEra(at + 1) || isEra(at - 1)) bar(at, at + 1);
  if (isEra(at - 1) && joins(at + 1)) bar(at, at + 3);
  if (joins(at + 1) && isEra(at + 3)) bar(at, at + 1);
}
