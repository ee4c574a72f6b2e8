/** One wish to save one figure: tried again after a lost answer, it must not become a second figure. */
export interface Attempt {
  readonly key: string;
  readonly content: string;
}

/** The same content keeps its key, however often it is sent; other content gets a new one. */
export function attemptFor(before: Attempt | null, body: unknown, newKey: () => string): Attempt {
  const content = JSON.stringify(body);
  return before !== null && before.content === content ? before : { key: newKey(), content };
}

/** A random UUID. crypto.randomUUID exists on secure origins only, and Marsad may run on a plain local network. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const storedAs = 'marsad.attempt';

export function storedAttempt(): Attempt | null {
  try {
    const stored = JSON.parse(localStorage.getItem(storedAs) ?? 'null') as Partial<Attempt> | null;
    return typeof stored?.key === 'string' && typeof stored.content === 'string'
      ? { key: stored.key, content: stored.content }
      : null;
  } catch {
    return null;
  }
}

/** Kept, so that trying again after a reload is still the same attempt; null once nothing of it is open any more. */
export function keepAttempt(attempt: Attempt | null): void {
  try {
    if (attempt === null) localStorage.removeItem(storedAs);
    else localStorage.setItem(storedAs, JSON.stringify(attempt));
  } catch {
    // Without storage the key lasts as long as the page.
  }
}
