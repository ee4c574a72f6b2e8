/** What the frame does once its page is drawn. */
import { keepFocus } from './keep-focus.js';
import { openSearchByKeys } from './search-keys.js';

/** @returns what ends it. */
export function afterPage(): () => void {
  const ends = [keepFocus(), openSearchByKeys()];
  return () => {
    for (const end of ends) end();
  };
}
