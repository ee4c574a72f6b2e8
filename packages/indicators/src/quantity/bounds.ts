/**
 * Bounds as they are stored and sent: null is "no bound on this side". JSON has no infinity, so this shape,
 * not {@link Interval}, crosses every border; arithmetic happens on Interval.
 */
export interface Bounds {
  readonly lower: number | null;
  readonly upper: number | null;
  readonly lowerInclusive: boolean;
  readonly upperInclusive: boolean;
}

/** Every value with its sign turned: from -17 to -7 becomes 7 to 17. */
export function negated({ lower, upper, lowerInclusive, upperInclusive }: Bounds): Bounds {
  return {
    lower: upper === null ? null : 0 - upper,
    upper: lower === null ? null : 0 - lower,
    lowerInclusive: upperInclusive,
    upperInclusive: lowerInclusive,
  };
}
