import type { Basis, Indicator } from '../indicator/indicator.js';
import type { Period } from '../period/period.js';
import { daysIn, equivalents } from '../period/periods.js';
import { cleared } from '../quantity/decimal.js';
import { boundsOf, intervalOf } from '../quantity/interval.js';
import type { Figure, Per, Quantity } from '../quantity/quantity.js';
import { quantityText } from '../quantity/text.js';

/** 'none': not a flow; 'divided': a total over its equivalents; 'rate': already a rate, converted if need be. */
export const normaliseMethods = ['none', 'divided', 'rate'] as const;

/** Whether what is worked out is put into words: of many figures nobody reads them, and they take most of the time. */
export type Wording = 'with words' | 'without words';

/** A figure on its indicator's declared basis, and how it came there. */
export interface Normalised {
  readonly quantity: Quantity;
  /** null for what is not a flow. */
  readonly basis: Basis | null;
  readonly method: (typeof normaliseMethods)[number];
  readonly days: number;
  /** How many of the basis the period covers, e.g. 9 months; 1 where there is no basis. */
  readonly equivalents: number;
}

/**
 * Puts a flow on its rate basis: a total is divided by the period's equivalents (1,200 over nine months is 133.33 a
 * month), a rate on another unit of time is taken over the period first (3.1m a month over March is 100,000 a day).
 * Stocks, rates and ratios stay as they are.
 * @param words without, what was converted has an empty text.
 */
export function normalise(
  figure: Figure,
  period: Period,
  indicator: Pick<Indicator, 'kind' | 'rateBasis' | 'unit'>,
  words: Wording = 'with words',
): Normalised {
  const { quantity, per } = figure;
  const { rateBasis: basis } = indicator;
  const days = daysIn(period);
  if (indicator.kind !== 'flow' || basis === null)
    return { quantity, basis: null, method: 'none', days, equivalents: 1 };
  const units = equivalents(period, basis);
  if (per === 'period')
    return {
      quantity: scaled(quantity, 1, units, words),
      basis,
      method: 'divided',
      days,
      equivalents: units,
    };
  const spans = per === basis ? units : equivalents(period, per);
  return { quantity: scaled(quantity, spans, units, words), basis, method: 'rate', days, equivalents: units };
}

/** The quantity times `times` and divided by `by`, both positive; unchanged, words and all, where they are equal. */
function scaled(q: Quantity, times: number, by: number, words: Wording): Quantity {
  if (times === by) return q;
  const factor = (n: number) => cleared((n * times) / by);
  const i = intervalOf(q);
  const ends = boundsOf({ ...i, lower: factor(i.lower), upper: factor(i.upper) });
  const wordless = { ...ends, qualifier: q.qualifier, point: q.point === null ? null : factor(q.point) };
  return { ...wordless, text: words === 'with words' ? quantityText(wordless, 'en') : '' };
}

/** What a figure is per: as its words say, else as the indicator's figures are meant; only a flow can be a rate. */
export function perOf(
  parsed: Per | null,
  indicator: Pick<Indicator, 'kind' | 'rateBasis' | 'statedAs'>,
): Per {
  if (indicator.kind !== 'flow') return 'period';
  if (parsed !== null) return parsed;
  return indicator.statedAs === 'rate' ? (indicator.rateBasis ?? 'period') : 'period';
}
