/** A noun before the noun that is counted, which it says the kind of: "6,600 family plots", "20 refugee camps", "188,000 children's sets". */
import { nextLabelAt } from './next-label.js';
import type { Token } from './scan.js';
import { type Span, unitsOf } from './spans.js';
import { isArabic, isNumber, nothing } from './token.js';
import { set, stops } from './words.js';

/** Counted as they stand, though they end as no plural does: "12 women officers" are women. */
const many = set('people men women children personnel staff police gunmen policemen aircraft');
/** What is said of those counted, and is none of them: "12 wounded soldiers". */
const adjectives = set('dead killed wounded injured displaced missing');
const mostWords = 3;

/** Whether a token that names what may be counted is said of another noun behind it, which is counted. */
export function isAttributive(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || unitsOf(token)[0]?.startsWith('{') !== true) return false;
  if (isPossessive(tokens, at)) return isPlural(tokens[at + 3]) || isPlural(tokens[at + 4]);
  return isSingular(token) && headAt(tokens, at) !== null;
}

/** One of whom or what, where more than one is counted: "refugee camps", "terrorist attacks", "assault rifles". */
function isSingular(token: Token): boolean {
  const last = token.folded.split(' ').at(-1) ?? '';
  if (isArabic(token) || last.endsWith('s') || many.has(last) || adjectives.has(last)) return false;
  // "Crossing points" are crossings.
  return unitsOf(token)[0] !== '{crossing}';
}

/** "Children's clothing sets", "refugees' homes". */
function isPossessive(tokens: readonly Token[], at: number): boolean {
  const [mark, s] = [tokens[at + 1] ?? nothing, tokens[at + 2] ?? nothing];
  return /^['’]$/.test(mark.text) && !mark.isSpaced && s.folded === 's' && !s.isSpaced;
}

function headAt(tokens: readonly Token[], from: number): number | null {
  for (let at = from + 1; at <= from + mostWords; at++) {
    const token = tokens[at];
    if (!token?.isWord || isNumber(token) || stops.has(token.folded)) return null;
    if (token.named !== null) return isPlural(token) ? at : null;
    if (/(?:ed|ly|ing)$/.test(token.folded)) return null;
    if (isPlural(token) || token.folded === 'aircraft') return at;
  }
  return null;
}

function isPlural(token: Token | undefined): boolean {
  return (
    token?.isWord === true &&
    /[^s]s$/.test(token.folded) &&
    token.folded.length > 3 &&
    !stops.has(token.folded)
  );
}

/** The span's unit, or null where its noun is said of another. */
export function ownUnit(tokens: readonly Token[], span: Span): Span {
  const { unitAt, from, to } = span;
  if (unitAt === null || unitAt !== to - 1 || unitAt === from) return span;
  const isOther = nextLabelAt(tokens, span) === unitAt || (!isOne(span) && isAttributive(tokens, unitAt));
  return isOther ? { ...span, unit: null, unitAt: null, to: unitAt } : span;
}

/** "One family" is one of them. */
function isOne({ read }: Span): boolean {
  return read.quantity.lower === 1 && read.quantity.upper === 1;
}
