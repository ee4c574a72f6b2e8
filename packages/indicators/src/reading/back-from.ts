/** Periods that are said by their end, or by their months one by one: "the three months to September 2022", "May, June and July 2022". */
import { addMonths, civilDay, dayNumber, isoDay } from '../period/day.js';
import { spanText } from '../period/span.js';
import type { FoundPeriod } from './periods.js';
import type { Token } from './scan.js';
import { set } from './words.js';

const ends = set('to ending ended ends until till through المنتهي المنتهيه تنتهي ينتهي انتهي انتهت حتي الي');
const between = set('in on at the of with end month في شهر نهايه بنهايه يوم مع التي الذي');
const mostBetween = 3;

interface Length {
  readonly months: number;
  readonly days: number;
}

/** One of the words for it; of a plural its number is said. */
const lengths: readonly (readonly [words: ReadonlySet<string>, length: Length])[] = [
  [set('year years سنه سنوات السنه السنوات عام عاما العام الاعوام اعوام'), { months: 12, days: 0 }],
  [set('quarter quarters ربع الربع الارباع'), { months: 3, days: 0 }],
  [set('month months شهر شهرا الشهر اشهر الاشهر شهور الشهور'), { months: 1, days: 0 }],
  [set('week weeks اسبوع اسبوعا الاسبوع اسابيع الاسابيع'), { months: 0, days: 7 }],
  [set('day days يوما ايام الايام'), { months: 0, days: 1 }],
];
const plurals = set(
  'years quarters months weeks days سنوات السنوات عاما الاعوام اعوام الارباع شهرا اشهر الاشهر شهور الشهور',
  'اسبوعا اسابيع الاسابيع يوما ايام الايام',
);

/** The whole of such a period. One that ends there but nobody says how long it is, is no period to put a figure in. */
export function backFrom(tokens: readonly Token[], found: FoundPeriod): FoundPeriod {
  let at = found.at.from - 1;
  while (at > found.at.from - 1 - mostBetween && between.has(folded(tokens, at))) at -= 1;
  if (!ends.has(folded(tokens, at)) && folded(tokens, at) !== 'up to') return found;
  at -= 1;
  while (/^(?:التي|الذي|that|which)$/.test(folded(tokens, at))) at -= 1;
  const spoken = lengthBefore(tokens, at);
  if (spoken === null) return found;
  const { count, length, from } = spoken;
  const end = dayNumber(found.period.end);
  const start = count === null ? end : addMonths(end, -count * length.months) - count * length.days;
  if (count === null || start >= dayNumber(found.period.start)) return { ...found, isOpen: true };
  return {
    ...found,
    start: tokens[from]?.start ?? found.start,
    at: { from, to: found.at.to },
    period: { text: spanText({ start, end }), start: isoDay(start), end: isoDay(end) },
    isOpen: false,
  };
}

function folded(tokens: readonly Token[], at: number): string {
  return tokens[at]?.folded ?? '';
}

/** "Three months", "the year", "الأشهر الثلاثة", and where it begins; no count where a plural is without. */
function lengthBefore(
  tokens: readonly Token[],
  at: number,
): { readonly count: number | null; readonly length: Length; readonly from: number } | null {
  // Arabic has the number behind a noun with its article.
  const isBehind = lengthAt(tokens, at) === null && countAt(tokens, at) !== null;
  const noun = isBehind ? at - 1 : at;
  const length = lengthAt(tokens, noun);
  if (length === null) return null;
  const isPlural = plurals.has(folded(tokens, noun));
  const ahead = countAt(tokens, noun - 1);
  if (isBehind) return { count: countAt(tokens, at), length, from: noun };
  if (ahead !== null) return { count: ahead, length, from: noun - 1 };
  const isOne = /^(?:the|a)$/.test(folded(tokens, noun - 1)) || folded(tokens, noun).startsWith('ال');
  return isPlural || isOne ? { count: isPlural ? null : 1, length, from: noun } : null;
}

function lengthAt(tokens: readonly Token[], at: number): Length | null {
  const word = folded(tokens, at);
  return lengths.find(([words]) => words.has(word))?.[1] ?? null;
}

function countAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.inPeriod?.kind === 'count') return token.inPeriod.count;
  const value = token?.numeral?.value ?? null;
  return value !== null && Number.isInteger(value) && value >= 1 && value <= 120 ? value : null;
}

/** "January, February and March 2022", of which the last two were read; none where the months do not follow one another. */
export function withMonthsBefore(tokens: readonly Token[], found: FoundPeriod): FoundPeriod {
  let said = found;
  for (let at = monthBefore(tokens, found.at.from); at !== null; at = monthBefore(tokens, said.at.from)) {
    const month = tokens[at]?.inPeriod;
    const start = addMonths(dayNumber(said.period.start), -1);
    const isNext =
      month?.kind === 'month' && civilDay(start).month === month.month && said.period.start.endsWith('-01');
    if (!isNext) return { ...found, isOpen: true };
    const end = dayNumber(found.period.end);
    said = {
      ...found,
      start: tokens[at]?.start ?? found.start,
      at: { from: at, to: found.at.to },
      period: { text: spanText({ start, end }), start: isoDay(start), end: found.period.end },
    };
  }
  return said;
}

/** Where the month of a list stands before the one at a token. */
function monthBefore(tokens: readonly Token[], from: number): number | null {
  if (tokens[from]?.inPeriod?.kind !== 'month') return null;
  const isJoined = /^(?:and|,|،|و)$/.test(folded(tokens, from - 1));
  const last = isJoined ? from - 2 : from - 1;
  // "كانون الثاني" is two words.
  const at = tokens[last]?.inPeriod?.kind === 'ordinal' ? last - 1 : last;
  const isList = isJoined || /^و\p{L}/u.test(folded(tokens, from));
  return isList && tokens[at]?.inPeriod?.kind === 'month' ? at : null;
}
