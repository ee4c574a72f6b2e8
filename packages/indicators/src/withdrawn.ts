/** What an alert says of a figure that is none any more: there is nothing left to compare. */
import { formatPeriod } from './format-period.js';
import type { LocalisedText } from './language.js';
import type { Period } from './period.js';

export function withdrawnText(period: Period): LocalisedText {
  const named = (language: 'en' | 'ar') => formatPeriod(period, { language });
  return {
    en: `The figure for ${named('en')} was withdrawn, and no other stands for it.`,
    ar: `سُحب رقم الفترة «${named('ar')}»، ولا رقم آخر لها.`,
  };
}
