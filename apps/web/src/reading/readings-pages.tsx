import { ReadingPage } from './reading-page.js';
import { ReadingsPage } from './readings-page.js';

/** Reports and what is read in them, fetched as one. */
export default function ReadingsPages({ id }: { id: string }) {
  return id === '' ? <ReadingsPage /> : <ReadingPage key={id} id={id} />;
}
