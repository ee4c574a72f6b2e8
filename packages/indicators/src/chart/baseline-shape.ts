import type { Bounds } from '../quantity/bounds.js';

/** How a baseline stands on the chart, in pixels; y grows downward. */
export type BaselineShape =
  | { readonly kind: 'line'; readonly y: number }
  | { readonly kind: 'band'; readonly top: number; readonly bottom: number }
  /** Open above: solid at its floor, fading upward to the end of the plot. */
  | { readonly kind: 'floor'; readonly y: number; readonly end: number }
  /** Open below: solid at its ceiling, fading downward. */
  | { readonly kind: 'ceiling'; readonly y: number; readonly end: number }
  | { readonly kind: 'none' };

export function baselineShape(
  bounds: Bounds,
  y: (value: number) => number,
  plot: { readonly top: number; readonly bottom: number },
): BaselineShape {
  const { lower, upper } = bounds;
  if (lower !== null && upper !== null) {
    if (lower === upper) return { kind: 'line', y: y(lower) };
    return { kind: 'band', top: y(upper), bottom: y(lower) };
  }
  if (lower !== null) return { kind: 'floor', y: y(lower), end: plot.top };
  if (upper !== null) return { kind: 'ceiling', y: y(upper), end: plot.bottom };
  return { kind: 'none' };
}
