import type { Quantity } from '../quantity/quantity.js';

/** The mark of one figure, in pixels. Each kind of figure has its own, so that a hedge can be seen. */
export type MarkShape =
  | { readonly kind: 'dot'; readonly x: number; readonly y: number; readonly hollow: boolean }
  | { readonly kind: 'range'; readonly x: number; readonly top: number; readonly bottom: number }
  | { readonly kind: 'bound'; readonly x: number; readonly y: number; readonly open: 'up' | 'down' }
  /** A figure over several months: a bar across them, as thick as its bounds. */
  | {
      readonly kind: 'span';
      readonly left: number;
      readonly right: number;
      readonly top: number;
      readonly bottom: number;
      readonly point: number | null;
      readonly open: 'up' | 'down' | null;
    };

export interface MarkScale {
  readonly x: (day: number) => number;
  readonly y: (value: number) => number;
}

const longestPointDays = 31;

/** Whether a period is drawn as a bar across its days rather than as a point in their middle. */
export function isSpan(start: number, end: number): boolean {
  return end - start > longestPointDays;
}

/** The side on which a figure says nothing: up for a floor, down for a ceiling. */
export function openSide(quantity: Quantity): 'up' | 'down' | null {
  switch (quantity.qualifier) {
    case 'more-than':
    case 'at-least':
      return 'up';
    case 'less-than':
    case 'at-most':
      return 'down';
    default:
      if (quantity.upper === null) return 'up';
      return quantity.lower === null ? 'down' : null;
  }
}

/** The value a mark hangs on: its point, the known end of a bound, or the middle of a range (for the eye alone). */
export function anchorValue(quantity: Quantity): number {
  const open = openSide(quantity);
  if (open === 'up' && quantity.lower !== null) return quantity.lower;
  if (open === 'down' && quantity.upper !== null) return quantity.upper;
  if (quantity.point !== null) return quantity.point;
  return ((quantity.lower ?? quantity.upper ?? 0) + (quantity.upper ?? quantity.lower ?? 0)) / 2;
}

export function markShape(quantity: Quantity, start: number, end: number, scale: MarkScale): MarkShape {
  const open = openSide(quantity);
  const anchor = scale.y(anchorValue(quantity));
  if (isSpan(start, end)) {
    const bounded = open === null && quantity.lower !== null && quantity.upper !== null;
    return {
      kind: 'span',
      left: scale.x(start),
      right: scale.x(end),
      top: bounded ? scale.y(quantity.upper ?? 0) : anchor,
      bottom: bounded ? scale.y(quantity.lower ?? 0) : anchor,
      point: quantity.point === null ? null : scale.y(quantity.point),
      open,
    };
  }
  const x = (scale.x(start) + scale.x(end)) / 2;
  if (open !== null) return { kind: 'bound', x, y: anchor, open };
  if (quantity.qualifier === 'range') {
    return { kind: 'range', x, top: scale.y(quantity.upper ?? 0), bottom: scale.y(quantity.lower ?? 0) };
  }
  return { kind: 'dot', x, y: anchor, hollow: quantity.qualifier === 'about' };
}
