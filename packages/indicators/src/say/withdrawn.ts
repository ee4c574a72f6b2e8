/** What an alert says of a figure that is none any more: there is nothing left to compare. */

import type { LocalisedText } from '../language/language.js';
import type { Period } from '../period/period.js';
import { formatPeriod } from './format-period.js';

export function withdrawnText(period: Period): LocalisedText {
  const named = (language: 'en' | 'ar') => formatPeriod(period, { language });
  return {
    en: `No figure stands for ${named('en')} any more: it was withdrawn, or moved by a correction.`,
    ar: `لم يعد للفترة «${named('ar')}» رقم: سُحب رقمها، أو نقله تصحيح إلى موضع آخر.`,
  };
}
