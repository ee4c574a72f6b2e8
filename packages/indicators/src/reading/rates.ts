/** What a number is for each of: "45 cases per 100,000 population", "SDG 450 per kg", "20 لترا لكل شخص". */
import type { Quantity } from '../quantity/quantity.js';
import type { FoundFigure } from './found.js';
import { isOwnPer, perOf } from './own-per.js';
import type { Token } from './scan.js';
import { readAs, type Sentence, type Span, unitsOf } from './spans.js';
import { isCapital, isJoined, isMoney, isNumber, nothing } from './token.js';
import { stops, usualWholes } from './words.js';

/** A figure with the tokens that it takes, the words of what it is for each of among them. */
export interface Rated {
  readonly figure: FoundFigure;
  readonly span: Span;
  /** Where the next figure may begin: the number of "per 100,000" is none. */
  readonly next: number;
}

/** What a number is for each of, from one token to before another. */
interface Whole {
  readonly from: number;
  readonly to: number;
  /** Its unit, where it is one that is known, and no number stands with it. */
  readonly code: string | null;
}

/** How many words stand between a number and what it is for each of, and how many such a number has. */
const mostWords = 8;
const mostNumbers = 5;
/** "45/100,000"; "20/30" is another thing. */
const leastWhole = 100;

/** The figure as a rate of its own unit; itself where nothing says that it is one. */
export function rated(sentence: Sentence, figure: FoundFigure, span: Span): Rated {
  const { text, tokens } = sentence;
  const whole = wholeBehind(tokens, span);
  if (whole === null) return { figure, span, next: span.to };
  // "20 litres per person per day"
  const isWithPer = tokens[whole.to]?.kind === 'per' && isOwnPer(tokens, whole.to);
  const next = isWithPer ? whole.to + 1 : whole.to;
  const end = tokens[next - 1]?.end ?? figure.end;
  const isOfNoun = whole.from > span.to || figure.unit?.startsWith('{') === true;
  const said: FoundFigure = {
    ...figure,
    ...unitSaid(text, tokens, { ...span, unit: span.unit && figure.unit }, whole),
    counted: isOfNoun ? figure.counted : null,
    per: perOf(isWithPer ? tokens[whole.to] : undefined) ?? figure.per,
  };
  // Longer than a form knows units, its words are read without them.
  const wide: Span = { ...span, to: next, unit: said.unit };
  const read = readAs(text.slice(figure.start, end), wide);
  return read !== null && isSame(read.quantity, figure.quantity)
    ? { figure: { ...said, quantity: read.quantity, end }, span: wide, next }
    : { figure: said, span, next };
}

function isSame(a: Quantity, b: Quantity): boolean {
  return a.lower === b.lower && a.upper === b.upper && a.qualifier === b.qualifier;
}

/** Its code, where money is for one of something, or a unit that is its very words. */
function unitSaid(text: string, tokens: readonly Token[], { unit, unitAt, from, to }: Span, whole: Whole) {
  const own = unitAt === null ? nothing : (tokens[unitAt] ?? nothing);
  const per = tokens[whole.from] ?? nothing;
  const end = tokens[whole.to - 1]?.end ?? 0;
  const words = (start: number) =>
    text
      .slice(start, end)
      .replace(/[{}|\s]+/g, ' ')
      .trim();
  const wordsAfter = (lead: Token, start: number) => `${lead.text}${per.isSpaced ? ' ' : ''}${words(start)}`;
  const isBehind = unitAt !== null && unitAt === to - 1;
  if (unit !== null && isMoney(own) && whole.code !== null && whole.from === to)
    return {
      unit: `${unit}/${whole.code}`,
      unitText: isBehind ? words(own.start) : wordsAfter(own, per.start),
    };
  const lead = tokens[from - 1] ?? nothing;
  const start = tokens[to]?.start ?? 0;
  if (unit === null && isUnlisted(lead)) {
    const unitText = wordsAfter(lead, start);
    const isCode = /^[A-Z]{3}$/.test(lead.text) && whole.code !== null && to === whole.from;
    return { unit: isCode ? `${lead.text}/${whole.code}` : `{${unitText}}`, unitText };
  }
  const unitText = isBehind ? words(own.start) : own === nothing ? words(start) : wordsAfter(own, start);
  return { unit: `{${unitText}}`, unitText };
}

