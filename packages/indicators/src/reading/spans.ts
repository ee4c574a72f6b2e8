/** Stretches of a sentence that may be a figure, widest first, each handed to the one reader of figures. */
import { type ParsedFigure, parseFigure } from '../figure/parse.js';
import { isRest, isScale, mayBegin } from './begin.js';
import { changeBefore } from './change.js';
import { metresIn } from './metres.js';
import { movesFrom } from './moves.js';
import { isShareOfNoun } from './one-in.js';
import { isOwnPer } from './own-per.js';
import { isBroughtUpTo } from './phrasal.js';
import type { Token } from './scan.js';
import { isArabic, isDigits, isJoined, isMoney, isMoneySign, isNumber, nothing } from './token.js';
import { usualWholes } from './words.js';

export interface Span {
  /** From one token to before another. */
  readonly from: number;
  readonly to: number;
  readonly read: Extract<ParsedFigure, { kind: 'figure' }>;
  readonly unit: string | null;
  /** The token that its unit was read from. */
  readonly unitAt: number | null;
  readonly isNegative: boolean;
}

export interface Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly isBarred: readonly boolean[];
}

const mostRight = 26;
const mostLeft = 6;
const mostGroups = 3;
const mostLetters = 190;

/** The figure whose first number stands at a token, or null. */
export function spanAt(sentence: Sentence, core: number, first: number): Span | Unread {
  if (!mayBegin(sentence.tokens, core)) return { to: core + 1 };
  const lefts = leftsOf(sentence, core, first);
  let doubtful = core + 1;
  for (const to of endsOf(sentence, core))
    for (const from of lefts) {
      const span = read(sentence, from, core, to);
      const isPair =
        to <= core + 4 && sentence.tokens[core + 1]?.kind === 'dash' && isDigits(sentence.tokens[core + 2]);
      if (span === 'ambiguous' && isPair) doubtful = Math.max(doubtful, to);
      // What reads two ways as a whole is not read in part: "10-12,000".
      if (span === null || span === 'ambiguous' || to < doubtful) continue;
      // "Half a mile", "1/4 mile": no share, and not four miles.
      if (span.unit === '%' && span.unitAt === null && isMeasure(sentence.tokens[to])) return { to: to + 1 };
      if (isSound(sentence, span, core)) return span;
    }
  return { to: doubtful };
}

/** No figure; `to`: where the next may begin. */
interface Unread {
  readonly to: number;
}

const joiners: ReadonlySet<Token['kind']> = new Set([
  'to',
  'dash',
  'and',
  'comma',
  'or',
  'between',
  'from',
  'open',
  'plus-minus',
  'minus',
  'slash',
  'out-of',
  'of',
  'neutral',
  'total',
  'prefix',
]);

const keepsNumber: ReadonlySet<Token['kind']> = new Set(['and', 'dash', 'of', 'slash', 'out-of', 'comma']);

/** Where a figure that begins at a number may end, the furthest first. */
function endsOf({ tokens, isBarred }: Sentence, core: number): number[] {
  const ends: number[] = [];
  let groups = 0;
  let inNumber = false;
  const last = Math.min(tokens.length, core + mostRight);
  const limit = (tokens[core]?.start ?? 0) + mostLetters;
  for (let at = core; at < last; at++) {
    const token = tokens[at];
    if (token === undefined || isBarred[at] || token.end > limit) break;
    const { kind, meant } = token;
    if (endsBefore(tokens, at)) break;
    if (isNumber(token)) {
      const isSecond = isDigits(token) && isNumber(tokens[at - 1]) && at > core && isDigits(tokens[at - 1]);
      if (isSecond) break;
      if (!inNumber) groups += 1;
      if (groups > mostGroups) break;
      inNumber = true;
      ends.push(at + 1);
    } else if (kind === 'unit' || kind === 'per' || kind === 'slightly') {
      inNumber = false;
      if (!isSignAhead(tokens, at)) ends.push(at + 1);
    } else if (kind === 'hedge') {
      inNumber = false;
      // "737 Max"
      if (/^\p{Lu}\p{Ll}/u.test(token.text)) break;
      if (meant?.place !== 'before') ends.push(at + 1);
    } else if (kind === 'plus' && isJoined(token)) ends.push(at + 1);
    else if (kind === 'close') ends.push(at + 1);
    else if (kind !== null && joiners.has(kind)) inNumber &&= keepsNumber.has(kind);
    else break;
  }
  return ends.reverse();
}

