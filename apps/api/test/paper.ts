/** What is read back of a PDF that was made here. */

/** Without marks, and with letters that are one in print. */
export const plain = (text: string) => text.normalize('NFKD').replace(/[\p{M}\u2066-\u2069]/gu, '');

/**
 * Whether a word in Arabic letters is there. A letter whose form stands for others too is marked by itself in the file, and
 * is read back beside its word instead of in it: which letters are so depends on all that was set, the day among it.
 */
export function hasWord(text: string, word: string): boolean {
  const letters = (of: string) => plain(of).replace(/[^\p{L}\p{N}]/gu, '');
  const sorted = (of: string) => [...of].sort().join('');
  const [all, wanted] = [letters(text), letters(word)];
  return [...all].some((_, at) => sorted(all.slice(at, at + wanted.length)) === sorted(wanted));
}
