/** What stands on every page and is no part of the text: running titles, footers, numbers of pages. */
import type { Line } from './pdf-lines.js';

/** Lines from the upper and the lower edge that are looked at. */
const edge = 3;
/** On how many pages a line has to be at the same height. A chapter's title is on those of its chapter alone. */
const leastPages = 3;
/** In points. */
const sameHeight = 4;

export function withoutFurniture(pages: readonly (readonly Line[])[]): Line[][] {
  const seen = new Map<string, number>();
  const keysOf = new Map<Line, string[]>();
  for (const lines of pages) {
    const own = new Set<string>();
    for (const line of edgesOf(lines)) {
      const keys = keysIn(line);
      keysOf.set(line, keys);
      for (const key of keys) own.add(key);
    }
    for (const key of own) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const written = pages.filter((lines) => lines.length > 0).length;
  const least = written === 2 ? 2 : leastPages;
  const isFurniture = (line: Line) => keysOf.get(line)?.some((key) => (seen.get(key) ?? 0) >= least) ?? false;
  return pages.map((lines) => lines.filter((line) => !isFurniture(line)));
}

function edgesOf(lines: readonly Line[]): Line[] {
  const byHeight = [...lines].sort((a, b) => a.y - b.y);
  return [...new Set([...byHeight.slice(0, edge), ...byHeight.slice(-edge)])];
}

/** Its words without their numbers, at its height and a little off. */
function keysIn({ text, y }: Line): string[] {
  const words = text
    .replace(/\p{N}+/gu, '#')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .slice(0, 200);
  // Running text of many numbers is no furniture: "#, # and #" says too little of what it is.
  if (words.length > 150) return [];
  const row = Math.round(y / sameHeight);
  return [`${row} ${words}`, `${row + 1} ${words}`];
}
