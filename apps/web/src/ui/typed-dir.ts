import type { Words } from '../language/words.js';

/** A text says its own direction; an empty field has that of the page, lest its caret start at the wrong side. */
export function typedDir(text: string, { dir }: Words): 'auto' | 'ltr' | 'rtl' {
  return text === '' ? dir : 'auto';
}
