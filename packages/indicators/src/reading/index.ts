/** Reading: the figures of a text, and what they may be figures of. */
export type { Change, Conversion, FoundFigure, Stretch } from './found.js';
export { locatorOf } from './locator.js';
export { type CandidateEntry, candidateEntry, candidateWarnings, valueFor } from './match/entry.js';
export {
  type FigureInText,
  figureInText,
  fitsUnit,
  type Match,
  type MatchReason,
  matchedAnew,
  openMatcher,
} from './match/match.js';
export { type MatchReasonCode, matchReasonCodes } from './match/reasons.js';
export { type ReadingOptions, readFigures } from './read.js';
export { type FoundCandidate, storedCandidate } from './stored.js';
