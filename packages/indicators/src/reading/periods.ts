/** The periods of a sentence, and which of its tokens they and other dates are made of. */
import { type ParsedPeriod, parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import { periodWord } from '../period/words.js';
import { backFrom, withMonthsBefore } from './back-from.js';
import type { Stretch } from './found.js';
import type { Run } from './governs.js';
import { isOfAnother } from './of-another.js';
import type { Token } from './scan.js';
import { isOfEvent } from './since.js';
import { isCapital, isDigits, isJoined, isPlain } from './token.js';
import { beforeYear, set, stops, verbs } from './words.js';

export interface FoundPeriod extends Stretch {
  readonly period: Period;
  readonly at: Run;
  /** "Since April 2019", "until 2020": it says one end alone, and is no period to put a figure in. */
  readonly isOpen: boolean;
}

const mostTokens = 14;
/** No run of words is tried in more ways. */
const mostTries = 40;

type Role = 'month' | 'year' | 'number' | 'joiner' | 'other' | null;

/** Every period that is said, in order. */
export function periodsOf(text: string, tokens: readonly Token[], isYear: readonly boolean[]): FoundPeriod[] {
  const roles = tokens.map((_token, at) => roleOf(tokens, at, isYear[at] === true));
  const found: FoundPeriod[] = [];
  for (let at = 0; at < tokens.length; ) {
    if (roles[at] === null) {
      at += 1;
      continue;
    }
    let end = at;
    while (end < tokens.length && end - at < mostTokens && roles[end] !== null) end += 1;
    const last = periodsIn(text, tokens, roles, at, end);
    found.push(...last.periods);
    at = last.next;
  }
  return found;
}

/** "45 in 2020 and 62 in 2021" is one run and two periods. */
function periodsIn(
  text: string,
  tokens: readonly Token[],
  roles: readonly Role[],
  from: number,
  to: number,
): { readonly periods: readonly FoundPeriod[]; readonly next: number } {
  const one = roles.slice(from, to).includes('year') ? longest(text, tokens, roles, from, to) : null;
  if (one === null) return { periods: [], next: to };
  const start = one.period.at.from;
  const { periods: before } = periodsIn(text, tokens, roles, from, start);
  const month = before.length === 0 ? monthOfYear(text, tokens, roles, from, one.period) : null;
  return { periods: [...before, ...(month ?? []), whole(tokens, one.period)], next: one.next };
}

/** "45 in May and 62 in June 2021": the year is said once. */
function monthOfYear(
  text: string,
  tokens: readonly Token[],
  roles: readonly Role[],
  from: number,
  { at, period }: FoundPeriod,
): readonly [FoundPeriod] | null {
  const said = roles.slice(from, at.from);
  const month = said.indexOf('month');
  const isApart = said[month + 1] === 'joiner' && said.indexOf('number', month) === month + 2;
  const token = tokens[from + month];
  if (month < 0 || !isApart || token === undefined) return null;
  const read = periodIn(`${text.slice(token.start, token.end)} ${period.start.slice(0, 4)}`);
  if (read.kind !== 'period') return null;
  const run = { from: from + month, to: from + month + 1 };
  return [{ start: token.start, end: token.end, period: read.period, at: run, isOpen: false }];
}

function whole(tokens: readonly Token[], found: FoundPeriod): FoundPeriod {
  const said = backFrom(tokens, withMonthsBefore(tokens, found));
  return said.isOpen || !isOfAnother(tokens, said.at) ? said : { ...said, isOpen: true };
}

/** The longest stretch of a run that is a period. */
function longest(
  text: string,
  tokens: readonly Token[],
  roles: readonly Role[],
  from: number,
  to: number,
): { period: FoundPeriod; next: number } | null {
  let tries = 0;
  for (let end = to; end > from && tries < mostTries; end--) {
    if (roles[end - 1] === 'joiner') continue;
    for (let start = from; start < end; start++) {
      if (roles[start] === 'joiner' && tokens[start]?.kind !== 'between') continue;
      if (!roles.slice(start, end).includes('year')) break;
      if (isInDate(tokens, start, end)) continue;
      tries += 1;
      const stretch = { start: tokens[start]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 };
      const words = text.slice(stretch.start, stretch.end);
      // "وآذار 2022": "and" is written on to the month.
      const isJoinedOn = tokens[start]?.inPeriod?.kind === 'month' && words.startsWith('و');
      const read = periodIn((isJoinedOn ? words.slice(1) : words).replace(endOf, ''));
      if (read.kind !== 'period') continue;
      const at = { from: start, to: end };
      return { period: { ...stretch, at, period: read.period, isOpen: isOpenAt(tokens, start) }, next: end };
    }
  }
  return null;
}

/** A text says the same few periods again and again. */
const periodsRead = new Map<string, ParsedPeriod>();
const mostKept = 500;

function periodIn(words: string): ParsedPeriod {
  const before = periodsRead.get(words);
  if (before !== undefined) return before;
  const read = parsePeriod(words);
  if (periodsRead.size >= mostKept) periodsRead.clear();
  periodsRead.set(words, read);
  return read;
}

/** "05/2020" of "12/05/2020", which reads two ways as a whole. */
function isInDate(tokens: readonly Token[], start: number, end: number): boolean {
  const isMark = (token: Token | undefined) =>
    token !== undefined && /^[-–/.]$/.test(token.text) && !token.isSpaced;
  return (
    (isMark(tokens[start - 1]) && isJoined(tokens[start])) ||
    (isMark(tokens[end]) && isJoined(tokens[end + 1]))
  );
}

const opens = new Set([
  'since',
  'until',
  'till',
  'before',
  'after',
  'following',
  'through',
  'by',
  'منذ',
  'حتي',
  'قبل',
  'بعد',
  'بحلول',
]);

/** "Early 2019", "the end of 2019": some of it, and nobody says how much. */
const someOf = set(
  'beginning start end early mid late middle outset close',
  'بدايه مطلع نهايه اوائل منتصف اواخر مستهل ختام',
);
const partOf = set('the of - year years month عام العام سنه السنه شهر');

function isOpenAt(tokens: readonly Token[], start: number): boolean {
  if (opens.has(tokens[start]?.folded ?? '') || isOfEvent(tokens, start)) return true;
  let at = start - 1;
  while (at >= 0 && partOf.has(tokens[at]?.folded ?? '')) at -= 1;
  const before = tokens[at]?.folded ?? '';
  return opens.has(before) || someOf.has(before.replace(/-$/, ''));
}

/** "To the end of March", "حتى نهاية آذار": where what is said before it ends. */
const endOf = /(?:\bthe )?\bend of |نهاية (?:شهر )?/u;

function isToEnd(tokens: readonly Token[], at: number): boolean {
  let from = at;
  while (from > at - 3 && /^(?:the|of|end|نهايه|شهر)$/.test(tokens[from]?.folded ?? '')) from -= 1;
  let to = at;
  while (to < at + 3 && /^(?:the|of|end|نهايه|شهر)$/.test(tokens[to]?.folded ?? '')) to += 1;
  const isEnd = tokens.slice(from + 1, to).some(({ folded }) => /^(?:end|نهايه)$/.test(folded));
  const lead = tokens[from];
  const isTo =
    lead?.kind === 'to' || lead?.kind === 'and' || lead?.kind === 'dash' || lead?.inPeriod?.kind === 'to';
  return isEnd && isTo && isMonth(tokens, to);
}

function roleOf(tokens: readonly Token[], at: number, isYear: boolean): Role {
  const token = tokens[at];
  if (token === undefined) return null;
  if (isToEnd(tokens, at)) return 'joiner';
  if (isYear) return 'year';
  if (isDigits(token)) return isPlain(token) && token.text.length <= 2 ? 'number' : null;
  const { folded, text } = token;
  if (text === '-' || /^[–—]$/.test(text) || folded === 'to' || folded === 'and' || token.kind === 'and')
    return 'joiner';
  if (text === '/' || text === ',' || text === '،') return 'joiner';
  const known = token.inPeriod;
  if (known === null) return folded.startsWith('ل') && periodWord(folded.slice(1)) !== null ? 'other' : null;
  if (known.kind === 'to' || known.kind === 'and') return 'joiner';
  if (known.kind === 'month') return isMonth(tokens, at) ? 'month' : null;
  return 'other';
}

/** "may" and "march" are verbs too, and "mar", "sep" parts of names: a month is written large beside a number. */
export function isMonth(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.inPeriod?.kind !== 'month') return false;
  if (/^\p{Script=Arabic}/u.test(token.text)) return true;
  if (!isCapital(token)) return token.text.length > 5;
  const near = [at - 2, at - 1, at + 1, at + 2].some((place) => isDigits(tokens[place]));
  // "May and June 2022"
  const isJoining = /^(?:and|,|to|-|–)$/.test(tokens[at + 1]?.folded ?? '');
  const isListed = isJoining && tokens[at + 2]?.inPeriod?.kind === 'month' && isMonth(tokens, at + 2);
  return near || isListed || !/^(?:may|march|mar|sep|dec|jan)$/.test(token.folded);
}

