/** What goes by a UUID: its id read from an address, and what is said where there is none of it. */
import type { UuidId } from '@marsad/db';
import { type HttpProblem, refuse } from './problems.js';
import { isUuid } from './uuid.js';

/** @param called what one is called, by its id. */
export function named<Id extends UuidId>(called: (id: string) => string) {
  const absent = (id: string): HttpProblem => refuse(404, 'not-found', { what: called(id) });
  /** @throws for what no id can be, as for one there is not. */
  const idOf = (text: string): Id => {
    if (!isUuid<Id>(text)) throw absent(text);
    return text;
  };
  return {
    absent,
    idOf,
    /** @throws where there is none. */
    async found<T>(text: string, find: (id: Id) => Promise<T | null>): Promise<T> {
      const found = await find(idOf(text));
      if (found === null) throw absent(text);
      return found;
    },
  };
}
