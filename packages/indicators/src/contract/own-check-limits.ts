/** How much of checks of one's own is taken. */
export const ownCheckLimits = {
  /** Checks in all. */
  checks: 200,
  title: 200,
  note: 2_000,
  /** Terms of one sum. */
  terms: 6,
  /** Characters of a fact's figure. */
  value: 200,
} as const;
