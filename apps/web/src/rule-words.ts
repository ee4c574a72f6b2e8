import type { Basis, Condition, Quantity, Threshold } from '@marsad/indicators';
import type { Words } from './language.js';

interface Scale {
  readonly unit: string;
  readonly basis: Basis | null;
}

const operatorNames = { '>': 'op.more', '>=': 'op.atLeast', '<': 'op.less', '<=': 'op.atMost' } as const;
const baselineEnds = {
  interval: 'baseline.interval',
  lower: 'baseline.lower',
  upper: 'baseline.upper',
} as const;

/** A rule's condition in words: "more than 1.5 times the baseline's lower end". */
export function conditionText(words: Words, condition: Condition, scale: Scale): string {
  if ('value' in condition) {
    const { op, to } = condition.value;
    return words.t(operatorNames[op], { threshold: thresholdText(words, to, scale) });
  }
  if ('not' in condition)
    return words.t('condition.not', { part: conditionText(words, condition.not, scale) });
  const [key, parts] =
    'all' in condition
      ? (['condition.and', condition.all] as const)
      : (['condition.or', condition.any] as const);
  return parts.map((part) => conditionText(words, part, scale)).join(` ${words.t(key)} `);
}

function thresholdText(words: Words, to: Threshold, { unit, basis }: Scale): string {
  if (typeof to === 'number') return words.figure(exactly(to), unit, basis ?? 'period');
  const end = words.t(baselineEnds[to.baseline]);
  return to.times === undefined || to.times === 1
    ? end
    : words.t('baseline.times', { times: words.number(to.times), end });
}

export function exactly(value: number): Quantity {
  return {
    text: String(value),
    qualifier: 'exact',
    lower: value,
    upper: value,
    lowerInclusive: true,
    upperInclusive: true,
    point: value,
  };
}
