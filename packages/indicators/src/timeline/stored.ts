/** Entries of the timeline as they are stored: one shape ever. */
import { document } from '../stored/document.js';
import { withParts } from '../stored/parts.js';
import type { TimelineDefinition } from './entry.js';

export const storedTimelineEntry = document<TimelineDefinition>(
  'entry of the timeline',
  [],
  withParts<TimelineDefinition>({
    kind: 'text',
    status: 'text?',
    title: 'fields',
    text: 'fields?',
    when: 'fields',
    openEnd: 'truth',
    places: 'list',
    moves: 'list',
    sources: 'list',
  }),
);
