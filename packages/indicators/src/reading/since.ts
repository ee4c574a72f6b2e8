/** Dates of what happened, which a figure is after and not of: "since the war began in 2014", "بعد الزلزال الذي ضرب البلاد في 6 شباط 2023". */
import type { Token } from './scan.js';
import { isNumber } from './token.js';
import { set } from './words.js';

/** In words, between "since" and its date. */
const mostBetween = 14;
const since = /^(?:since|until|till|و?(?:منذ|حتي))$/;
/** "Since then, in 2019, 40": that is over. */
const then = set('then that which ذلك ذاك الحين وقتها حينها');
const after = /^(?:after|before|following|prior|و?بعد|و?قبل|و?عقب|و?اثر)$/;
const which = set('that which الذي التي');
const happened = set(
  'erupted began started struck hit occurred ended collapsed killed destroyed devastated swept ravaged followed broke took',
  'اندلع اندلعت بدا بدات انطلق انطلقت ضرب ضربت وقع وقعت حدث حدثت انتهي انتهت جري جرت دمر دمرت اجتاح اجتاحت اودي اودت شهدته شهدتها عصف عصفت',
);

/** Whether the date at a token is that of an event which "since" or "after" stands before. */
export function isOfEvent(tokens: readonly Token[], date: number): boolean {
  let isHappening = false;
  for (let at = date - 1; at >= Math.max(0, date - mostBetween); at--) {
    const token = tokens[at];
    // "Since the war's beginning"
    if (token !== undefined && /^['’-]$/.test(token.text) && !token.isSpaced) continue;
    if (token === undefined || !token.isWord || isNumber(token)) {
      // "الـ8 من كانون الأول": its own day.
      if (at >= date - 3 && token?.kind !== 'comma') continue;
      return false;
    }
    if (since.test(token.folded)) return !then.has(tokens[at + 1]?.folded ?? '');
    isHappening ||= happened.has(token.folded) && which.has(tokens[at - 1]?.folded ?? '');
    if (isHappening && after.test(token.folded)) return true;
  }
  return false;
}