/** Where no figure goes on: "3 of 18 districts", "1.9 million a year earlier", "في الأسبوع 8". */
function endsBefore(tokens: readonly Token[], at: number): boolean {
  const { kind, meant, folded, text } = tokens[at] ?? nothing;
  const next = tokens[at + 1];
  if (kind === 'of') return isNumber(next) && !isScale(next) && folded.startsWith('of');
  if (kind === 'out-of') return !isOfUsualWhole(tokens, at);
  // "1,170 ليرة أمام الدولار": before it, and no imam.
  if (kind === 'unit')
    return meant?.text === 'found' || text === 'G' || text === 'أمام' || isOfName(tokens, at);
  if (kind !== 'per') return false;
  return (isDigits(next) && /^في ال/.test(folded)) || !isOwnPer(tokens, at);
}

/** "12 T-72 tanks": a letter that a number is written on to. */
function isOfName(tokens: readonly Token[], at: number): boolean {
  const [letter, dash, number] = tokens.slice(at, at + 3);
  return /^\p{Lu}$/u.test(letter?.text ?? '') && dash?.text === '-' && isJoined(dash) && isDigits(number);
}

/** "Nine out of ten" are a share; "8 out of 22 wells" are eight, as "8 of 22" are. */
function isOfUsualWhole(tokens: readonly Token[], at: number): boolean {
  const whole = tokens[at + 1];
  const isApart = /^out of$|^من (?:اصل|بين)$/.test(tokens[at]?.folded ?? '');
  return !isApart || !isDigits(whole) || usualWholes.has(whole.numeral?.value ?? 0);
}

/** A sign of money before the next number belongs to that one. */
function isSignAhead(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && !token.isWord && isMoney(token) && isDigits(tokens[at + 1]) && token.isSpaced;
}

/** "$45", "%45", "شخص واحد": what may stand before its number. */
function isUnitAhead(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at] ?? nothing, tokens[at + 1]];
  if (isMoneySign(token)) return true;
  if (/^[%٪]$/.test(token.text)) return isDigits(next) && !isNumber(tokens[at - 1]);
  return /^واحده?$/.test(next?.folded ?? '') && token.meant?.noun !== null;
}

/** Where it may begin, the furthest first. */
function leftsOf({ tokens, isBarred }: Sentence, core: number, first: number): number[] {
  const lefts = [core];
  for (let at = core - 1; at >= Math.max(first, core - mostLeft); at--) {
    const token = tokens[at];
    if (token === undefined || isBarred[at]) break;
    const { kind, meant } = token;
    if (kind === 'hedge') {
      if (meant?.place === 'after' || isBroughtUpTo(tokens, at)) break;
      lefts.push(at);
    }
    // "A daily total of 300" is no total of the period.
    else if (kind === 'total' && tokens[at - 1]?.kind === 'per') break;
    else if (kind === 'between' || kind === 'from' || kind === 'total' || kind === 'minus') lefts.push(at);
    else if (kind === 'plus') {
      if (!isJoined(tokens[at + 1]) || !token.isSpaced) break;
      lefts.push(at);
    } else if (kind === 'unit') {
      if (!isUnitAhead(tokens, at)) break;
      lefts.push(at);
    } else if (kind === 'dash') {
      const lead = tokens[at - 1]?.kind;
      const isSign =
        token.isSpaced || lead === 'hedge' || lead === 'minus' || isMoneySign(tokens[at - 1] ?? token);
      if (isJoined(tokens[at + 1]) && isSign) lefts.push(at);
      else break;
    } else if (kind !== 'neutral' && kind !== 'prefix') break;
  }
  return lefts.reverse();
}

const families: Readonly<Record<string, string>> = {
  people: '{person}',
  households: '{family}',
  events: '{incident}',
};

/** The codes a token may stand for, the likeliest first. */
export function unitsOf({ named, kind, meant: own, text }: Token): readonly string[] {
  const meant = kind === 'two-of-unit' ? own : named;
  // "450 Nm" are no nanometres, and "540 MT" and "540 mt" of food no megatonnes.
  if (meant === null || text === 'Nm' || text === 'أمام') return [];
  if (meant.text === 'mt') return [text === 'Mt' ? 'Mt' : 't'];
  if (meant.units.length > 0) return meant.units;
  const family = meant.noun === null ? undefined : families[meant.noun.family];
  return family === undefined ? [] : [family];
}

