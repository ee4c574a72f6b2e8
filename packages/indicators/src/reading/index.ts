/** Reading: the figures of a text. */
export type { Change, Conversion, FoundFigure, Stretch } from './found.js';
export { type ReadingOptions, readFigures } from './read.js';
