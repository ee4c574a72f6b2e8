import { document, withParts } from '@marsad/indicators/stored';
import { keepLocalDocument, localDocument } from '../session/local-document.js';

/** One wish to save one figure: tried again after a lost answer, it must not become a second figure. */
export interface Attempt {
  readonly key: string;
  readonly content: string;
}

/** The same content keeps its key, however often it is sent; other content gets a new one. */
export function attemptFor(before: Attempt | null, body: unknown, newKey: () => string): Attempt {
  const content = JSON.stringify(body);
  return before !== null && before.content === content ? before : { key: newKey(), content };
}

/** A random UUID. crypto.randomUUID exists on secure origins only, and Marsad may run on a plain local network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export const attemptDocument = document<Attempt>(
  'attempt to save',
  [],
  withParts<Attempt>({ key: 'text', content: 'text' }),
);

export const storedAttempt = (person: string | null): Attempt | null =>
  localDocument(person, 'attempt', attemptDocument);

/** Kept, so that trying again after a reload is still the same attempt; null once nothing of it is open any more. */
export const keepAttempt = (person: string | null, attempt: Attempt | null): void =>
  keepLocalDocument(person, 'attempt', attemptDocument, attempt);
