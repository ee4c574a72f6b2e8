/** Says in one sentence a comparison what an alert compared, and how sure the comparison is. */
import type { RuleVerdict } from './evaluate.js';
import { formatQuantity } from './format.js';
import type { Snapshot } from './incident.js';
import type { Indicator } from './indicator.js';
import type { Language } from './language.js';
import type { Quantity } from './quantity.js';
import type { Operator } from './rule.js';

type Sentence = (value: string, threshold: string) => string;

const sentences: Record<Language, Record<Operator, Record<Exclude<RuleVerdict, 'nodata'>, Sentence>>> = {
  en: {
    '>': {
      certain: (value, threshold) => `${value} is certainly more than ${threshold}.`,
      possible: (value, threshold) => `${value} may be more than ${threshold}, but need not be.`,
      no: (value, threshold) => `${value} is not more than ${threshold}.`,
    },
    '>=': {
      certain: (value, threshold) => `${value} is certainly at least ${threshold}.`,
      possible: (value, threshold) => `${value} may reach ${threshold}, but need not.`,
      no: (value, threshold) => `${value} does not reach ${threshold}.`,
    },
    '<': {
      certain: (value, threshold) => `${value} is certainly less than ${threshold}.`,
      possible: (value, threshold) => `${value} may be less than ${threshold}, but need not be.`,
      no: (value, threshold) => `${value} is not less than ${threshold}.`,
    },
    '<=': {
      certain: (value, threshold) => `${value} is certainly at most ${threshold}.`,
      possible: (value, threshold) => `${value} may be at most ${threshold}, but need not be.`,
      no: (value, threshold) => `${value} is more than ${threshold}.`,
    },
  },
  ar: {
    '>': {
      certain: (value, threshold) => `القيمة ${value} أعلى من ${threshold} بالتأكيد.`,
      possible: (value, threshold) => `القيمة ${value} قد تكون أعلى من ${threshold}، وليس ذلك مؤكداً.`,
      no: (value, threshold) => `القيمة ${value} ليست أعلى من ${threshold}.`,
    },
    '>=': {
      certain: (value, threshold) => `القيمة ${value} لا تقل عن ${threshold} بالتأكيد.`,
      possible: (value, threshold) => `القيمة ${value} قد تبلغ ${threshold}، وليس ذلك مؤكداً.`,
      no: (value, threshold) => `القيمة ${value} لا تبلغ ${threshold}.`,
    },
    '<': {
      certain: (value, threshold) => `القيمة ${value} أدنى من ${threshold} بالتأكيد.`,
      possible: (value, threshold) => `القيمة ${value} قد تكون أدنى من ${threshold}، وليس ذلك مؤكداً.`,
      no: (value, threshold) => `القيمة ${value} ليست أدنى من ${threshold}.`,
    },
    '<=': {
      certain: (value, threshold) => `القيمة ${value} لا تزيد على ${threshold} بالتأكيد.`,
      possible: (value, threshold) => `القيمة ${value} قد لا تزيد على ${threshold}، وليس ذلك مؤكداً.`,
      no: (value, threshold) => `القيمة ${value} تزيد على ${threshold}.`,
    },
  },
};

const nothingToCompare: Record<Language, string> = {
  en: 'The baseline has no such end, so there was nothing to compare with.',
  ar: 'لا يوجد لخط الأساس هذا الحد، فلا شيء يُقارن به.',
};

/** The comparisons behind an alert's state in words, in the order the rule makes them. */
export function explainAlert(snapshot: Snapshot, indicator: Indicator, language: Language): string {
  const say = (quantity: Quantity) =>
    formatQuantity(quantity, {
      language,
      unit: indicator.unit,
      per: indicator.rateBasis ?? 'period',
      isolate: true,
    });
  return snapshot.checks
    .map(({ op, quantity, verdict }) =>
      verdict === 'nodata' || quantity === null
        ? nothingToCompare[language]
        : sentences[language][op][verdict](say(snapshot.normalised.quantity), say(quantity)),
    )
    .map(capitalised)
    .join(' ');
}

/** A sentence may begin with the hedge: "more than $200,000 a day". Arabic has no capitals. */
function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
