/**
 * A figure that waits, as this device keeps it. Whoever was without a connection finds their figures again, whatever
 * version of the page they come back with.
 */
import { document, type Fields, fieldsOf, type Step, withParts } from '@marsad/indicators/stored';
import { draftDocument } from './draft.js';
import type { WaitingFigure } from './waiting.js';

/** Before a figure that waits was called by the name of its indicator. */
const withName: Step = (before) => ({
  name: { en: fieldsOf(before.body, 'the body').indicator },
  ...before,
});

const figureParts = withParts<Omit<WaitingFigure, 'draft'> & { readonly draft: unknown }>({
  key: 'text',
  person: 'text',
  turn: 'number',
  enteredAt: 'text',
  name: 'fields',
  draft: 'fields',
  body: 'fields',
  seen: 'list',
  sent: 'truth',
  state: 'fields',
});

function figureOf(given: Fields): WaitingFigure {
  const { draft, ...figure } = figureParts(given);
  return { ...figure, draft: draftDocument.read(draft) };
}

/** The draft in a figure that waits is a document of its own. */
export const figureDocument = document<WaitingFigure>(
  'figure that waits',
  [withName],
  figureOf,
  (figure) => ({ ...figure, draft: draftDocument.write(figure.draft) }),
);
