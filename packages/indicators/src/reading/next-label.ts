/** "Men: 40 Women: 60", "عدد الأسر: 400 عدد الأفراد: 2,000": what stands behind a number may be the label of the next. */
import type { Token } from './scan.js';
import { type Span, unitsOf } from './spans.js';
import { isArabic, isCapital, isMoneySign, isNumber, nothing } from './token.js';
import { set, stops } from './words.js';

const mostWords = 8;
const within = set('of first last in and for with per the under over at و في من');
const counts = set('عدد العدد اجمالي الاجمالي مجموع المجموع number total');

/** Where the label of the next number begins, behind a number that has one itself; null where none does. */
export function nextLabelAt(tokens: readonly Token[], { from, to, unitAt }: Span): number | null {
  if (tokens[from - 1]?.text !== ':') return null;
  // A unit that the figure was read with may be of the label.
  const first = unitAt !== null && unitAt === to - 1 && unitAt > from ? unitAt : to;
  const colon = colonBehind(tokens, first);
  if (colon === null || colon === first) return null;
  const start = labelFrom(tokens, first, colon);
  return start < colon ? start : null;
}

function colonBehind(tokens: readonly Token[], first: number): number | null {
  for (let at = first; at <= first + mostWords; at++) {
    const token = tokens[at];
    if (token?.text === ':') return isValueAt(tokens, at + 1) ? at : null;
    if (token === undefined || isNumber(token)) return null;
    const isMark = /^[-#/'’]$/.test(token.text);
    if (!isMark && (!token.isWord || (stops.has(token.folded) && !within.has(token.folded)))) return null;
  }
  return null;
}

function isValueAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] ?? nothing;
  return isNumber(token) || token.kind === 'hedge' || isMoneySign(token) || token.folded === 'no';
}

/** Behind "400 persons", of which a label begins with a capital or with "number". */
export function labelFrom(tokens: readonly Token[], first: number, colon: number): number {
  const token = tokens[first] ?? nothing;
  const [code] = token.kind === 'unit' ? unitsOf(token) : [];
  if (code === undefined) return first;
  if (!code.startsWith('{')) return first + 1;
  if (colon === first + 1 || (!isArabic(token) && isCapital(token))) return first;
  const begins = (at: number) => counts.has(tokens[at]?.folded ?? '') || isCapital(tokens[at] ?? nothing);
  for (let at = first + 1; at < colon; at++) if (begins(at)) return at;
  return first;
}
