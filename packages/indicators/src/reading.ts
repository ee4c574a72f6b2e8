/** Reading an entry where nobody can be asked: the reader the service reads with, for a form without a connection. */
export { type EntryInput, readEntry } from './entry.js';
export { type Baseline, measure } from './series.js';
export { howTaken } from './warnings.js';
