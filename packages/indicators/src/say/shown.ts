/** The words of what a brief shows, for its page and for its PDF. */
import { ar } from './messages/shown.ar.js';
import { en } from './messages/shown.en.js';

export const shownWords = { en, ar } as const;
