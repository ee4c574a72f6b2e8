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
const times = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a']);
const people = /^(?:مصاب|جرح|قتل|شهداء|ضحايا|مفقود|نازح|لاج|عايد|معتقل|مختطف|اسر|اطفال|نساء|رجال|مهاجر)/;

export function labelledBefore(
  tokens: readonly Token[],
  figure: FoundFigure,
  span: Span,
  after: number,
): FoundFigure | null {
  const before = unsaidBehind(tokens, figure, span) ? nounBefore(tokens, span, after) : null;
  const noun = before ?? numbered(tokens, figure, span) ?? nounAhead(tokens, figure, span);
  return noun ? withNoun(figure, noun) : byWhatTheyDo(tokens, figure, span);
}

interface Noun {
  readonly text: string;
  readonly unit: string | null;
}

function withNoun(figure: FoundFigure, { text, unit }: Noun): FoundFigure {
  // A time is how long, and counts nothing.
  if (unit !== null && !unit.startsWith('{')) return { ...figure, counted: null, unit, unitText: text };
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

/** "الساعات الـ24", "مدنيين اثنين": the noun stands right before. */
function nounAhead(tokens: readonly Token[], figure: FoundFigure, { from }: Span): Noun | null {
  const [far, before, token] = [
    tokens[from - 2] ?? nothing,
    tokens[from - 1] ?? nothing,
    tokens[from] ?? nothing,
  ];
  if (figure.unit !== null) return null;
  if (before.kind === 'prefix' && /^ال\p{L}{3}/u.test(far.folded)) {
    // "ولايات السودان الـ18": the name is of whom the noun is.
    const noun = nounOf(far);
    return noun.unit === null ? null : noun;
  }
  return /^اثنت?(?:ان|ين)$/.test(token.folded) && /(?:ان|ين)$/.test(before.folded) ? nounOf(before) : null;
}

/** "70 ألفا قتلوا", "نحو 4 ملايين لجؤوا": whoever does so is a person. */
const doing =
  /^(?:قتلوا|نزحوا|عادوا|فروا|لجا?[ويؤئ]?وا|غادروا|اصيبوا|اعتقلوا|تشردوا|اضطروا|هجروا|عبروا|توفوا|قضوا|وصلوا|سقطوا|لقوا|فقدوا|غرقوا|جرحوا|استشهدوا|هربوا|اختفوا|احتجزوا|خطفوا|يعانون|يحتاجون|يعيشون|يواجهون)$/;

function byWhatTheyDo(tokens: readonly Token[], figure: FoundFigure, { to }: Span): FoundFigure | null {
  const next = tokens[to] ?? nothing;
  if (figure.unit !== null || !doing.test(next.folded)) return null;
  return { ...figure, unit: '{person}', unitText: next.text };
}

function nounOf(noun: Token): Noun {
  const own = unitsOf(noun)[0];
  const unit =
    own?.startsWith('{') || times.has(own ?? '')
      ? (own ?? null)
      : people.test(noun.folded.replace(/^ال/, ''))
        ? '{person}'
        : null;
  return { text: noun.text, unit };
}
