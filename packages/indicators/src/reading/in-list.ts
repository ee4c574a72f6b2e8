/** Counts in brackets behind what they count: "direct assaults (606), ambushes (84)", "followed by France (54) and Spain (16)". */
import type { FoundFigure } from './found.js';
import type { Token } from './scan.js';
import { type Span, unitsOf } from './spans.js';
import { isCapital, isDigits, isNumber, nothing } from './token.js';
import { labels, set, stops } from './words.js';

const mostWords = 6;
/** What two such numbers are that are no places in a list of references. */
const least = 2;
const leastOfTwo = 20;
/** Words that say of what those in a list of names are so many. */
const leads = set('number numbers total totals majority most followed highest largest recorded reported عدد');

/** Where the numbers stand that are counts of such a list, in tokens. */
export function countsInList(tokens: readonly Token[]): ReadonlySet<number> {
  const found = new Set<number>();
  let run: number[] = [];
  const close = () => {
    if (isOfCounts(tokens, run)) for (const at of run) found.add(at);
    run = [];
  };
  for (let at = 2; at < tokens.length - 1; at++) {
    if (!isItem(tokens, at)) continue;
    const last = run.at(-1);
    if (last !== undefined && !isNext(tokens, last, at)) close();
    run.push(at);
  }
  close();
  return found;
}

/** A number alone in brackets, with a word before them that is no label. */
function isItem(tokens: readonly Token[], at: number): boolean {
  const [noun, open, number, close] = tokens.slice(at - 2, at + 2);
  if (open?.text !== '(' || close?.text !== ')' || !isDigits(number) || noun === undefined) return false;
  return noun.isWord && !isNumber(noun) && !stops.has(noun.folded) && !labels.has(noun.folded);
}

/** Nothing but a comma or "and" and a few words from one to the next. */
function isNext(tokens: readonly Token[], last: number, at: number): boolean {
  const between = tokens.slice(last + 2, at - 1);
  const [join, ...words] = between;
  if (between.length > mostWords || !/^(?:,|;|and|followed|،|و)$/.test(join?.folded ?? '')) return false;
  return words.every((token) => token.isWord && !isNumber(token));
}

function isOfCounts(tokens: readonly Token[], run: readonly number[]): boolean {
  if (run.length < least) return false;
  const values = run.map((at) => tokens[at]?.numeral?.value ?? 0);
  const isMany = run.length > least || Math.max(...values) >= leastOfTwo;
  // "(1), (2) and (3)" number what stands there.
  const isNumbered = values.every((value, n) => n === 0 || value - (values[n - 1] ?? 0) === 1);
  const isOfYears = values.some((value) => value >= 1900 && value <= 2100);
  if (!isMany || isNumbered || isOfYears) return false;
  // "Ali (25) and Omar (30)" are ages.
  const areNames = run.every((at) => isCapital(tokens[at - 2] ?? nothing));
  if (!areNames) return true;
  const sum = values.reduce((all, value) => all + value, 0);
  return tokens
    .slice(0, run[0])
    .some((token) => leads.has(token.folded) || (isDigits(token) && (token.numeral?.value ?? 0) >= sum));
}

/** A figure of such a list with what it counts; null where it is none. */
export function listed(
  tokens: readonly Token[],
  figure: FoundFigure,
  { from, to }: Span,
  counts: ReadonlySet<number>,
  before: FoundFigure | null,
): FoundFigure | null {
  if (!counts.has(from) || to !== from + 1) return null;
  let start = from - 1;
  while (start > 0 && start > from - 1 - mostWords && isOfPhrase(tokens[start - 1])) start -= 1;
  const words = tokens.slice(start, from - 1);
  const noun = words.at(-1) ?? nothing;
  const name = words
    .map(({ text }) => text)
    .join(' ')
    .replace(/^.*\b(?:numbers?|totals?|count|toll) of /i, '');
  if (!isCapital(noun)) {
    const unit = unitsOf(noun)[0];
    const isCounted = unit?.startsWith('{') === true;
    return {
      ...figure,
      counted: name,
      unit: isCounted ? unit : null,
      unitText: isCounted ? noun.text : null,
    };
  }
  // "The highest number of attacks (107), followed by France (54)"
  const { unit, unitText, counted } = before ?? nounOf(tokens, from);
  return { ...figure, unit, unitText, counted, place: name };
}

function isOfPhrase(token: Token | undefined): boolean {
  return token?.isWord === true && !isNumber(token) && !stops.has(token.folded) && token.kind !== 'and';
}

/** "The number of attacks was highest in France (54)". */
function nounOf(tokens: readonly Token[], from: number): Pick<FoundFigure, 'unit' | 'unitText' | 'counted'> {
  const noun = tokens.slice(0, from).find((token) => unitsOf(token)[0]?.startsWith('{'));
  const none = { unit: null, unitText: null, counted: null };
  return noun ? { unit: unitsOf(noun)[0] ?? null, unitText: noun.text, counted: noun.text } : none;
}
