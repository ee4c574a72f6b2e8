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

/** What time is counted in: a quarter is three months. */
export const stepUnits = ['day', 'week', 'month'] as const;

/** Where sigma is taken from. */
export const sigmaSources = ['baseline-range', 'moving-range'] as const;

/** Whether a control chart says that a series has moved: for every value the figures allow, for some, for none. */
export const chartSignals = ['certain', 'possible', 'no'] as const;
