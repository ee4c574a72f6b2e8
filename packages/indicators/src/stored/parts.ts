/** A light look at the parts of a document: their names and what they are, not what they say. */
import { type Fields, fieldsOf, Misfit } from './document.js';

const looks = {
  text: (part: unknown) => typeof part === 'string',
  number: (part: unknown) => typeof part === 'number',
  truth: (part: unknown) => typeof part === 'boolean',
  fields: (part: unknown) => typeof part === 'object' && part !== null && !Array.isArray(part),
  list: (part: unknown) => Array.isArray(part),
};

/** With a question mark: null, or absent. */
type Part = keyof typeof looks | `${keyof typeof looks}?`;

/** Every part of T: one that is added to T without being named here does not compile. */
export type Parts<T> = { readonly [Name in keyof T]-?: Part };

/** Looks at an object of which these parts are known. */
export function withParts<T extends object>(parts: Parts<T>, of = 'it'): (given: unknown) => T {
  const names = (Object.entries(parts) as [string, Part][]).map(([name, part]) => {
    const isOptional = part.endsWith('?');
    const what = (isOptional ? part.slice(0, -1) : part) as keyof typeof looks;
    return { name, isOptional, what, fits: looks[what] };
  });
  return (given) => {
    const fields: Fields = fieldsOf(given, of);
    for (const { name, isOptional, what, fits } of names) {
      const part = fields[name];
      if (isOptional && (part === undefined || part === null)) continue;
      if (!fits(part))
        throw new Misfit(
          `${of === 'it' ? name : `${of}.${name}`} is ${part === undefined ? 'missing' : `no ${what}`}`,
        );
    }
    return fields as T;
  };
}

/** A map of texts, such as labels or the codes of a series. */
export function texts(given: unknown): Readonly<Record<string, string>> {
  const fields = fieldsOf(given);
  for (const [name, part] of Object.entries(fields))
    if (typeof part !== 'string') throw new Misfit(`${name} is no text`);
  return fields as Readonly<Record<string, string>>;
}
