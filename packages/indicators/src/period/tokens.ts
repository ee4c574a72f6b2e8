/** A worded period in pieces: numbers, years, dates in digits, words, and what stands between them. */
import { foldText } from '../language/letters.js';
import { type DomainProblem, problem } from '../problem.js';
import { ambiguous, daySpan, isFault, partSpan, type Read, yearSpan } from './span.js';
import { longestPhrase, type PeriodWord, periodWord } from './words.js';

/** A month or a day that is written in digits alone, such as 10/2020 or 14.03.2020. */
export interface DigitDate {
  readonly year: number;
  readonly month: number;
  readonly day: number | null;
}

export type PeriodToken =
  | PeriodWord
  /** One or two digits. */
  | { readonly kind: 'number'; readonly value: number; readonly isTwoDigits: boolean }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'date'; readonly date: DigitDate }
  | { readonly kind: 'dash' | 'slash' | 'open' | 'close' };

export type PeriodTokens =
  | { readonly kind: 'tokens'; readonly tokens: readonly PeriodToken[] }
  | { readonly kind: 'problem'; readonly problem: DomainProblem }
  | { readonly kind: 'unread' };

const mostTokens = 24;
const dashes = '-‐‑‒–—−';
const separator = `[${dashes}/.]`;
const yearMonthDay = new RegExp(`^(\\d{4})(${separator})(\\d{1,2})\\2(\\d{1,2})(?!\\d)`);
const dayMonthYear = new RegExp(`^(\\d{1,2})(${separator})(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)`);
const yearMonth = new RegExp(`^(\\d{4})(?:(/)(\\d{1,2})|${separator}(\\d{2}))(?!\\d)`);
const monthYear = new RegExp(`^(\\d{1,2})${separator}(\\d{4})(?!\\d)`);
const inOneRun = /^(\d{4})(\d{2})(\d{2})?(?!\d)/;
const word = /^[\p{L}\p{M}]+/u;

/** @param text as it was typed, of at most a hundred characters. */
export function periodTokens(text: string): PeriodTokens {
  const joined = text
    .replace(/(\p{Nd})\u0640+(?=\p{Nd})/gu, '$1-')
    .replace(/(\p{Nd}) \/ (?=\p{Nd})/gu, '$1/');
  const folded = foldText(joined);
  const tokens: PeriodToken[] = [];
  let isFiscal = false;
  for (let rest = folded; rest !== ''; ) {
    const taken = take(rest, text, tokens.at(-1));
    if (isFiscal && (taken === null || 'fault' in taken)) return fiscal(text);
    if (taken === null) return { kind: 'unread' };
    if ('fault' in taken) return { kind: 'problem', problem: taken.fault };
    for (const token of taken.tokens) {
      isFiscal ||= token.kind === 'fiscal';
      tokens.push(token);
    }
    rest = rest.slice(taken.length);
  }
  if (isFiscal) return fiscal(text);
  return tokens.length > mostTokens ? { kind: 'unread' } : { kind: 'tokens', tokens };
}

function fiscal(text: string): PeriodTokens {
  return { kind: 'problem', problem: problem('period-fiscal-year', { text }) };
}

type Taken = { readonly tokens: readonly PeriodToken[]; readonly length: number };
type Take = Taken | { readonly fault: DomainProblem } | null;

function take(rest: string, text: string, before: PeriodToken | undefined): Take {
  if (/^\d/.test(rest)) return takeDigits(rest, text, before);
  const letters = word.exec(rest)?.[0];
  if (letters !== undefined) return takeWords(rest, letters);
  return takeSign(rest, before);
}

function takeSign(rest: string, before: PeriodToken | undefined): Take {
  const [sign = ''] = rest;
  if (dashes.includes(sign)) return one({ kind: 'dash' }, 1);
  switch (sign) {
    case '/':
      return one({ kind: 'slash' }, 1);
    case '(':
      return one({ kind: 'open' }, 1);
    case ')':
      return one({ kind: 'close' }, 1);
    case '&':
      return one({ kind: 'and' }, 1);
    case '.':
      // "Oct. 2020", "14. March 2020", or the end of a sentence; between two numbers it belongs to them.
      return before === undefined || (isInDigits(before) && /^\.\d/.test(rest)) ? null : nothing;
    case ',':
    case '،':
      return before === undefined ? null : nothing;
    case ' ':
    case "'":
      return nothing;
    default:
      return null;
  }
}

function isInDigits({ kind }: PeriodToken): boolean {
  return kind === 'number' || kind === 'year' || kind === 'date';
}

const nothing: Taken = { tokens: [], length: 1 };

function one(token: PeriodToken, length: number): Taken {
  return { tokens: [token], length };
}

/** The longest phrase that is known; of a single word also with "and" written on to it, as Arabic does. */
function takeWords(rest: string, letters: string): Take {
  const phrase = knownPhrase(rest);
  if (phrase) return phrase;
  if (letters.length < 2 || !letters.startsWith('و')) return null;
  const joined = knownPhrase(rest.slice(1));
  return joined && { tokens: [{ kind: 'and' }, ...joined.tokens], length: joined.length + 1 };
}

