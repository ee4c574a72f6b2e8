import type { Bounds } from './bounds.js';

export const qualifiers = [
  'exact',
  'range',
  'more-than',
  'at-least',
  'less-than',
  'at-most',
  'about',
] as const;
export type Qualifier = (typeof qualifiers)[number];

/**
 * A figure with its hedge: an interval with typed ends, the words it came from, and a point only where the
 * source gave one (exact and about). It is never collapsed to one number.
 */
export interface Quantity extends Bounds {
  readonly text: string;
  readonly qualifier: Qualifier;
  readonly point: number | null;
}

/**
 * What a flow's figure counts: the whole of its period, or a rate over it ("140k a day" over a quarter).
 * Stocks, rates and ratios carry 'period', which then has no effect.
 */
export const pers = ['period', 'day', 'week', 'month', 'quarter', 'year'] as const;
export type Per = (typeof pers)[number];

/** A quantity and what it is per. */
export interface Figure {
  readonly quantity: Quantity;
  readonly per: Per;
}
