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
  // The threshold stands first: after a preposition, "من 60 إلى 70" would double it.
  ar: {
    '>': {
      certain: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي أعلى منها بالتأكيد.`,
      possible: (value, threshold) =>
        `العتبة: ${threshold}. القيمة: ${value}، وقد تكون أعلى منها، وليس ذلك مؤكدًا.`,
      no: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي ليست أعلى منها.`,
    },
    '>=': {
      certain: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي لا تقل عنها بالتأكيد.`,
      possible: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وقد تبلغها، وليس ذلك مؤكدًا.`,
      no: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي لا تبلغها.`,
    },
    '<': {
      certain: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي أدنى منها بالتأكيد.`,
      possible: (value, threshold) =>
        `العتبة: ${threshold}. القيمة: ${value}، وقد تكون أدنى منها، وليس ذلك مؤكدًا.`,
      no: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي ليست أدنى منها.`,
    },
    '<=': {
      certain: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي لا تزيد عليها بالتأكيد.`,
      possible: (value, threshold) =>
        `العتبة: ${threshold}. القيمة: ${value}، وقد لا تزيد عليها، وليس ذلك مؤكدًا.`,
      no: (value, threshold) => `العتبة: ${threshold}. القيمة: ${value}، وهي تزيد عليها.`,
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
      range: 'dash',
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