/** Whether digits are a year: four of them by themselves, where nothing says that they count something. */
export function isYearAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !isLikeYear(token)) return false;
  const value = token.numeral?.value ?? 0;
  if (value < 1500 || value > 2200) return false;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  if (before && before.kind === 'unit' && !before.isWord) return false;
  // "+962 6 550 2030"
  const isAfterDigits = isDigits(before) && before.isSpaced && isPlain(before);
  if (isAfterDigits && !isMonth(tokens, at - 2)) return false;
  if (next?.kind === 'scale') return false;
  // "Resolution 1989 (2011)": the year is in the brackets.
  if (next?.kind === 'open' && isLikeYear(tokens[at + 2]) && tokens[at + 3]?.kind === 'close') return false;
  // "20 per cent below 2021 levels"
  if (value >= 1900 && ofYears.has(next?.folded ?? '')) return true;
  if (isPairOfCounts(tokens, at)) return false;
  if (next?.kind === 'unit' && isCounted(next)) return isYearOf(tokens, at, next);
  if (isJoined(next) && next.isWord) return false;
  if (isOfCounts(tokens, at)) return false;
  // "Resulting in 2000 deaths"
  if (before?.folded === 'in' && /^result/.test(tokens[at - 2]?.folded ?? '')) return false;
  // "From 1000 to 2000 people"
  const start = before?.kind === 'to' ? tokens[at - 2] : undefined;
  if (isDigits(start) && !isYearAt(tokens, at - 2)) return false;
  // "Over 2019" is during it, where nothing is counted.
  if (before?.folded === 'over' && value >= 1900 && !isCounting(next)) return true;
  // "Around 2019" may be a year; "أقل من 2000" is none, though "من" stands before years.
  const isHedge = before?.kind === 'hedge' && before.folded !== 'من';
  const isHedged =
    isHedge && (/ من$/.test(before.folded) || !beforeYear.has(before.folded.split(' ').at(-1) ?? ''));
  if (isHedged) return false;
  const isSaid =
    before === undefined || beforeYear.has(before.folded) || isMonth(tokens, at - 1) || isCapital(before);
  return value >= 1900 || (isSaid && before?.folded !== 'of' && before?.folded !== 'to');
}

