/** Which figure of a sentence another leaves its noun to: "arrested 56 people, including 3 women; 52 of them", "وتحول 52 منهم". */
import type { Previous } from './context.js';
import type { FoundFigure } from './found.js';
import type { Token } from './scan.js';
import type { Span } from './spans.js';
import { set } from './words.js';

const among = set('including among بينهم بينها بينهن منهم منها منهن ضمنهم ضمنها ضمنهن');
const joins = /^(?:and|و|,|،)$/;
const mostApart = 4;

/** Whether a figure is a part of one before it: "بينهم 13 طفلا و7 نساء". */
export function isAmong(tokens: readonly Token[], { from }: Span, before: Previous | null): boolean {
  for (let at = from - 1; at >= Math.max(before?.span.to ?? 0, from - mostApart); at--) {
    const token = tokens[at];
    if (among.has(token?.folded ?? '')) return true;
    if (token?.kind === 'comma' || token?.kind === 'close') return false;
  }
  return false;
}

/** Whether it goes on with the parts: "و7 نساء" behind "بينهم 13 طفلا"; what says no noun is of the whole again. */
export function isJoinedPart(
  tokens: readonly Token[],
  { unit, counted }: FoundFigure,
  { from }: Span,
  before: Previous | null,
): boolean {
  if (before === null || (unit === null && counted === null)) return false;
  const words = tokens.slice(before.span.to, from);
  const isClosed = words.some(({ kind }) => kind === 'close');
  return words.length <= mostApart && joins.test(words.at(-1)?.folded ?? '') && !isClosed;
}

const countries = set(
  'سوريا سوريه لبنان الاردن تركيا العراق مصر ايران اليمن السودان ليبيا تونس الجزاير المغرب فلسطين غزه تشاد اثيوبيا الصومال',
  'اريتريا افغانستان باكستان السعوديه الكويت قطر الامارات اوكرانيا روسيا المانيا فرنسا بريطانيا',
);

/** "و2525 من لبنان": the country that they are from, and what is counted was said before; null where it is something else. */
export function countryOf(tokens: readonly Token[], { to }: Span): string | null {
  const [from, country] = [tokens[to], tokens[to + 1]];
  if (from?.folded !== 'من' || country === undefined) return null;
  return countries.has(country.folded) ? `${from.text} ${country.text}` : null;
}
