/** Periods as people write them: "Q3 2020", "1-15 June 2020", "الأشهر التسعة الأولى من 2019". */

import { type DomainProblem, problem } from '../problem.js';
import { isoWeeksInYear } from './day.js';
import {
  ambiguous,
  daySpan,
  isFault,
  monthsSpan,
  partSpan,
  type Read,
  rangeSpan,
  type Span,
  spanText,
  type YearPart,
  yearSpan,
} from './span.js';
import { centuries, type PeriodToken, periodTokens } from './tokens.js';

/**
 * Reads a period that is put in words or in digits as people write them; null where it is none. What reads two ways is
 * refused with both readings, what lacks its year and a fiscal year by name.
 * @param text of at most a hundred characters.
 */
export function readWorded(text: string): Read | null {
  const read = periodTokens(text);
  if (read.kind === 'unread') return null;
  if (read.kind === 'problem') return read.problem;
  const tokens = withoutTwins(read.tokens.filter(saysMore));
  const span = readTokens(tokens, text) ?? withoutYear(tokens, text);
  const count = countBefore(read.tokens);
  return span === null || isFault(span) || count === null ? span : orSoMany(span, count, text);
}

/** A number that may count weeks or months from the beginning of a year, or name one of them. */
interface Count {
  readonly count: number;
  readonly part: 'week' | 'month';
  readonly year: number;
}

/** A bare number right before weeks or months, in a text with no other: not the 2 of "2nd week", nor of "2H 2020". */
function countBefore(tokens: readonly PeriodToken[]): Count | null {
  const numbers = tokens.flatMap((token, at) =>
    token.kind === 'number' ? [{ count: token.value, at }] : [],
  );
  const [number, another] = numbers;
  const part = number && tokens[number.at + 1];
  const year = tokens.find((token) => token.kind === 'year')?.year;
  if (!number || another || part?.kind !== 'part' || year === undefined) return null;
  return part.part === 'week' || part.part === 'month'
    ? { count: number.count, part: part.part, year }
    : null;
}

/** "9M 2019" is September to some, and to others the first nine months; "5 weeks 2020" may be five. */
function orSoMany(one: Span, { count, part, year }: Count, text: string): Read {
  const [first, last] = [partSpan(year, part, 1), partSpan(year, part, count)];
  if (isFault(first) || isFault(last)) return one;
  const all = { start: first.start, end: last.end };
  return isSame(one, all) ? one : ambiguous(text, one, all);
}

/** Whether a token says more than those around it: "of", "the", the th of 15th and the month of "the month of June" do not. */
function saysMore(token: PeriodToken, at: number, tokens: readonly PeriodToken[]): boolean {
  if (token.kind === 'part' && token.part === 'month') return nextOf(tokens, at)?.kind !== 'month';
  return token.kind !== 'filler' && token.kind !== 'suffix';
}

function nextOf(tokens: readonly PeriodToken[], at: number): PeriodToken | undefined {
  return tokens.find(({ kind }, place) => place > at && kind !== 'filler');
}

/** A month under both its Arabic names is one month: كانون الثاني/يناير, أيلول (سبتمبر). */
function withoutTwins(tokens: readonly PeriodToken[]): readonly PeriodToken[] {
  const kept: PeriodToken[] = [];
  for (const token of tokens) {
    kept.push(token);
    const [first, mark, twin, close] = kept.slice(token.kind === 'close' ? -4 : -3);
    const isTwin = first?.kind === 'month' && twin?.kind === 'month' && first.month === twin.month;
    if (isTwin && mark?.kind === 'slash' && close === undefined) kept.splice(-2);
    if (isTwin && mark?.kind === 'open' && close !== undefined) kept.splice(-3);
  }
  return kept;
}

/** Where no year is said, whether one would have done: the last two digits may be meant for it. */
function withoutYear(tokens: readonly PeriodToken[], text: string): Read | null {
  const isDated = tokens.some(({ kind }) => kind === 'year' || kind === 'date');
  if (isDated || tokens.length === 0) return null;
  const number = tokens.at(-1);
  if (number?.kind === 'number' && number.isTwoDigits) {
    const inYear = (year: number) => readTokens([...tokens.slice(0, -1), { kind: 'year', year }], text);
    const late = inYear(2000 + number.value);
    if (late !== null) return centuries(text, 2000 + number.value, (year) => inYear(year) ?? late);
  }
  const inAnyYear = readTokens([...tokens, { kind: 'year', year: 2020 }], text);
  return inAnyYear === null ? null : problem('period-without-year', { text });
}

