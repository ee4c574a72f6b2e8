/** What a price is of, which stands before it: "بلغ سعر ليتر المازوت 900 ليرة، وكيلو الشاي 3400 ليرة", "the price of diesel rose to 900 pounds". */
import type { Previous } from './context.js';
import type { FoundFigure } from './found.js';
import type { Token } from './scan.js';
import type { Span } from './spans.js';
import { isArabic, isNumber, nothing } from './token.js';
import { set, stops, verbs } from './words.js';

const mostBack = 12;
const mostWords = 6;
const prices = /^[وفب]?(?:ال)?(?:سعر|اسعار|ثمن|كلفه|تكلفه)$|^(?:prices?|costs?)$/;
const money = /^[A-Z]{3}(?:$|\/)/;
const verbsOfPrices = set(
  'بلغ بلغت وصل وصلت سجل سجلت اصبح اصبحت كان كانت يبلغ تبلغ يصل تصل تراوح يتراوح تتراوح استقر حاليا اليوم امس فقد لدي عند حتي',
  'reached stood hit averaged',
);

export function priced(
  tokens: readonly Token[],
  figure: FoundFigure,
  span: Span,
  before: Previous | null,
): FoundFigure {
  if (figure.counted !== null || !money.test(figure.unit ?? '')) return figure;
  const words = saidOfPrice(tokens, span, before?.span.to ?? 0) ?? next(tokens, figure, span, before);
  return words === null ? figure : { ...figure, counted: words };
}

function saidOfPrice(tokens: readonly Token[], { from }: Span, after: number): string | null {
  for (let at = from - 1; at >= Math.max(after, from - mostBack); at--) {
    const token = tokens[at] ?? nothing;
    if (!token.isWord || isNumber(token)) return null;
    if (prices.test(token.folded))
      return phrase(
        tokens,
        token.folded.startsWith('pr') || token.folded.startsWith('co') ? at + 2 : at + 1,
        from,
      );
  }
  return null;
}

/** "وكيلو الشاي 3400 ليرة" behind another price. */
function next(
  tokens: readonly Token[],
  figure: FoundFigure,
  { from }: Span,
  before: Previous | null,
): string | null {
  if (before === null || before.figure.unit !== figure.unit || before.figure.counted === null) return null;
  let at = before.span.to;
  const isJoined =
    tokens[at]?.kind === 'comma' || tokens[at]?.kind === 'and' || /^و/.test(tokens[at]?.folded ?? '');
  if (tokens[at]?.kind === 'comma') at += 1;
  if (tokens[at]?.kind === 'and') at += 1;
  if (!isJoined || from - at > mostWords || from === at || !isArabic(tokens[at] ?? nothing)) return null;
  return phrase(tokens, at, from)?.replace(/^و(?: |(?=\p{L}{3}))/u, '') ?? null;
}

function phrase(tokens: readonly Token[], start: number, to: number): string | null {
  const words: string[] = [];
  for (let at = start; at < to && words.length < mostWords; at++) {
    const token = tokens[at] ?? nothing;
    // "وصل إلى" is one token.
    const folded = token.folded.split(' ')[0] ?? '';
    const isOf = folded === 'من' || folded === 'of';
    const isEnd =
      verbsOfPrices.has(folded) || verbs.rise.has(folded) || verbs.fall.has(folded) || isNumber(token);
    if (!token.isWord || isEnd || token.kind === 'prefix' || (token.kind === 'hedge' && !isOf)) break;
    if (stops.has(folded) && !(isOf && words.length > 0)) break;
    words.push(token.text);
  }
  while (/^(?:من|of)$/.test(words.at(-1) ?? '')) words.pop();
  return words.length === 0 ? null : words.join(' ');
}
