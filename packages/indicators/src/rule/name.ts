/** What a rule is called in messages and lists: the name people gave it, or its indicator with its condition. */

import { inLanguage, type Language, type LocalisedText } from '../language/language.js';
import { formatNumber } from '../say/format.js';
import type { Condition, Rule, Threshold } from './rule.js';

type Named = Pick<Rule, 'name' | 'condition'>;

/** An alert's label has to stay readable. */
const longest = 150;

export function ruleName(
  rule: Named,
  indicator: LocalisedText,
): { readonly en: string; readonly ar: string } {
  if (rule.name !== undefined) return { en: rule.name.en, ar: inLanguage(rule.name, 'ar') };
  return { en: madeName(rule, indicator, 'en'), ar: madeName(rule, indicator, 'ar') };
}

function madeName({ condition }: Named, indicator: LocalisedText, language: Language): string {
  const name = `${inLanguage(indicator, language)}: ${conditionName(condition, language, false)}`;
  return [...name].length <= longest ? name : `${[...name].slice(0, longest - 1).join('')}…`;
}

const words = {
  en: {
    ops: { '>': 'more than', '>=': 'at least', '<': 'less than', '<=': 'at most' },
    change: 'change of',
    year: 'change in a year of',
    baseline: {
      interval: 'the baseline',
      lower: 'the lower end of the baseline',
      upper: 'the upper end of the baseline',
    },
    times: 'times',
    ewma: 'EWMA signal',
    cusum: 'CUSUM signal',
    overdue: 'overdue',
    disagreement: 'sources disagree',
    all: 'and',
    any: 'or',
    not: 'not',
  },
  ar: {
    ops: { '>': 'أكثر من', '>=': 'لا يقل عن', '<': 'أقل من', '<=': 'لا يزيد على' },
    change: 'تغيّر',
    year: 'تغيّر في سنة',
    baseline: {
      interval: 'خط الأساس',
      lower: 'الحد الأدنى لخط الأساس',
      upper: 'الحد الأعلى لخط الأساس',
    },
    times: 'ضعف',
    ewma: 'إشارة EWMA',
    cusum: 'إشارة CUSUM',
    overdue: 'متأخر',
    disagreement: 'المصادر مختلفة',
    all: 'و',
    any: 'أو',
    not: 'ليس',
  },
} as const;

function conditionName(condition: Condition, language: Language, isPart: boolean): string {
  const said = words[language];
  if ('value' in condition) {
    const { op, to } = condition.value;
    return `${said.ops[op]} ${thresholdName(to, language)}`;
  }
  if ('ratio' in condition) {
    const { op, to } = condition.ratio;
    return `${said.ops[op]} ${thresholdName({ baseline: 'interval', times: to }, language)}`;
  }
  if ('change' in condition) {
    const { op, absolute, percent } = condition.change;
    const limits = [
      ...(percent === undefined ? [] : [`${numberName(percent, language)}%`]),
      ...(absolute === undefined ? [] : [numberName(absolute, language)]),
    ];
    return `${said.change} ${limits.map((limit) => `${said.ops[op]} ${limit}`).join(` ${said.all} `)}`;
  }
  if ('yearAgo' in condition) {
    const { op, percent } = condition.yearAgo;
    return `${said.year} ${said.ops[op]} ${numberName(percent, language)}%`;
  }
  if ('signal' in condition) return said[condition.signal];
  if ('overdue' in condition) return said.overdue;
  if ('disagreement' in condition) return said.disagreement;
  if ('not' in condition) return `${said.not} (${conditionName(condition.not, language, false)})`;
  const [joint, parts] =
    'all' in condition ? ([said.all, condition.all] as const) : ([said.any, condition.any] as const);
  const text = parts.map((part) => conditionName(part, language, parts.length > 1)).join(` ${joint} `);
  return isPart && parts.length > 1 ? `(${text})` : text;
}

function thresholdName(to: Threshold, language: Language): string {
  if (typeof to === 'number') return numberName(to, language);
  const end = words[language].baseline[to.baseline];
  return to.times === undefined || to.times === 1
    ? end
    : `${numberName(to.times, language)} ${words[language].times} ${end}`;
}

/** Names go into labels, which have no marks of direction. */
function numberName(n: number, language: Language): string {
  return formatNumber(n, { language, precision: 'full', isolate: false });
}
