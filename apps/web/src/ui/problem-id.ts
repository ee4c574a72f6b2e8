/** A short name for one failure: said to a person, and found again in what the browser logged. */

const given = new WeakMap<object, string>();

const letters = '23456789abcdefghjkmnpqrstvwxyz';

/** The same for the same failure, however often it is asked. */
export function problemId(error: unknown): string {
  const held = isObject(error) ? given.get(error) : undefined;
  if (held !== undefined) return held;
  const id = [...crypto.getRandomValues(new Uint8Array(8))]
    // Thirty letters that nobody takes for each other when read out.
    .map((byte) => letters[byte % letters.length])
    .join('');
  if (isObject(error)) given.set(error, id);
  return id;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
