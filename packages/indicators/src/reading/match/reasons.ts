/** Why a figure of a text is taken for one of an indicator. */
export const matchReasonCodes = [
  /** Its unit is the indicator's. */
  'unit',
  /** What it counts is counted by the indicator's unit, by another word for it. */
  'unit-of-word',
  /** Words of what is counted stand in the indicator's name. */
  'name',
  /** They stand in its definition. */
  'definition',
  /** Words of the sentence stand in the indicator's name. */
  'sentence',
  /** A place of the sentence is a code of the indicator. */
  'place',
  /** Another word of the sentence is a code of the indicator. */
  'code',
  /** What it is per is the indicator's custom. */
  'per',
  /** Its period is as long as the indicator's periods usually are. */
  'period',
] as const;
export type MatchReasonCode = (typeof matchReasonCodes)[number];
