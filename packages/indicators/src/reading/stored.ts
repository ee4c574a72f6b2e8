/** A figure of a text, as it waits for a person: with what it may be a figure of, and what was noticed. */
import { periodParts } from '../period/stored.js';
import type { Problem } from '../problem.js';
import { quantityParts } from '../quantity/stored.js';
import { document, type Fields } from '../stored/document.js';
import { withParts } from '../stored/parts.js';
import type { FoundFigure } from './found.js';
import type { Match } from './match/match.js';

/** Offsets count in the paragraph it stands in. */
export interface FoundCandidate {
  readonly figure: FoundFigure;
  readonly matches: readonly Match[];
  readonly warnings: readonly Problem[];
}

const parts = withParts<FoundCandidate>({ figure: 'fields', matches: 'list', warnings: 'list' });
const figureParts = withParts<FoundFigure>(
  {
    start: 'number',
    end: 'number',
    sentence: 'fields',
    quantity: 'fields',
    change: 'text',
    unit: 'text?',
    unitText: 'text?',
    counted: 'text?',
    per: 'text?',
    period: 'fields?',
    place: 'text?',
    vague: 'truth?',
    hedge: 'fields?',
    shared: 'fields?',
    conversion: 'fields?',
    warnings: 'list?',
  },
  'figure',
);

function parse(given: Fields): FoundCandidate {
  const candidate = parts(given);
  const figure = figureParts(candidate.figure);
  quantityParts(figure.quantity);
  if (figure.period !== null) periodParts(figure.period);
  return candidate;
}

export const storedCandidate = document<FoundCandidate>('candidate', [], parse);
