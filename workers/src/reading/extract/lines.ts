/** Lines that are one text: a word that was parted at the end of one is joined with the rest of it. */

const parted = /(\p{L}+)[-\u2010\u00AD]$/u;

/**
 * @param isWord whether a word with its hyphen stands elsewhere in the text: "well-" and "known" keep theirs then.
 */
export function joinedLines(
  lines: readonly string[],
  isWord: (word: string) => boolean = () => false,
): string {
  let text = '';
  for (const given of lines) {
    const line = given.trim();
    if (line === '') continue;
    const before = parted.exec(text);
    const after = /^\p{Ll}+/u.exec(line)?.[0];
    if (text.endsWith('\u00AD') && after !== undefined) text = text.slice(0, -1) + line;
    else if (before !== null && after !== undefined)
      text = isWord(`${before[1]}-${after}`.toLowerCase()) ? text + line : text.slice(0, -1) + line;
    // "610-" and "kilometre", "Iraqi-" and "Syrian": the hyphen is the word's own.
    else if (/[\p{L}\p{N}][-\u2010]$/u.test(text) && /^[\p{L}\p{N}]/u.test(line)) text += line;
    else text += text === '' ? line : ` ${line}`;
  }
  return text;
}