function isPart(token: Token | undefined): boolean {
  return token?.kind === 'part';
}

function isPartial(token: Token | undefined): boolean {
  return isPart(token) || token?.kind === 'a-quarter';
}

function isShareAt(tokens: readonly Token[], core: number, to: number): boolean {
  const [a, b, c] = [
    tokens[core],
    core + 1 < to ? tokens[core + 1] : undefined,
    core + 2 < to ? tokens[core + 2] : undefined,
  ];
  if (a?.kind === 'fraction' || a?.kind === 'a-quarter' || isPart(a)) return !isScale(b) && !isScale(c);
  const isCounted = isPart(b) || (b?.kind === 'dash' && isPart(c));
  if (isCounted) return !isScale(tokens[core + (isPart(b) ? 2 : 3)]);
  if (isShareOfNoun(tokens, core, to)) return true;
  const isRatio = b?.kind === 'out-of' || b?.kind === 'slash' || (b !== undefined && /^من/.test(b.folded));
  return isRatio && isNumber(c) && (a?.kind === 'digits' || a?.kind === 'number');
}

/** Words as the form of an indicator in that unit reads them; null where it does not. */
export function readAs(words: string, as: Pick<Span, 'unit' | 'isNegative'>): Span['read'] | null {
  const parsed = parsedAs(words, as);
  return parsed.kind === 'figure' ? parsed : null;
}

function parsedAs(words: string, { unit, isNegative }: Pick<Span, 'unit' | 'isNegative'>): ParsedFigure {
  return parseFigure(words, {
    unit: unit ?? '1',
    nonNegative: !isNegative,
    integer: false,
    rateBasis: 'day',
    vagueIs: 'at-least',
  });
}

function read({ text, tokens }: Sentence, from: number, core: number, to: number): Span | 'ambiguous' | null {
  const stretch = tokens.slice(from, to);
  const start = stretch[0]?.start ?? 0;
  const words = text.slice(start, stretch.at(-1)?.end ?? start);
  const unitAt = stretch.findIndex((token) => token.kind === 'unit' || token.kind === 'two-of-unit');
  const isNegative = stretch.some(
    ({ kind }, at) =>
      kind === 'minus' || (kind === 'dash' && (at === 0 || stretch[at - 1]?.kind === 'hedge')),
  );
  const metresAt = unitAt < 0 ? metresIn(tokens, from, to) : -1;
  const isBare = unitAt < 0 || isShareOfNoun(tokens, core, to);
  const codes = metresAt >= 0 ? ['m'] : isBare ? [null] : codesOf(stretch);
  const saidAt = metresAt >= 0 ? metresAt : isBare ? null : from + unitAt;
  for (const code of codes) {
    const unit = code ?? (isShareAt(tokens, core, to) ? '%' : null);
    const parsed = parsedAs(words, { unit, isNegative });
    if (parsed.kind === 'problem' && parsed.problem.code === 'figure-ambiguous') return 'ambiguous';
    if (parsed.kind === 'figure') return { from, to, read: parsed, unit, unitAt: saidAt, isNegative };
  }
  return null;
}

/** The codes that every unit of a stretch may stand for. */
function codesOf(stretch: readonly Token[]): readonly string[] {
  const said = stretch.filter((token) => token.kind === 'unit' || token.kind === 'two-of-unit').map(unitsOf);
  const [first = [], ...rest] = said;
  return first.filter((code) => rest.every((codes) => codes.includes(code)));
}