/** "Rs 8,000/kg": money that no list has, or whose code is a word elsewhere. */
const isUnlisted = ({ isWord, kind, text }: Token) =>
  isWord && kind === null && /^(?:Rs|[KTU]?Shs?|\p{Lu}{2,3})$/u.test(text);

/** "Per 100,000 population", "for every 94 people", "/kg", "لكل 10 آلاف شخص": behind the noun that is counted, or right here. */
function wholeBehind(tokens: readonly Token[], span: Span): Whole | null {
  let isFar = false;
  for (let at = span.to; at < Math.min(tokens.length, span.to + mostWords); at++) {
    const token = tokens[at] ?? nothing;
    const whole = wholeAt(tokens, at, span);
    if (whole !== null) return isFar && !isNumber(tokens[whole.from + 1]) ? null : whole;
    if (!token.isWord || isNumber(token) || token.kind === 'per') return null;
    if (/^(?:of|من|and|و)$/.test(token.folded)) continue;
    // "45 cases in Aleppo per 100,000"
    if (/^(?:in|among|for|بين|في)$/.test(token.folded)) isFar = true;
    else if (stops.has(token.folded) || token.kind === 'hedge' || token.kind === 'to') return null;
  }
  return null;
}

function wholeAt(tokens: readonly Token[], at: number, span: Span): Whole | null {
  const { folded, kind, meant } = tokens[at] ?? nothing;
  // Of an hour no figure is kept: "60 vehicles per hour".
  if (kind === 'per' && meant?.per === 'hour') return { from: at, to: at + 1, code: 'h' };
  const money = exchangedAt(tokens, at, span);
  if (money !== null) return money;
  if (kind === 'slash') return slashed(tokens, at, span);
  if (folded === 'per') return tokens[at - 1]?.folded === 'as' ? null : wholeFrom(tokens, at, at + 1);
  if (folded === 'for' && /^(?:every|each)$/.test(tokens[at + 1]?.folded ?? ''))
    return wholeFrom(tokens, at, at + 2);
  if (folded === 'لكل' && tokens[at + 1]?.folded !== 'من') return wholeFrom(tokens, at, at + 1);
  if (/^(?:مقابل|عن)$/.test(folded) && tokens[at + 1]?.folded === 'كل') return wholeFrom(tokens, at, at + 2);
  return at === span.to ? priceAt(tokens, at, span) : null;
}

/** "LBP 89,500 per USD", "3,015 pounds to the dollar", "2,500 pounds for $1": one money in another. */
function exchangedAt(tokens: readonly Token[], at: number, { to, unit, unitAt }: Span): Whole | null {
  if (at !== to || unit === null || !isMoney(tokens[unitAt ?? -1] ?? nothing)) return null;
  const { folded, kind } = tokens[at] ?? nothing;
  const isRate = kind === 'slash' || /^(?:per|to|for|مقابل|لكل)$/.test(folded);
  if (!isRate) return null;
  let money = at + 1;
  if (/^(?:the|one|each|every|1)$/.test(tokens[money]?.folded ?? '')) money += 1;
  else if (folded === 'to' && kind !== 'slash') return null;
  const code = unitsOf(tokens[money] ?? nothing)[0];
  if (code === undefined || code === unit || !/^[A-Z]{3}$/.test(code)) return null;
  // "For $1"
  const isBehind = tokens[money + 1]?.text === '1';
  if (folded === 'for' && money === at + 1 && !isBehind) return null;
  return { from: at, to: money + (isBehind ? 2 : 1), code };
}

