/** What Arabic says of a bare number before it: "فيما بلغ عدد الجرحى 906", "والمصابين إلى 19734", "الموظفون البالغ عددهم 900". */
import type { FoundFigure } from './found.js';
import type { Token } from './scan.js';
import { type Span, unitsOf } from './spans.js';
import { isArabic, isNumber, nothing } from './token.js';
import { stops } from './words.js';

const mostWords = 8;
const number = /^[وف]?(?:ال|ب|ل)?(?:عدد|اعداد|حصيله)$/;
const theirNumber = /^عدد(?:ه|ها|هم|هن)$/;
const reaching = /^(?:ال)?(?:بالغه?|مقدره?)$/;
const people = /^(?:مصاب|جرح|قتل|شهداء|ضحايا|مفقود|نازح|لاج|عايد|معتقل|مختطف|اسر|اطفال|نساء|رجال|مهاجر)/;

export function labelledBefore(
  tokens: readonly Token[],
  figure: FoundFigure,
  span: Span,
  after: number,
): FoundFigure | null {
  const before = unsaidBehind(tokens, figure, span) ? nounBefore(tokens, span, after) : null;
  const noun = before ?? numbered(tokens, figure, span);
  return noun && withNoun(figure, noun);
}

interface Noun {
  readonly text: string;
  readonly unit: string | null;
}

function withNoun(figure: FoundFigure, { text, unit }: Noun): FoundFigure {
  return { ...figure, counted: text, unit, unitText: unit === null ? null : text };
}

function unsaidBehind(tokens: readonly Token[], { unit, counted }: FoundFigure, { to }: Span): boolean {
  const next = tokens[to];
  return unit === null && counted === null && (next === undefined || !next.isWord || stops.has(next.folded));
}

function nounBefore(tokens: readonly Token[], { from }: Span, after: number): Noun | null {
  let at = from - 1;
  if (tokens[at]?.kind === 'to') at -= 1;
  const joined = tokens[at] ?? nothing;
  // "والإصابات 230"
  if (at >= after && /^وال\p{L}{3}/u.test(joined.folded))
    return nounOf({ ...joined, text: joined.text.slice(1), folded: joined.folded.slice(1) });
  for (at = from - 1; at >= Math.max(after, from - mostWords); at--) {
    const token = tokens[at];
    if (!token?.isWord || isNumber(token) || !isArabic(token)) return null;
    const next = tokens[at + 1] ?? nothing;
    if (number.test(token.folded))
      return next.isWord && at + 1 < from && !stops.has(next.folded) ? nounOf(next) : null;
  }
  return null;
}

/** "الموظفون البالغ عددهم 900 يعملون": the noun stands before, and what follows is none. */
function numbered(tokens: readonly Token[], figure: FoundFigure, { from }: Span): Noun | null {
  const [noun, verb, their] = [
    tokens[from - 3] ?? nothing,
    tokens[from - 2] ?? nothing,
    tokens[from - 1] ?? nothing,
  ];
  if (figure.unit !== null || !theirNumber.test(their.folded) || !reaching.test(verb.folded)) return null;
  return noun.isWord && !stops.has(noun.folded) ? nounOf(noun) : null;
}

function nounOf(noun: Token): Noun {
  const own = unitsOf(noun)[0];
  const unit = own?.startsWith('{') ? own : people.test(noun.folded.replace(/^ال/, '')) ? '{person}' : null;
  return { text: noun.text, unit };
}
