/** Keys that stand twice in one object of a JSON text: a parser keeps the last of them without a word. */

/** A text, or what opens, parts and closes objects and lists. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

interface Open {
  /** The keys of an object so far; null in a list. */
  readonly keys: Set<string> | null;
  /** Where it is now: a key, or a place in a list. */
  at: string;
  /** Whether the next text is a key. */
  awaitsKey: boolean;
}

/**
 * @param text JSON that could be read.
 * @param most paths are long in a deep text, which may have one at each depth: so many are kept.
 * @returns the path of each key that stands there again; of those beyond `most` an empty one.
 */
export function repeatedKeys(text: string, most: number): string[][] {
  const open: Open[] = [];
  const found: string[][] = [];
  for (const [token] of text.matchAll(tokens)) {
    const inner = open.at(-1);
    if (token === '{') open.push({ keys: new Set(), at: '', awaitsKey: true });
    else if (token === '[') open.push({ keys: null, at: '0', awaitsKey: false });
    else if (token === '}' || token === ']') open.pop();
    else if (inner === undefined) continue;
    else if (token === ',') next(inner);
    else if (inner.awaitsKey && takes(inner, JSON.parse(token)))
      found.push(found.length < most ? open.map(({ at }) => at) : []);
  }
  return found;
}

function next(inner: Open): void {
  if (inner.keys) inner.awaitsKey = true;
  else inner.at = String(Number(inner.at) + 1);
}

/** @returns whether the object has the key already. */
function takes(inner: Open, key: string): boolean {
  inner.awaitsKey = false;
  inner.at = key;
  const isAgain = inner.keys?.has(key) ?? false;
  inner.keys?.add(key);
  return isAgain;
}
