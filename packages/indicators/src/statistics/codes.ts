/** Why a statistic is not given. */
export const whyNotCodes = [
  'too-few-points',
  'unequal-periods',
  'overlapping-periods',
  'open-figures',
  'no-variation',
  'no-baseline',
  'open-baseline',
  'no-year-earlier',
] as const;
export type WhyNotCode = (typeof whyNotCodes)[number];

/**
 * 'up' and 'down' are said only where every value the figures allow bears it out; 'undetermined' where some values
 * show a trend and others do not; 'not-shown' where none does, which is not the same as "no trend".
 */
export const trends = ['up', 'down', 'not-shown', 'undetermined'] as const;
export type Trend = (typeof trends)[number];
