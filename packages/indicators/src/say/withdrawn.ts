/** What an alert says of a figure that is none any more: there is nothing left to compare. */

import { inEveryLanguage, type LocalisedText } from '../language/language.js';
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
