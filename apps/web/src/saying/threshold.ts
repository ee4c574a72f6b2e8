import { type Condition, differenceUnit, type Quantity, type Threshold } from '@marsad/indicators';
import type { AlertWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';
import { baselineText, type Scale, signalText } from './condition.js';

type Check = AlertWire['explanation']['thresholds'][number];

const operatorNames = { '>': 'op.more', '>=': 'op.atLeast', '<': 'op.less', '<=': 'op.atMost' } as const;

/** What a figure was held against, in the terms of the kind of comparison. */
export function checkText(
  words: Words,
  { kind, op, quantity, measured }: Pick<Check, 'kind' | 'op' | 'quantity' | 'measured'>,
  { unit, basis, direction }: Scale,
  /** What the rule set, where it is known: a number, or the baseline, which then is named beside its figure. */
  set: Threshold | null = null,
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
  if (kind === 'value')
    return phrase(
      set === null || typeof set === 'number'
        ? figure(quantity)
        : words.t('threshold.named', {
            named: baselineText(words, set),
            figure: words.derived(quantity, unit, basis ?? 'period'),
          }),
    );
  if (kind === 'ratio')
    return phrase(words.multiple(quantity.point ?? quantity.lower ?? 0, words.t('baseline.interval')));
  const limit = words.t(`check.${kind}`, { limit: phrase(figure(quantity)) });
  return measured === null ? limit : `${limit}. ${words.t('check.measured', { size: figure(measured) })}`;
}

/** The thresholds of an alert in one line: where several are held at once, each. */
export function thresholdLine(words: Words, alert: Told, scale: Scale): string {
  const set = thresholdsSet(alert);
  const said = alert.explanation.thresholds.map((check, at) =>
    checkText(words, { ...check, measured: null }, scale, set[at] ?? null),
  );
  return [...new Set(said)].join(words.t('list.comma'));
}

type Told = Pick<AlertWire, 'explanation' | 'rule'>;

/**
 * What the rule holds a figure against, for each check of an alert; null for a check of another kind. The rule may have
 * been changed since: where its comparisons are not those that were made, nothing is known of them.
 */
export function thresholdsSet({ explanation, rule }: Told): readonly (Threshold | null)[] {
  const set = leavesOf(rule.condition as Condition);
  const isSame =
    set.length === explanation.thresholds.length &&
    explanation.thresholds.every(({ kind, op }, at) => {
      const leaf = set[at];
      return leaf === null ? kind !== 'value' : kind === 'value' && op === leaf?.op;
    });
  return isSame ? set.map((leaf) => leaf?.to ?? null) : [];
}

/** In the order in which they are checked; null for a comparison that is not with the figure itself. */
function leavesOf(condition: Condition): readonly ({ op: string; to: Threshold } | null)[] {
  if ('not' in condition) return leavesOf(condition.not);
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('value' in condition) return [condition.value];
  // A change by so much and by so many percent is two checks.
  const { percent, absolute } = 'change' in condition ? condition.change : {};
  return percent !== undefined && absolute !== undefined ? [null, null] : [null];
}
