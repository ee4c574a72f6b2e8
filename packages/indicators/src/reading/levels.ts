/** "Fell from 70 to 60 thousand people": two levels, with a scale, a unit or a rate that is said once for both. */
import type { FoundFigure, Stretch } from './found.js';
import type { Token } from './scan.js';
import { readAs, type Sentence, type Span } from './spans.js';
import { isDigits, isMoneySign, nothing } from './token.js';

interface Level {
  readonly figure: FoundFigure;
  readonly span: Span;
}

/** Both levels, each with what the other says; null where they are no pair or nothing is left unsaid. */
export function levelsOf(
  sentence: Sentence,
  first: Level,
  second: Level,
): readonly [FoundFigure, FoundFigure] | null {
  if (!isPair(sentence.tokens, first.span, second.span)) return null;
  const before = withTail(sentence, first, second);
  if (before !== null) return [before, second.figure];
  const isBare = second.figure.unit === null && second.figure.counted === null;
  const after = isBare ? withTail(sentence, second, first) : null;
  return after === null ? null : [first.figure, after];
}

/** "From A to B", with nothing else between. */
function isPair(tokens: readonly Token[], first: Span, second: Span): boolean {
  const isFrom = tokens[first.from]?.kind === 'from' || tokens[first.from - 1]?.kind === 'from';
  return isFrom && tokens[second.from - 1]?.kind === 'to' && first.to === second.from - 1;
}

const mostApart = 10;

/** A bare number with the scale, the unit and the rate behind the other. */
function withTail(
  sentence: Sentence,
  { figure, span }: Level,
  { figure: other, span: otherSpan }: Level,
): FoundFigure | null {
  const { text, tokens } = sentence;
  const isBare = isDigits(tokens[span.to - 1]) && !isMoneySign(tokens[span.from] ?? nothing);
  if (!isBare || span.unit !== null) return null;
  // What its own verb says it counts holds, unless the other has a unit of its own: "attacks fell from 70 to 60 a month".
  const isOwn = otherSpan.unit === null && figure.unit !== null;
  const { unit, unitText } = isOwn ? figure : other;
  const said = { unit, unitText, counted: figure.counted ?? other.counted };
  const tail = tailOf(tokens, otherSpan);
  if (tail === null) return null;
  if (tail.start === tail.end) return unit === figure.unit ? null : { ...figure, ...said };
  const words = text.slice(figure.start, figure.end) + text.slice(tail.start, tail.end);
  const read = readAs(words, otherSpan);
  if (read === null || !isNear(read.quantity, other.quantity)) return null;
  return { ...figure, ...said, quantity: read.quantity, per: read.per, shared: tail };
}

/** What stands behind the last digits of a figure; null where that is more than a scale, a unit and a rate. */
function tailOf(tokens: readonly Token[], { from, to }: Span): Stretch | null {
  let at = to;
  while (at > from && !isDigits(tokens[at - 1])) {
    const kind = tokens[at - 1]?.kind;
    if (kind !== 'unit' && kind !== 'scale' && kind !== 'per') return null;
    at -= 1;
  }
  if (at === from) return null;
  const start = tokens[at - 1]?.end ?? 0;
  return { start, end: tokens[to - 1]?.end ?? start };
}

/** "From 900 to 2 thousand" may be 900 as it stands: a scale is shared by numbers of one size. */
function isNear(a: FoundFigure['quantity'], b: FoundFigure['quantity']): boolean {
  const [first, second] = [a, b].map(({ lower, upper }) => Math.abs(upper ?? lower ?? 0));
  if (first === undefined || second === undefined) return false;
  return first <= second * mostApart && second <= first * mostApart;
}
