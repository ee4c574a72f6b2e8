/** Lines that are one text: a word that was parted at the end of one is joined with the rest of it. */

const parted = /(\p{L}+)[-\u2010\u00AD]$/u;
/** Letters at the end of what is joined that are looked at: no word is longer, and a text is as long as it may be. */
const mostOfEnd = 100;

/**
 * @param isWord whether a word with its hyphen stands elsewhere in the text: "well-" and "known" keep theirs then.
 */
export function joinedLines(
  lines: readonly string[],
  isWord: (word: string) => boolean = () => false,
): string {
  const stretches: string[] = [];
  for (const given of lines) {
    const line = given.trim();
    if (line === '') continue;
    const last = stretches.at(-1);
    const joined = last === undefined ? null : joinedTo(last, line, isWord);
    if (joined === null) stretches.push(line);
    else stretches[stretches.length - 1] = joined;
  }
  return stretches.join(' ');
}

/** Two lines without a space between; null where there is one. */
function joinedTo(last: string, line: string, isWord: (word: string) => boolean): string | null {
  const end = last.slice(-mostOfEnd);
  const before = parted.exec(end);
  const after = /^\p{Ll}+/u.exec(line)?.[0];
  if (end.endsWith('\u00AD') && after !== undefined) return last.slice(0, -1) + line;
  if (before !== null && after !== undefined)
    return isWord(`${before[1]}-${after}`.toLowerCase()) ? last + line : last.slice(0, -1) + line;
  // "610-" and "kilometre", "Iraqi-" and "Syrian": the hyphen is the word's own.
  return /[\p{L}\p{N}][-\u2010]$/u.test(end) && /^[\p{L}\p{N}]/u.test(line) ? last + line : null;
}
