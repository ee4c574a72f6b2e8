/** A verb that is a hedge, with its subject between it and its number: "تجاوزت الخسائر 100 ألف دولار". */
import type { Token } from './scan.js';
import { isNumber } from './token.js';

export const subjects =
  /^(?:ال)?(?:عدد|اعداد|حصيله|نسبه|قيمه|مساحه|طول|مجموع|اجمالي|كلفه|تكلفه|ايرادات|عائدات|خسائر|سعر|اسعار|معدل|حجم)(?:ها|هم|هن|ه)?$/;
export const mostOfSubject = 6;

/** Verbs that have their number right behind their subject: "تجاوزت الخسائر 100 ألف دولار", "لا تتعدى الحصة 12". */
const outdoing = /(?:^|[ \u064a\u062a])(?:تجاوز|تعدي?|تخطي?|فاق|ناهز|قارب)ت?$|[\u064a\u062a]فوق$/;
/** What is passed by, and not counted up to: "تجاوزت القوات 3 حواجز". */
const passedBy = /^(?:حاجزا?|حواجز|نقاط|نقطه|خطوط|عقبات|مراحل|حدود|قري|مدن|مرات|بوابات)$/;
/** What begins another clause, or a phrase that the number is in. */
const begins =
  /^(?:الذي|التي|الذين|ان|ثم|او|لكن|بعد|قبل|عند|مع|علي|الي|عن)$|^[وف](?!اردات|فيات|قود|حدات|دائع|كالات|وائد|ائض|واتير|ئات)\p{L}{3}/u;

/** Where the hedge stands whose subject is right before a number; null where there is none. */
export function hedgeOfSubject(
  tokens: readonly Token[],
  { from, to }: { readonly from: number; readonly to: number },
): number | null {
  let at = from - 1;
  while (
    at > from - mostOfSubject &&
    tokens[at]?.isWord &&
    tokens[at]?.kind !== 'hedge' &&
    !isNumber(tokens[at])
  )
    at -= 1;
  const hedge = tokens[at];
  const [noun, ...more] = tokens.slice(at + 1, from);
  if (hedge?.kind !== 'hedge' || noun === undefined) return null;
  if (subjects.test(noun.folded)) return at;
  if (!outdoing.test(hedge.folded) || more.some(({ folded }) => begins.test(folded))) return null;
  const isDefinite = [noun, ...more].some(({ folded }) => /^ال\p{L}{2}|(?:ها|هم)$/u.test(folded));
  const isObject = tokens.slice(from, to + 1).some(({ folded }) => passedBy.test(folded));
  return isDefinite && !isObject && tokens[from - 1]?.folded !== 'في' ? at : null;
}
