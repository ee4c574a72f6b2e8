/** Where in a text a figure stands, in words. */
import type { Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { ar } from './messages/locator.ar.js';
import { en } from './messages/locator.en.js';

const locatorIn = messagesIn({ en, ar });
const longest = 300;

/** "page 3, paragraph 12", behind whatever was said of the text itself. Numbers stay as they are counted, without groups. */
export function locatorOf(
  { page, paragraph, within }: { page: number | null; paragraph: number; within: string | null },
  language: Language,
): string {
  const own =
    page === null
      ? locatorIn(language, 'paragraph', { paragraph: String(paragraph) })
      : locatorIn(language, 'page', { page: String(page), paragraph: String(paragraph) });
  if (within === null) return own;
  return locatorIn(language, 'within', { within: within.slice(0, longest - own.length - 2), own });
}
