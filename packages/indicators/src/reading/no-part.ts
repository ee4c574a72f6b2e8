/** Arabic words that are written as a part of a whole is, and are none: "ثمن الخبز", "السنوات الخمس", "الربع الأول من العام". */

import type { Token } from './scan.js';
import { unitsOf } from './spans.js';
import { isNumber, nothing } from './token.js';

/** "الخمس" is five behind a noun, and a fifth elsewhere. */
const digits = /^ال(?:خمس|سبع|ثمن|تسع|عشر)$/;
/** An eighth, and a price. */
const eighth = /^(?:ال)?ثمن$/;
const partOfTime = /^ال(?:نصف|ثلث|ربع)$/;
const ordinal = /^ال(?:اول|ثاني|ثالث|رابع|اخير)$/;

export function isNoPart(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1] ?? nothing, tokens[at] ?? nothing, tokens[at + 1] ?? nothing];
  if (isNumber(before)) return false;
  if (partOfTime.test(token.folded)) return ordinal.test(next.folded);
  // "السنوات الخمس", "سنوات الحرب الخمس"
  if (
    digits.test(token.folded) &&
    before.isWord &&
    before.kind !== 'hedge' &&
    /^ال\p{L}{3}/u.test(before.folded)
  )
    return true;
  return eighth.test(token.folded) && !unitsOf(next)[0]?.startsWith('{');
}
