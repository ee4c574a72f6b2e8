/** A noun of people or households before the noun that is counted: "6,600 family plots", "188,000 children's sets". */
import { nextLabelAt } from './next-label.js';
import type { Token } from './scan.js';
import { type Span, unitsOf } from './spans.js';
import { isNumber, nothing } from './token.js';
import { set, stops } from './words.js';

/** One of whom or what, where more than one is counted. */
const singulars = set(
  'family household individual person civilian child refugee returnee member woman man girl boy student pupil teacher worker migrant detainee',
  'prisoner patient victim soldier fighter villager resident citizen beneficiary case incident attack family-size',
);
const mostWords = 3;

/** Whether a token that names what may be counted is said of another noun behind it, which is counted. */
export function isAttributive(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || unitsOf(token)[0]?.startsWith('{') !== true) return false;
  if (isPossessive(tokens, at)) return isPlural(tokens[at + 3]) || isPlural(tokens[at + 4]);
  return singulars.has(token.folded) && headAt(tokens, at) !== null;
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
    if (isPlural(token)) return at;
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
