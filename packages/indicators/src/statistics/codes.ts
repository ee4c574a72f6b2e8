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

/** Why a time before is not compared with one after. */
export const beforeAfterReasons = [
  'no-figures',
  'no-figures-before',
  'no-figures-after',
  'overlapping-periods',
] as const;
export type BeforeAfterReason = (typeof beforeAfterReasons)[number];

/** What keeps the windows before and after from being longer: which side is the shorter one, or what was asked for. */
export const windowLimits = ['before', 'after', 'neither', 'asked'] as const;
export type WindowLimit = (typeof windowLimits)[number];

/** Whether windows hold the same seasons on both sides; 'none' for figures of years, which hold all of them. */
export const seasons = ['whole-years', 'part-of-year', 'none'] as const;
export type Season = (typeof seasons)[number];

/** 'higher' and 'lower' (after, than before) are said only where every value the figures allow bears it out. */
export const beforeAfterSays = ['higher', 'lower', 'undecided', 'not-shown'] as const;
export type BeforeAfterSays = (typeof beforeAfterSays)[number];

/** What is said of a time before and one after, in this order: what is known first, then what it does not say. */
export const beforeAfterTopics = [
  'windows',
  'averages',
  'difference',
  'test',
  'season',
  'left-out',
  'caution',
] as const;
export type BeforeAfterTopic = (typeof beforeAfterTopics)[number];
