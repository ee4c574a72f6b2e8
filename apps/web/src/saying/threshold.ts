import { differenceUnit, type Quantity } from '@marsad/indicators';
import type { AlertWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';
import { type Scale, signalText } from './condition.js';

type Check = AlertWire['explanation']['thresholds'][number];

const operatorNames = { '>': 'op.more', '>=': 'op.atLeast', '<': 'op.less', '<=': 'op.atMost' } as const;

/** What a figure was held against, in the terms of the kind of comparison. */
export function checkText(
  words: Words,
  { kind, op, quantity, measured }: Pick<Check, 'kind' | 'op' | 'quantity' | 'measured'>,
  { unit, basis, direction }: Scale,
): string {
  if (kind === 'ewma' || kind === 'cusum') return signalText(words, kind, direction);
  if (kind === 'overdue' || kind === 'disagreement' || kind === 'tension')
    return words.t(`condition.${kind}`);
  if (quantity === null || op === null) return words.t('check.none');
  const phrase = (said: string) =>
    words.t(operatorNames[op as keyof typeof operatorNames] ?? 'op.more', { threshold: said });
  const isPercent = kind === 'percent' || kind === 'year-ago';
  const figure = (of: Quantity) =>
    isPercent
      ? words.inPhrase(of, '%', 'period')
      : words.inPhrase(of, kind === 'change' ? differenceUnit(unit) : unit, basis ?? 'period');
  if (kind === 'value') return phrase(figure(quantity));
  if (kind === 'ratio')
    return phrase(words.multiple(quantity.point ?? quantity.lower ?? 0, words.t('baseline.interval')));
  const limit = words.t(`check.${kind}`, { limit: phrase(figure(quantity)) });
  return measured === null ? limit : `${limit}. ${words.t('check.measured', { size: figure(measured) })}`;
}

/** The thresholds of an alert in one line: where several are held at once, each. */
export function thresholdLine(words: Words, alert: Pick<AlertWire, 'explanation'>, scale: Scale): string {
  const said = alert.explanation.thresholds.map((check) =>
    checkText(words, { ...check, measured: null }, scale),
  );
  return [...new Set(said)].join(words.t('list.comma'));
}
