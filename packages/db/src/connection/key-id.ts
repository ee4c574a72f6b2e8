import { createHash } from 'node:crypto';

/**
 * One caller's key names one thing: its id is made of the two (a UUID of version 8), so that of two that come at once with
 * the same key one is made.
 * @param parts of the caller and the key; those of imports were there before there was more than one kind of thing.
 */
export function idOfKey(of: 'import' | 'reading', parts: readonly string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(of === 'import' ? parts : [of, ...parts]))
    .digest('hex');
  const part = (from: number, to: number) => digest.slice(from, to);
  return `${part(0, 8)}-${part(8, 12)}-8${part(12, 15)}-a${part(15, 18)}-${part(18, 30)}`;
}
