/** What was handed in, as it waits to be taken in and as it is kept afterwards. */
import { periodParts } from '../period/stored.js';
import { quantityParts } from '../quantity/stored.js';
import { document, type Fields, type Step } from '../stored/document.js';
import { withParts } from '../stored/parts.js';
import type { Citation, Entry } from './observation.js';

/** Without a comment, before it was asked why an unusual figure is right. */
const withComment: Step = (before) => ({ comment: null, ...before });

const parts = withParts<Entry>({
  indicator: 'text',
  dimensions: 'fields',
  period: 'fields',
  figure: 'fields',
  source: 'fields',
  knownOn: 'text?',
  reliability: 'text?',
  credibility: 'number?',
  status: 'text',
  note: 'text?',
  comment: 'text?',
  baseline: 'fields?',
});
const figureParts = withParts<Entry['figure']>({ quantity: 'fields', per: 'text' }, 'figure');
const citationParts = withParts<Citation>(
  { title: 'text', publisher: 'text?', author: 'text?', date: 'text?', url: 'text?', locator: 'text?' },
  'source',
);

function parse(given: Fields): Entry {
  const entry = parts(given);
  periodParts(entry.period);
  quantityParts(figureParts(entry.figure).quantity);
  citationParts(entry.source);
  return entry;
}

export const storedEntry = document<Entry>('entry', [withComment], parse);