/** "$1.25 a litre", "450 ليرة للكيلو": an article says so of money alone, and of measures behind a bare number. */
function priceAt(tokens: readonly Token[], at: number, { unit, unitAt }: Span): Whole | null {
  const isOfMoney = unitAt !== null && isMoney(tokens[unitAt] ?? nothing);
  if (!isOfMoney && unit !== null) return null;
  const { folded } = tokens[at] ?? nothing;
  // "للتر": the article and the first letter are one.
  const arabic = folded.startsWith('لل')
    ? (wholes.get(folded.slice(2)) ?? wholes.get(folded.slice(1)))
    : undefined;
  if (arabic !== undefined) return { from: at, to: at + 1, code: arabic };
  if (!/^an?$/.test(folded)) return null;
  const noun = tokens[at + 1] ?? nothing;
  const isMeasure = noun.kind === 'unit' && !isMoney(noun) && !unitsOf(noun)[0]?.startsWith('{');
  return isMeasure ||
    (isOfMoney && /^(?:head|person|family|household|bag|sack|barrel|piece|month)$/.test(noun.folded))
    ? wholeFrom(tokens, at, at + 1)
    : null;
}

/** What Arabic writes "for the" on to, and what is a unit only behind a slash. */
const wholes: ReadonlyMap<string, string> = new Map([
  ...(['لتر', 'ليتر'].map((word) => [word, 'L']) as [string, string][]),
  ...(['كيلو', 'كيلوغرام', 'كغ', 'كلغ'].map((word) => [word, 'kg']) as [string, string][]),
  ...(['شخص', 'فرد'].map((word) => [word, '{person}']) as [string, string][]),
  ['l', 'L'],
  ['طن', 't'],
  ['برميل', '[bbl_us]'],
  ['متر', 'm'],
  ['عايله', '{household}'],
  ['اسره', '{family}'],
]);

/** "20 litres/person", "15 persons/room"; "20 men/women" are either. */
function slashed(tokens: readonly Token[], at: number, span: Span): Whole | null {
  const [before, next] = [tokens[at - 1] ?? nothing, tokens[at + 1] ?? nothing];
  const whole = wholeFrom(tokens, at, at + 1);
  if (whole === null || whole.code?.startsWith('{') === false) return whole;
  if (isNumber(next)) return at === span.to && isJoined(next) && isWholeNumber(next) ? whole : null;
  const isCounted = before.kind === null || unitsOf(before)[0]?.startsWith('{') === true;
  return isCounted && (isMany(next) || !isMany(before)) ? null : whole;
}

/** "3,000 men/2,000 women" are two counts. */
function isWholeNumber({ numeral }: Token): boolean {
  const value = numeral?.value ?? 0;
  return value >= leastWhole && usualWholes.has(value);
}

function isMany({ folded }: Token): boolean {
  return /(?:s|men|people|children)$/.test(folded);
}

/** A number and its noun, or a noun alone. */
function wholeFrom(tokens: readonly Token[], from: number, first: number): Whole | null {
  let at = first;
  while (at < first + mostNumbers && isNumber(tokens[at])) at += 1;
  const noun = tokens[at] ?? nothing;
  const isCounted = at > first;
  if (!isNoun(noun, isCounted)) return isCounted ? { from, to: at, code: null } : null;
  // "Per 1,000 live births"
  const isOfTwo = isCounted && noun.kind === null && isNoun(tokens[at + 1] ?? nothing, true);
  const code = unitsOf(noun)[0] ?? wholes.get(noun.folded);
  const to = at + (isOfTwo || tokens[at + 1]?.kind === 'unit' ? 2 : 1);
  return { from, to, code: isCounted || to > at + 1 ? null : (code ?? `{${noun.folded}}`) };
}

/** What is no name of who says so: "40 cases per WHO". */
function isNoun(token: Token, isCounted: boolean): boolean {
  if (!token.isWord || isNumber(token) || stops.has(token.folded)) return false;
  if (token.kind === 'unit') return !isMoney(token);
  return token.kind === null && (isCounted || !isCapital(token) || /^(?:HH|BNF|PLW)s?$/.test(token.text));
}
