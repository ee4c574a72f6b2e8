/** What a rule is called in messages and lists: the name people gave it, or its indicator with its condition. */

import { inEveryLanguage, inLanguage, type Language, type LocalisedText } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { formatMultiple, formatNumber } from '../say/format.js';
import { ar } from './messages/name.ar.js';
import { en } from './messages/name.en.js';
import { type Condition, type Operator, operatorNames, type Rule, type Threshold } from './rule.js';

type Named = Pick<Rule, 'name' | 'condition'>;

/** An alert's label has to stay readable. */
const longest = 150;

export function ruleName(rule: Named, indicator: LocalisedText): Readonly<Record<Language, string>> {
  const { name } = rule;
  return inEveryLanguage((language) =>
    name === undefined ? madeName(rule, indicator, language) : inLanguage(name, language),
  );
}

function madeName({ condition }: Named, indicator: LocalisedText, language: Language): string {
  const name = nameIn(language, 'named', {
    indicator: inLanguage(indicator, language),
    condition: conditionName(condition, language, false),
  });
  return [...name].length <= longest ? name : `${[...name].slice(0, longest - 1).join('')}…`;
}

const nameIn = messagesIn({ en, ar });

function conditionName(condition: Condition, language: Language, isPart: boolean): string {
  const limit = (op: Operator, to: string) => nameIn(language, 'limit', { op: operatorNames[op], to });
  const percentage = (n: number) => nameIn(language, 'percent', { n: numberName(n, language) });
  if ('value' in condition) {
    const { op, to } = condition.value;
    return limit(op, thresholdName(to, language));
  }
  if ('ratio' in condition) {
    const { op, to } = condition.ratio;
    return limit(op, thresholdName({ baseline: 'interval', times: to }, language));
  }
  if ('change' in condition) {
    const { op, absolute, percent } = condition.change;
    const limits = [
      ...(percent === undefined ? [] : [percentage(percent)]),
      ...(absolute === undefined ? [] : [numberName(absolute, language)]),
    ];
    const joined = joinedBy(
      'all',
      limits.map((to) => limit(op, to)),
      language,
    );
    return nameIn(language, 'change', { limits: joined });
  }
  if ('yearAgo' in condition) {
    const { op, percent } = condition.yearAgo;
    return nameIn(language, 'yearAgo', { limits: limit(op, percentage(percent)) });
  }
  if ('signal' in condition) return nameIn(language, condition.signal);
  if ('overdue' in condition) return nameIn(language, 'overdue');
  if ('disagreement' in condition) return nameIn(language, 'disagreement');
  if ('tension' in condition) return nameIn(language, 'tension');
  if ('not' in condition)
    return nameIn(language, 'not', { condition: conditionName(condition.not, language, false) });
  const [joint, parts] =
    'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  const names = parts.map((part) => conditionName(part, language, parts.length > 1));
  const text = joinedBy(joint, names, language);
  return isPart && parts.length > 1 ? `(${text})` : text;
}

function joinedBy(joint: 'all' | 'any', names: readonly string[], language: Language): string {
  const [first = '', ...others] = names;
  return others.reduce((before, second) => nameIn(language, joint, { first: before, second }), first);
}

function thresholdName(to: Threshold, language: Language): string {
  if (typeof to === 'number') return numberName(to, language);
  const end = nameIn(language, `baseline.${to.baseline}`);
  return to.times === undefined || to.times === 1
    ? end
    : formatMultiple(to.times, { language, of: end, afterPreposition: true });
}

/** Names go into labels, which have no marks of direction. */
function numberName(n: number, language: Language): string {
  return formatNumber(n, { language, precision: 'full', isolate: false });
}
