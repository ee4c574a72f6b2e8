/** What an alert says of a figure that is none any more: there is nothing left to compare. */

import { inEveryLanguage, type Language, type LocalisedText } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import type { Period } from '../period/period.js';
import { formatPeriod } from './format-period.js';
import { ar } from './messages/withdrawn.ar.js';
import { en } from './messages/withdrawn.en.js';

const withdrawnIn = messagesIn({ en, ar });

export function withdrawnText(period: Period): LocalisedText {
  return inEveryLanguage((language) =>
    withdrawnIn(language, 'withdrawn', { period: formatPeriod(period, { language }) }),
  );
}

/**
 * What an alert says that ended because its rule was changed or deleted, not because of a figure: what it compared holds of
 * the rule as it was.
 */
export function endedWithRuleText(before: string, language: Language): string {
  return withdrawnIn(language, 'ruleChanged', { before });
}
