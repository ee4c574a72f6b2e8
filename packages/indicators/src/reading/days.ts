/** The days of dates, which are no figures: "March 29", "the 3rd of May", "في الـ 8 من آب", "16 من الشهر الجاري". */
import type { Rule } from './barred.js';
import { isMonth } from './periods.js';
import type { Token } from './scan.js';
import { isDigits, isPlain } from './token.js';

function isDay(token: Token | undefined): boolean {
  return isDigits(token) && isPlain(token) && token.text.length <= 2 && (token.numeral?.value ?? 99) <= 31;
}

/** "March 29", "the 3rd of May", "11 February 2020". */
export const barDay: Rule = (tokens, at, bar) => {
  if (isDay(tokens[at + 1])) bar(at + 1, at + 2);
  let before = at - 1;
  while (before >= at - 3 && /^(?:of|the|st|nd|rd|th|,|-)$/.test(tokens[before]?.folded ?? '')) before -= 1;
  if (isDay(tokens[before])) bar(before, at);
  // "3, 5 and 9 March"
  for (let day = before - 2; isDay(tokens[before]) && day >= before - 12; day -= 2) {
    if (!isDay(tokens[day]) || !/^(?:,|،|and|و)$/.test(tokens[day + 1]?.folded ?? '')) break;
    bar(day, day + 1);
  }
  barDaysOf(tokens, at, bar);
  // "بين العشرين والثلاثين من نيسان"
  if (tokens[at - 1]?.folded === 'من' && tokens[at - 2]?.kind === 'number')
    barWordsOfDays(tokens, at - 2, bar);
  // "April 28, May 5", "1-15 June", "1 to 15 June"
  if (isDay(tokens[at - 1]) && isDay(tokens[at - 3])) bar(at - 3, at);
  if (
    isDay(tokens[at + 1]) &&
    /^(?:-|–|to|and|,)$/.test(tokens[at + 2]?.folded ?? '') &&
    isDay(tokens[at + 3])
  ) {
    const isCounted = tokens[at + 4]?.kind === 'unit' || tokens[at + 4]?.kind === 'scale';
    if (tokens[at + 2]?.folded !== ',' && !isCounted) bar(at + 3, at + 4);
  }
};

function barWordsOfDays(
  tokens: readonly Token[],
  last: number,
  bar: (from: number, to: number) => void,
): void {
  let first = last;
  while (first > last - 6 && /^(?:number|prefix|and|to|between)$/.test(tokens[first - 1]?.kind ?? ''))
    first -= 1;
  bar(first, last + 1);
}

/** "8 من آب", "بين الـ 6 والـ 12 من آب", "من 5 حتى 12 من آب": Arabic has "of" between a day and its month. */
const barDaysOf: Rule = (tokens, at, bar) => {
  if (tokens[at - 1]?.folded !== 'من' || !isDay(tokens[at - 2])) return;
  // "قتل 12 من آذار إلى نيسان": from March on.
  const next = tokens.slice(at + 1, at + 4).findIndex(({ folded }) => /^(?:الي|حتي)$/.test(folded));
  if (
    next >= 0 &&
    tokens.slice(at + next + 2, at + next + 4).some((_, n) => isMonth(tokens, at + next + 2 + n))
  )
    if (!isDay(tokens[at + next + 2]) && tokens[at - 3]?.kind !== 'prefix') return;
  let first = at - 2;
  for (let before = first - 1; before >= at - 12; before--) {
    const token = tokens[before];
    if (isDay(token)) first = before;
    else if (!/^(?:prefix|and|to|dash)$/.test(token?.kind ?? '') && token?.folded !== 'حتي') break;
  }
  while (tokens[first - 1]?.kind === 'prefix') first -= 1;
  bar(first, at);
};

const ofMonth = /^(?:ال(?:جاري|حالي|ماضي|فايت|منصرم|سابق|مقبل|قادم)|نفسه|ذاته)$/;

/** "16 من الشهر الجاري" */
export const barDayOfMonth: Rule = (tokens, at, bar) => {
  const isSaid = tokens[at]?.folded === 'الشهر' && ofMonth.test(tokens[at + 1]?.folded ?? '');
  if (isSaid) barDaysOf(tokens, at, bar);
};