/** What a year has, and is held against. */
const ofYears = set(
  'level levels average averages figure figures total totals peak baseline مستوي مستويات متوسط',
);

/** "Rose from 1800 to 2100", "between 1500 and 1900 pounds": and not "from 2014 to 2019 attacks rose". */
function isPairOfCounts(tokens: readonly Token[], at: number): boolean {
  const isSecond = isJoining(tokens[at - 1]) && isDigits(tokens[at - 2]);
  const first = isSecond ? at - 2 : at;
  const last = isSecond ? at : at + 2;
  if (!isJoining(tokens[first + 1]) || ![first, last].every((place) => isLikeYear(tokens[place])))
    return false;
  const next = tokens[last + 1];
  const [from, to] = [tokens[first]?.numeral?.value ?? 0, tokens[last]?.numeral?.value ?? 0];
  const mayBeYears = from >= 1990 && to <= 2040 && from < to;
  const lead = tokens[first - 2]?.folded ?? '';
  const isMoved =
    /^(?:from|من)$/.test(tokens[first - 1]?.folded ?? '') && (verbs.rise.has(lead) || verbs.fall.has(lead));
  return !mayBeYears && (isMoved || (next?.kind === 'unit' && isCounted(next)) || next?.kind === 'scale');
}

function isLikeYear(token: Token | undefined): boolean {
  return isDigits(token) && isPlain(token) && token.text.length === 4;
}

