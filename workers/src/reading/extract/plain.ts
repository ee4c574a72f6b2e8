/** Plain text: paragraphs are apart by blank lines, and lines within one by chance. */
import { joinedLines } from './lines.js';
import { type ExtractedText, Paragraphs } from './text.js';

const bullet = /^\s*(?:[-*•·‣▪]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+/i;

export function plainText(text: string): ExtractedText {
  const paragraphs = new Paragraphs();
  // A form feed begins a page in some; which is which is not told reliably.
  for (const block of text.split(/\r?\n[^\S\n]*(?:\r?\n|\f)|\f|\r(?!\n)\s*\r/)) {
    for (const item of itemsOf(block.split(/\r\n|\n|\r/))) paragraphs.add(joinedLines(item));
  }
  return { kind: 'text', pages: null, paragraphs: paragraphs.all, notes: [] };
}

/** The items of a list are paragraphs of their own. */
function itemsOf(lines: readonly string[]): string[][] {
  const items: string[][] = [];
  for (const line of lines) {
    if (line.trim() === '') continue;
    const current = items.at(-1);
    if (current === undefined || bullet.test(line)) items.push([line]);
    else current.push(line);
  }
  return items;
}