type Kind = PeriodToken['kind'];

function readTokens(tokens: readonly PeriodToken[], text: string): Read | null {
  const [first, ...rest] = tokens;
  if (first?.kind === 'week') return weekAround(readDashed(rest, text), first.before);
  const isBetween = tokens[0]?.kind === 'between';
  const said = isBetween ? tokens.slice(1) : tokens;
  const to = placesOf(said, isBetween ? ['and', 'to'] : ['to']);
  if (to.length > 0) return to.length > 1 ? null : readRange(said, to[0] ?? 0, { isSaid: true });
  const and = placesOf(said, ['and']);
  if (and.length > 0) return and.length > 1 ? null : readNeighbours(said, and[0] ?? 0);
  return isBetween ? null : readDashed(said, text);
}

/** The seven days that are named by their first or their last. */
function weekAround(day: Read | null, before: number): Read | null {
  if (day === null || isFault(day)) return day;
  const start = day.start - before;
  return day.end - day.start === 1 ? { start, end: start + 7 } : null;
}

function placesOf(tokens: readonly PeriodToken[], kinds: readonly Kind[]): number[] {
  return tokens.flatMap(({ kind }, at) => (kinds.includes(kind) ? [at] : []));
}

/** A dash or a slash may stand within a date, or between two: whatever gives a period is tried. */
function readDashed(tokens: readonly PeriodToken[], text: string): Read | null {
  const whole = sideOf(tokens);
  const readings = [
    whole && spanOfSide(whole),
    ...placesOf(tokens, ['dash', 'slash']).map((at) => readRange(tokens, at, { isSaid: false })),
  ].filter((read) => read !== null);
  const spans = readings.flatMap((read) => (isFault(read) ? [] : [read]));
  const [first = readings[0]] = spans;
  const other = spans.find((span) => first && !isFault(first) && !isSame(span, first));
  if (first === undefined || other === undefined) return first ?? null;
  return isFault(first) ? first : ambiguous(text, first, other);
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

/** "January and February 2020": one period where the second begins when the first ends. */
function readNeighbours(tokens: readonly PeriodToken[], at: number): Read | null {
  const ends = endsAround(tokens, at);
  if (ends === null || 'code' in ends) return ends;
  const [first, second] = ends;
  return first.end === second.start ? { start: first.start, end: second.end } : null;
}

/** @param isSaid in words; a dash joins only what is equally precise. */
function readRange(
  tokens: readonly PeriodToken[],
  at: number,
  { isSaid }: { readonly isSaid: boolean },
): Read | null {
  const ends = endsAround(tokens, at, { equallyPrecise: !isSaid });
  if (ends === null || 'code' in ends) return ends;
  const [first, second] = ends;
  return rangeSpan(first, second, [spanText(first), spanText(second)]);
}

/** What stands before a joiner and what stands after it; the first thing that is wrong with either; null for no periods. */
function endsAround(
  tokens: readonly PeriodToken[],
  at: number,
  { equallyPrecise = false } = {},
): readonly [Span, Span] | DomainProblem | null {
  const pair = pairOf(tokens, at);
  if (pair === null || (equallyPrecise && precisionOf(pair[0]) !== precisionOf(pair[1]))) return null;
  const [first, second] = pair.map(spanOfSide);
  if (!first || !second) return null;
  if (isFault(first)) return first;
  return isFault(second) ? second : [first, second];
}

/** One end of a range, or the whole of a period: as much of it as is said. */
interface Side {
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  readonly part: YearPart | null;
  /** Which quarter, half, week or month; -1 is the last. */
  readonly ordinal: number | null;
  /** Several months or quarters together: how many months. */
  readonly months: number | null;
  readonly saysYearFirst: boolean;
}

const nothingSaid: Side = {
  year: null,
  month: null,
  day: null,
  part: null,
  ordinal: null,
  months: null,
  saysYearFirst: false,
};

/** Both sides of a joiner, each with what only the other says: the year, the month, what is counted. */
function pairOf(tokens: readonly PeriodToken[], at: number): readonly [Side, Side] | null {
  const [left, right] = [sideOf(tokens.slice(0, at)), sideOf(tokens.slice(at + 1))];
  if (left === null || right === null || left.months !== null || right.months !== null) return null;
  const [from, to] = [withMonthOf(left, right), withMonthOf(withPartOf(right, left), left)];
  const [a, b] = [precisionOf(from), precisionOf(to)];
  const isComplete = from.year !== null && to.year !== null && a !== 'year' && b !== 'year';
  if (a !== b && !isComplete) return null;
  const year = from.saysYearFirst ? from.year : null;
  return [
    { ...from, year: from.year ?? to.year },
    { ...to, year: to.year ?? year },
  ];
}

function withMonthOf(side: Side, other: Side): Side {
  const lacksMonth = side.day !== null && side.month === null && other.day !== null;
  return lacksMonth ? { ...side, month: other.month } : side;
}

/** "Weeks 5 to 8": the second number is a week too. */
function withPartOf(side: Side, { part }: Side): Side {
  const isNumber = side.day !== null && side.month === null && side.part === null;
  return part !== null && isNumber ? { ...side, part, ordinal: side.day, day: null } : side;
}

function precisionOf({ day, month, part }: Side): YearPart | 'day' | 'year' {
  if (part !== null) return part;
  if (day !== null) return 'day';
  return month === null ? 'year' : 'month';
}

function spanOfSide({ year, month, day, part, ordinal, months }: Side): Read | null {
  if (year === null) return null;
  if (months !== null) return severalMonths(year, months, ordinal ?? 0);
  if (part !== null) return partSpan(year, part, ordinal === last ? lastOf(part, year) : (ordinal ?? 0));
  if (day !== null) return month === null ? null : daySpan(year, month, day);
  return month === null ? yearSpan(year) : partSpan(year, 'month', month);
}

const last = -1;

function lastOf(part: YearPart, year: number): number {
  return { quarter: 4, half: 2, month: 12, week: isoWeeksInYear(year) }[part];
}

/** The first or the last months of a year; others are not said so. */
function severalMonths(year: number, months: number, ordinal: number): Read | null {
  if (months > 12) return null;
  if (ordinal === 1) return monthsSpan(year, 1, months);
  return ordinal === last ? monthsSpan(year, 13 - months, months) : null;
}

const letters: Readonly<Partial<Record<Kind, string>>> = {
  year: 'Y',
  month: 'M',
  number: 'N',
  part: 'U',
  ordinal: 'O',
  count: 'C',
  many: 'X',
  date: 'S',
  dash: '-',
  slash: '-',
};

/** Which tokens in which order are one end of a period; a dash between two of them says nothing. */
const dayOrMonth = /^(?:Y-?M(?:-?N)?|N?-?M-?Y|M-?N-?Y|N-?M|M-?N|M|N-?Y|N|Y)$/;
const yearPart = /^(?:Y-?)?(?:[NO]-?U|U-?[NO])(?:-?Y)?$/;
const severalParts = /^Y?(?:O[CN]?X|X[CN]?O|[CN]XO)Y?$/;

function sideOf(tokens: readonly PeriodToken[]): Side | null {
  const pattern = tokens.map(({ kind }) => letters[kind] ?? '?').join('');
  if (pattern === 'S') return sideOfDate(tokens);
  const isKnown = dayOrMonth.test(pattern) || yearPart.test(pattern) || severalParts.test(pattern);
  if (!isKnown || pattern.startsWith('-') || pattern.replace(/[^Y]/g, '').length > 1) return null;
  const side = tokens.reduce(withToken, { ...nothingSaid, saysYearFirst: pattern.startsWith('Y') });
  return pattern.includes('X') ? severalOf(side, tokens) : side;
}

function sideOfDate([token]: readonly PeriodToken[]): Side | null {
  return token?.kind === 'date' ? { ...nothingSaid, ...token.date } : null;
}

function withToken(side: Side, token: PeriodToken): Side {
  switch (token.kind) {
    case 'year':
      return { ...side, year: token.year };
    case 'month':
      return { ...side, month: token.month };
    case 'part':
      return { ...side, part: token.part, ordinal: side.ordinal ?? side.day, day: null };
    case 'number':
      return side.part === null ? { ...side, day: token.value } : { ...side, ordinal: token.value };
    case 'ordinal':
      return { ...side, ordinal: token.ordinal };
    default:
      return side;
  }
}

/** "First nine months": the number counts them. */
function severalOf(side: Side, tokens: readonly PeriodToken[]): Side | null {
  const several = tokens.find((token) => token.kind === 'many');
  const counted = tokens.find((token) => token.kind === 'count')?.count ?? side.day ?? several?.count ?? null;
  return several === undefined || counted === null
    ? null
    : { ...side, day: null, months: counted * several.months };
}
