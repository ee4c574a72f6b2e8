import {
  type Basis,
  type Condition,
  type Direction,
  differenceUnit,
  type Quantity,
  type Signal,
  type Threshold,
} from '@marsad/indicators';
import type { Words } from '../language/words.js';

export interface Scale {
  readonly unit: string;
  readonly basis: Basis | null;
  /** Unknown where the indicator is not here. */
  readonly direction: Direction | undefined;
}

const operatorNames = { '>': 'op.more', '>=': 'op.atLeast', '<': 'op.less', '<=': 'op.atMost' } as const;
const baselineEnds = {
  interval: 'baseline.interval',
  lower: 'baseline.lower',
  upper: 'baseline.upper',
} as const;

/** A rule's condition as a clause: "the figure is more than 1.5 times the baseline's lower end". */
export function conditionText(words: Words, condition: Condition, scale: Scale): string {
  if ('value' in condition) {
    const { op, to } = condition.value;
    const limit = words.t(operatorNames[op], { threshold: thresholdText(words, to, scale) });
    return words.t('condition.value', { limit });
  }
  if ('not' in condition)
    return words.t('condition.not', { part: conditionText(words, condition.not, scale) });
  if ('all' in condition || 'any' in condition) {
    const [key, parts] =
      'all' in condition
        ? (['condition.and', condition.all] as const)
        : (['condition.or', condition.any] as const);
    return parts.map((part) => conditionText(words, part, scale)).join(` ${words.t(key)} `);
  }
  if ('ratio' in condition) {
    const { op, to } = condition.ratio;
    const threshold = words.multiple(to, words.t('baseline.interval'));
    return words.t('condition.value', { limit: words.t(operatorNames[op], { threshold }) });
  }
  if ('change' in condition) {
    const { op, absolute, percent } = condition.change;
    const limits = [
      ...(percent === undefined ? [] : [percentText(words, percent)]),
      ...(absolute === undefined
        ? []
        : [words.inPhrase(exactly(absolute), differenceUnit(scale.unit), scale.basis ?? 'period')]),
    ];
    return words.t('condition.change', {
      limit: limits
        .map((threshold) => words.t(operatorNames[op], { threshold }))
        .join(` ${words.t('condition.and')} `),
    });
  }
  if ('yearAgo' in condition) {
    const { op, percent } = condition.yearAgo;
    return words.t('condition.yearAgo', {
      limit: words.t(operatorNames[op], { threshold: percentText(words, percent) }),
    });
  }
  if ('signal' in condition) return signalText(words, condition.signal, scale.direction);
  if ('tension' in condition) return words.t('condition.tension');
  return words.t('overdue' in condition ? 'condition.overdue' : 'condition.disagreement');
}

/** A chart leaves its limits on the worse side, or on either where none is worse. */
export function signalText(words: Words, signal: Signal, direction: Direction | undefined): string {
  return words.t(direction === 'neutral' ? `condition.${signal}.either` : `condition.${signal}`);
}

/** With its sign: a fall is no rise. */
function percentText(words: Words, percent: number): string {
  return words.number(percent / 100, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
}

function thresholdText(words: Words, to: Threshold, { unit, basis }: Scale): string {
  if (typeof to === 'number') return words.inPhrase(exactly(to), unit, basis ?? 'period');
  return baselineText(words, to);
}

/** "1.5 times the upper end of the baseline". */
export function baselineText(words: Words, { baseline, times = 1 }: Exclude<Threshold, number>): string {
  const end = words.t(baselineEnds[baseline]);
  return times === 1 ? end : words.multiple(times, end);
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
