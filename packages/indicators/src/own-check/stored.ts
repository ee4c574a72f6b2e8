/** Checks of one's own as they are stored: one shape ever. */
import { document } from '../stored/document.js';
import { withParts } from '../stored/parts.js';
import type { OwnCheck } from './definition.js';

export const storedOwnCheck = document<OwnCheck>(
  'check of one’s own',
  [],
  withParts<OwnCheck>({
    title: 'fields',
    note: 'fields?',
    left: 'fields',
    relation: 'text',
    tolerance: 'number',
    right: 'fields',
    severity: 'text',
    receivers: 'list?',
  }),
);