function isJoining(token: Token | undefined): boolean {
  return token?.kind === 'to' || token?.kind === 'and' || token?.kind === 'dash';
}

/** What ends as what is counted does in Arabic, and is none: adverbs and places. */
const uncounted = set(
  'تحديدا تقريبا ايضا حاليا مثلا خصوصا عموما تماما لاحقا سابقا مقارنا عندما حينما حيثما هكذا قياسا استنادا وفقا نظرا اعتبارا',
  'سوريا ليبيا تركيا روسيا اسيا افريقيا المانيا ايطاليا اسبانيا بريطانيا فرنسا اوروبا امريكا كندا درعا',
);

/** "1990 مريضا", "500 rifles and 2000 rounds": digits like those of a year that count what is behind them. */
function isOfCounts(tokens: readonly Token[], at: number): boolean {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (!isCounting(next)) return false;
  const [lead, noun] = [before?.folded ?? '', next?.folded ?? ''];
  if (/^[\u0621-\u064a]{3,}\u0627$/u.test(noun) && !beforeYear.has(lead) && !isMonth(tokens, at - 1))
    return !uncounted.has(noun) && !verbs.rise.has(noun) && !verbs.fall.has(noun);
  // "500 people and 2019 was bad"
  if (!/^(?:and|و)$/.test(lead) || /^[a-z]*[^s]$/.test(noun)) return false;
  const [count, other] = [tokens[at - 3], tokens[at - 2]];
  return isDigits(count) && other?.isWord === true && !isYearAt(tokens, at - 3) && !stops.has(other.folded);
}

/** "In 2020 attacks fell", "the 2015 attacks": and not "resulted in 2000 deaths" or "one in 2000 people". */
function isYearOf(tokens: readonly Token[], at: number, { meant }: Token): boolean {
  const value = tokens[at]?.numeral?.value ?? 0;
  const [lead, before] = [tokens[at - 2], tokens[at - 1]];
  if (value < 1900 || value > 2100) return false;
  if (before?.folded === 'the') return meant?.noun?.family === 'events' || meant?.units[0] === '{attack}';
  // "In 2018 and 2019 attacks rose"
  if ((before?.kind === 'and' || before?.kind === 'to') && isDigits(lead) && isYearAt(tokens, at - 2))
    return true;
  const isAhead = lead === undefined || !lead.isWord || /^(?:and|but|that|while)$/.test(lead.folded);
  return isAhead && /^(?:in|since|during|throughout|until)$/.test(before?.folded ?? '');
}

function isCounting(token: Token | undefined): boolean {
  return token?.isWord === true && !stops.has(token.folded);
}

/** "2019 attacks" counts attacks of a year as often as not; "2019 people" counts people. */
function isCounted({ meant }: Token): boolean {
  return (meant?.units.length ?? 0) > 0 && meant?.text !== 'found';
}
