/** Definitions of indicators as they are stored: one shape ever. */
import { document } from '../stored/document.js';
import { withParts } from '../stored/parts.js';
import type { Indicator } from './indicator.js';

export const storedIndicator = document<Indicator>(
  'definition of an indicator',
  [],
  withParts<Indicator>({
    id: 'text',
    name: 'fields',
    definition: 'fields',
    kind: 'text',
    unit: 'text',
    rateBasis: 'text?',
    statedAs: 'text',
    cadence: 'text',
    publicationLagDays: 'number',
    direction: 'text',
    nonNegative: 'truth',
    integer: 'truth',
    dimensions: 'list',
    margin: 'number',
  }),
);