/** What the reader reads in a field, where a sentence says two things: "rose 1% to 5", "3 men or 4 women". */
function isSound({ tokens, isBarred }: Sentence, span: Span, core: number): boolean {
  const { from, to } = span;
  const lead = tokens[from - 1];
  // "$" belongs to the number behind it, whatever else may be made of that.
  const isMoneyLeft = lead && isMoneySign(lead) && !lead.isWord && !isBarred[from - 1];
  if (isMoneyLeft && isDigits(tokens[from])) return false;
  if (
    to - 3 >= core &&
    tokens[to - 2]?.kind === 'and' &&
    isMeasure(tokens[to - 3]) &&
    isPartial(tokens[to - 1])
  )
    return isRest(tokens, to - 1);
  if (isOfTwoNouns(tokens, span)) return false;
  const joinedAt = joinerIn(tokens, core, to);
  if (joinedAt < 0) return true;
  if (isTwoLevels(tokens, span, core, joinedAt)) return false;
  if (isHedgeLeft(tokens, isBarred, from)) return false;
  // "50 million USD or 3 million EUR"
  const next = tokens[to];
  if (
    isScale(next) ||
    (next && isMoney(next) && next.isWord && span.unit !== null && !unitsOf(next).includes(span.unit))
  )
    return false;
  // "From 24 to 33-35": the second is a range of its own.
  if (isDigits(tokens[to - 1]) && isDigits(tokens[to + 1]) && isHyphen(tokens[to])) return false;
  const unitBefore = lastUnit(tokens, from, joinedAt);
  const unitAfter = lastUnit(tokens, joinedAt + 1, to);
  const isAhead = unitBefore && (isMoneySign(unitBefore) || unitBefore.end <= (tokens[core]?.start ?? 0));
  if (unitBefore && !isAhead && !unitAfter) return false;
  if (unitBefore && unitAfter && !isSameWord(unitBefore, unitAfter)) return false;
  // "Rose $5 to $60" ends at 60; "rose 5 to 6 points" is a range.
  const isBy = tokens[from - 1]?.folded === 'by' && unitAfter === undefined;
  const isApart = tokens[joinedAt]?.kind === 'to' && (unitBefore !== undefined || isBy);
  return !isApart || changeBefore(tokens, from) === null || tokens[from]?.kind === 'from';
}

/** "Rose from 5 to 6", "from more than 5 to 6"; "from five to six hundred" cannot be told apart. */
function isTwoLevels(tokens: readonly Token[], { from, to }: Span, core: number, joinedAt: number): boolean {
  const fromAt = tokens[from]?.kind === 'from' ? from : from - 1;
  if (tokens[fromAt]?.kind !== 'from' || tokens[joinedAt]?.kind !== 'to') return false;
  if (tokens[from]?.kind === 'hedge') return true;
  // "From 5 to 7 to 3 to 5": each end is a range.
  if (tokens[to]?.kind === 'to') return false;
  const isShared = !isDigits(tokens[core]) && isScale(tokens[to - 1]) && !isScale(tokens[joinedAt - 1]);
  return !isShared && movesFrom(tokens, fromAt) === 'levels';
}

/** "Divided between 30 civilians and 77 soldiers": two counts, and no range. */
function isOfTwoNouns(tokens: readonly Token[], { from, to }: Span): boolean {
  if (tokens[from]?.kind !== 'between' || isArabic(tokens[from] ?? nothing)) return false;
  const nouns = tokens.slice(from, to + 1).filter((token) => token.kind === 'unit');
  const [first, last] = [nouns[0], nouns.at(-1)];
  return first !== undefined && last !== undefined && !isSameWord(first, last);
}

/** "Nearly about 60 to 70": a range is not read without the hedge before it. */
function isHedgeLeft(tokens: readonly Token[], isBarred: readonly boolean[], from: number): boolean {
  const lead = tokens[from - 1];
  return lead?.kind === 'hedge' && lead.meant?.place !== 'after' && !isBarred[from - 1];
}

function isMeasure(token: Token | undefined): boolean {
  if (token?.kind !== 'unit' || isMoney(token)) return false;
  const code = token.meant?.units[0] ?? '{';
  return !code.startsWith('{') && code !== '%' && code !== '1';
}

function isHyphen(token: Token | undefined): boolean {
  return token?.kind === 'dash' && !token.isSpaced;
}

function joinerIn(tokens: readonly Token[], core: number, to: number): number {
  for (let at = core + 1; at < to; at++) {
    const kind = tokens[at]?.kind;
    if (kind === 'to' || kind === 'or') return at;
    if (kind === 'dash' && isNumber(tokens[at + 1]) && isNumber(tokens[at - 1]) && isDigits(tokens[at + 1]))
      return at;
  }
  return -1;
}

function lastUnit(tokens: readonly Token[], from: number, to: number): Token | undefined {
  return tokens.slice(from, to).findLast(({ kind }) => kind === 'unit');
}

function isSameWord(a: Token, b: Token): boolean {
  if (isMoney(a) || !(a.meant?.units[0] ?? '{').startsWith('{')) return true;
  return a.folded.slice(0, 4) === b.folded.slice(0, 4);
}
