/** Keys that stand twice in one object of a JSON text: a parser keeps the last of them without a word. */

/**
 * Whole texts, and the signs between them. A text is gone over by its quotation marks: it may be one of millions of letters,
 * where a pattern would go over each sign that is written with a backslash.
 */
function* tokensOf(text: string): Iterable<string> {
  // Where a text begins, or what opens, parts and closes objects and lists.
  const signs = /["{}[\],]/g;
  for (let found = signs.exec(text); found !== null; found = signs.exec(text)) {
    const { index } = found;
    if (found[0] !== '"') {
      yield found[0];
      continue;
    }
    const end = endOfText(text, index);
    yield text.slice(index, end);
    signs.lastIndex = end;
  }
}

/** After the mark that closes it: the first before which there is an even number of backslashes. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

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
  for (const token of tokensOf(text)) {
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
