/** Places as they are stored: one shape ever. */
import { document } from '../stored/document.js';
import { withParts } from '../stored/parts.js';
import type { PlaceDefinition } from './place.js';

export const storedPlace = document<PlaceDefinition>(
  'definition of a place',
  [],
  withParts<PlaceDefinition>({
    name: 'fields',
    kind: 'text',
    kindName: 'fields?',
    note: 'fields?',
    position: 'fields?',
  }),
);