const phraseStart = new RegExp(`^[\\p{L}\\p{M}]+(?:[ -][\\p{L}\\p{M}]+){0,${longestPhrase - 1}}`, 'u');

function knownPhrase(rest: string): Taken | null {
  let phrase = phraseStart.exec(rest)?.[0] ?? '';
  while (phrase !== '') {
    const found = periodWord(phrase);
    if (found) return one(found, phrase.length);
    phrase = phrase.slice(0, Math.max(0, Math.max(phrase.lastIndexOf(' '), phrase.lastIndexOf('-'))));
  }
  return null;
}

function takeDigits(rest: string, text: string, before: PeriodToken | undefined): Take {
  // "Q3/2020" is no March: the number belongs to the word before it.
  const isOfPart = before?.kind === 'part' || before?.kind === 'many';
  return (isOfPart ? null : takeDate(rest, text, before)) ?? takeNumber(rest);
}

function takeNumber(rest: string): Take {
  const [digits = ''] = /^\d+/.exec(rest) ?? [];
  const value = Number(digits);
  if (digits.length === 4) return one({ kind: 'year', year: value }, 4);
  return digits.length > 2
    ? null
    : one({ kind: 'number', value, isTwoDigits: digits.length === 2 }, digits.length);
}

function takeDate(rest: string, text: string, before: PeriodToken | undefined): Take {
  const ymd = yearMonthDay.exec(rest);
  if (ymd) return dated(ymd[0], Number(ymd[1]), Number(ymd[3]), Number(ymd[4]));
  const dmy = dayMonthYear.exec(rest);
  if (dmy) return dayAndMonth(dmy, text);
  // "31 Dec 1932-10 Jan 1933": the year belongs to the date before it.
  const isOfDate = before?.kind === 'month' || before?.kind === 'number';
  const ym = isOfDate ? null : yearMonth.exec(rest);
  if (ym) return yearAndMonth(ym, text);
  const my = monthYear.exec(rest);
  if (my) return dated(my[0], Number(my[2]), Number(my[1]), null);
  const run = inOneRun.exec(rest);
  if (run) return dated(run[0], Number(run[1]), Number(run[2]), run[3] === undefined ? null : Number(run[3]));
  return before === undefined ? shortDate(rest, text) : null;
}

function spanOf(year: number, month: number, day: number | null): Read {
  return day === null ? partSpan(year, 'month', month) : daySpan(year, month, day);
}

function dated(said: string, year: number, month: number, day: number | null): Take {
  const span = spanOf(year, month, day);
  return isFault(span) ? { fault: span } : one({ kind: 'date', date: { year, month, day } }, said.length);
}

/** 2019/20 names a fiscal year; 2009/10 may also be October. */
function yearAndMonth([said, yearText, slash, afterSlash, afterOther]: RegExpExecArray, text: string): Take {
  const year = Number(yearText);
  const digits = afterSlash ?? afterOther ?? '';
  const month = Number(digits);
  const isNextYear = digits.length === 2 && month === (year + 1) % 100;
  if (!isNextYear || (slash === undefined && month <= 12)) return dated(said, year, month, null);
  const [first, second] = [partSpan(year, 'month', month), yearSpan(year)];
  if (isFault(first) || isFault(second)) return { fault: problem('period-fiscal-year', { text }) };
  const next = yearSpan(year + 1);
  return { fault: isFault(next) ? next : ambiguous(text, first, { start: second.start, end: next.end }) };
}

/** 03/04/2020 is in March or in April; 14/03/2020 can only be the fourteenth. */
function dayAndMonth([said, a, , b, yearText = '']: RegExpExecArray, text: string): Take {
  const [first, second] = [Number(a), Number(b)];
  const century = yearText.length === 2 ? 2000 : 0;
  const year = century + Number(yearText);
  const readings: Read[] = [daySpan(year, second, first), daySpan(year, first, second)];
  const spans = readings.flatMap((read) => (isFault(read) ? [] : [read]));
  const [one, other = one] = spans;
  if (one === undefined || other === undefined) {
    const fault = readings[second > 12 ? 1 : 0];
    return fault && isFault(fault) ? { fault } : null;
  }
  if (one.start !== other.start) return { fault: ambiguous(text, one, other) };
  const [month, day] = isFault(readings[0] as Read) ? [first, second] : [second, first];
  if (century > 0) return { fault: centuries(text, year, (of) => daySpan(of, month, day)) };
  return dated(said, year, month, day);
}

/** "10/20": a month of a year whose century is not said. */
function shortDate(rest: string, text: string): Take {
  const [, monthText, yearText] = /^(\d{1,2})\/(\d{2})$/.exec(rest) ?? [];
  const month = Number(monthText);
  if (!(month >= 1 && month <= 12)) return null;
  return { fault: centuries(text, 2000 + Number(yearText), (of) => partSpan(of, 'month', month)) };
}

/** The two centuries a year of two digits may belong to. */
export function centuries(text: string, year: number, spanIn: (year: number) => Read): DomainProblem {
  const [late, early] = [spanIn(year), spanIn(year - 100)];
  if (isFault(late)) return late;
  return isFault(early) ? early : ambiguous(text, late, early);
}
