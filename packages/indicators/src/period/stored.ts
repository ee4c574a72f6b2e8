/** A period inside a row of another table: one shape ever, and no version of its own. */
import { value } from '../stored/document.js';
import { withParts } from '../stored/parts.js';
import type { Period } from './period.js';

export const periodParts = withParts<Period>({ text: 'text', start: 'text', end: 'text' });

export const storedPeriod = value<Period>('period', periodParts);
