/** Reading an entry where nobody can be asked: the reader the service reads with, for a form without a connection. */

export { unitAliases } from '../figure/unit-aliases.js';
export { heldAgainst } from '../series/held-against.js';
export { type Baseline, measure } from '../series/series.js';
export { type EntryInput, readEntry } from './entry.js';
export { howTaken } from './warnings.js';
