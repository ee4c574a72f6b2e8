/** What was learned from the answers so far, so that requests are about things that are there. */

const mostOfAName = 60;

export interface Known {
  /** Remembers every word and number of an answer by its name, and the ids in it by what they are ids of. */
  learn(path: string, answer: unknown): void;
  add(name: string, value: unknown): void;
  /** What is known by the name of a field, or of a collection such as `rules`. */
  of(name: string): readonly (string | number)[];
}

export function nothingKnown(): Known {
  const values = new Map<string, Set<string | number>>();
  const add = (name: string, value: unknown) => {
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') return;
    const held = values.get(name) ?? new Set();
    values.set(name, held);
    held.delete(value);
    held.add(value);
    const [oldest] = held;
    if (held.size > mostOfAName && oldest !== undefined) held.delete(oldest);
  };
  const walk = (name: string, of: string, value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(name, of, each);
    else if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'id') add(name === 'items' || name === '' ? of : `${name}s`, inner);
        walk(key, of, inner);
      }
    else {
      add(name, value);
      for (const [, word, secret] of String(value).matchAll(
        /\/(shared|invite|reset)[/#](?:token=)?([\w-]+)/g,
      ))
        add(word === 'shared' ? 'shared' : 'token', secret);
    }
  };
  return {
    learn: (path, answer) => walk('', collectionOf(path), answer),
    add,
    of: (name) => [...(values.get(name) ?? []), ...(values.get(`${name}s`) ?? [])],
  };
}

/** Of /sources/{id}/figures: figures; of /sources/{id}: sources. */
export function collectionOf(path: string): string {
  return (
    path
      .split('/')
      .filter((part) => part !== '' && !part.startsWith('{'))
      .at(-1) ?? ''
  );
}
