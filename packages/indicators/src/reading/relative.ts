/** Times that nobody can date without knowing when the text was written: "last month", "أمس", "الشهر الماضي". No year of another sentence holds there. */
import type { Between, Run } from './governs.js';
import type { FoundPeriod } from './periods.js';
import type { Token } from './scan.js';
import { isNumber } from './token.js';
import { set } from './words.js';

export interface Time {
  readonly at: Run;
  /** "Yesterday" is when something was said as often as when it was. */
  readonly isDay: boolean;
}

const near = set('last past previous preceding this next current coming recent');
const units = set(
  'week weeks month months year years quarter day days hours fortnight weekend season',
  'اسبوع اسابيع اسبوعين شهر اشهر شهور شهرين عام اعوام عامين سنه سنوات سنتين ربع موسم فتره ساعات ساعه ايام يوم يومين',
);
const ofNow = /^ال(?:ماضي|جاري|حالي|فايت|منصرم|مقبل|قادم|اخير|سابق)(?:ه|ين|تين|ات)?$/;
const days = set('yesterday today tonight tomorrow امس الامس غدا');
/** "الأشهر التسعة الماضية", "الـ24 ساعة الأخيرة" */
const mostApart = 3;

export function timesOf(tokens: readonly Token[]): Time[] {
  const found: Time[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const folded = tokens[at]?.folded ?? '';
    if (days.has(folded)) found.push({ at: { from: at, to: at + 1 }, isDay: true });
    else {
      const end = near.has(folded) ? endAfter(tokens, at) : ofNow.test(folded) ? at + 1 : null;
      const from = ofNow.test(folded) ? unitBefore(tokens, at) : at;
      if (end !== null && from !== null) found.push({ at: { from, to: end }, isDay: false });
    }
  }
  return found;
}

/** "Last month", "the past three months". */
function endAfter(tokens: readonly Token[], at: number): number | null {
  let end = at + 1;
  while (end < at + mostApart && isNumber(tokens[end])) end += 1;
  return units.has(tokens[end]?.folded ?? '') ? end + 1 : null;
}

function unitBefore(tokens: readonly Token[], at: number): number | null {
  for (let before = at - 1; before >= Math.max(0, at - mostApart); before--) {
    const word = (tokens[before]?.folded ?? '').replace(/^(?:و?في )?[وفبل]?(?:ال)?/u, '');
    if (units.has(word) || tokens[before]?.inPeriod?.kind === 'month') return before;
    if (!tokens[before]?.isWord) return null;
  }
  return null;
}

/** Whether such a time stands nearer to a figure than the period that its sentence gives: "539 left last month, while 24,383 left in 2023". */
export function isOfTime(
  times: readonly Time[],
  figure: Run,
  period: FoundPeriod,
  between: Between,
): boolean {
  if (between.cost(period.at, figure) === 0) return false;
  return times.some(({ at, isDay }) => !isDay && between.cost(at, figure) === 0);
}
