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
