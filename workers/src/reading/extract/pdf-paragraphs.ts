/** Paragraphs out of the lines of pages: those that go on over a column or a page are one. */
import { joinedLines } from './lines.js';
import { type Line, median } from './pdf-lines.js';
import { type ExtractedParagraph, Paragraphs } from './text.js';

/** By the size of the letters of most lines. */
const headingSize = 1.15;
const longestHeading = 200;
/** By the distance of most lines: what is further apart is another paragraph. */
const newParagraph = 1.35;
const otherSize = 0.12;
const bullet = /^(?:[-•·‣▪●○■*–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/i;
const sentenceEnd = /[.!?؟:;؛]["'”’»)\]]*$/u;

interface Open {
  readonly page: number;
  readonly lines: Line[];
}

export function paragraphsOf(pages: readonly (readonly Line[])[]): ExtractedParagraph[] {
  const all = pages.flat();
  const body = bodySize(all);
  const leading = leadingOf(pages, body);
  const words = hyphenated(all);
  const paragraphs = new Paragraphs();
  let open: Open | null = null;
  let lastPage = 0;
  const flush = () => {
    if (open === null) return;
    const text = joinedLines(
      open.lines.map((line) => line.text),
      (word) => words.has(word),
    );
    const [first] = open.lines;
    const isHeading = (first?.size ?? 0) >= headingSize * body && text.length <= longestHeading;
    paragraphs.add(text, { page: open.page, isHeading });
  };
  for (const [at, lines] of pages.entries()) {
    const width = columnWidths(lines);
    for (const line of lines) {
      const last = open?.lines.at(-1);
      const around = { leading, body, isSamePage: lastPage === at + 1, width };
      lastPage = at + 1;
      if (open !== null && last !== undefined && goesOn(last, line, around)) open.lines.push(line);
      else {
        flush();
        open = { page: at + 1, lines: [line] };
      }
    }
  }
  flush();
  return paragraphs.all;
}

interface Around {
  readonly leading: number;
  readonly body: number;
  readonly isSamePage: boolean;
  /** How far lines of this column reach. */
  readonly width: (line: Line) => { readonly left: number; readonly right: number };
}

/** Whether a line goes on with the paragraph of the one before it. */
function goesOn(last: Line, line: Line, { leading, body, isSamePage, width }: Around): boolean {
  if (Math.abs(last.size - line.size) > otherSize * last.size) return false;
  if (bullet.test(line.text) || line.text.includes(' | ') !== last.text.includes(' | ')) return false;
  const distance = line.y - last.y;
  const isBelow =
    isSamePage && distance > 0 && distance <= newParagraph * leading * Math.max(1, last.size / body);
  if (!isBelow) {
    // The next column or page, or a gap: it goes on where a sentence is broken off.
    if (isSamePage && distance > 0) return false;
    return !sentenceEnd.test(last.text) && (/^\p{Ll}/u.test(line.text) || line.isRtl);
  }
  if (last.text.includes(' | ')) return false;
  const { left, right } = width(line);
  const isIndented = line.isRtl ? right - line.right > line.size : line.x - left > line.size;
  const wasIndented = last.isRtl ? right - last.right > last.size : last.x - left > last.size;
  const isShort = last.isRtl
    ? last.x - left > 0.2 * (right - left)
    : right - last.right > 0.2 * (right - left);
  if (isIndented && !wasIndented && sentenceEnd.test(last.text)) return false;
  return !(isShort && sentenceEnd.test(last.text));
}

/** The size of most letters. */
function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  const [most] = [...letters].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 0;
}

/** The distance of most lines from the one above. */
function leadingOf(pages: readonly (readonly Line[])[], body: number): number {
  const distances = pages.flatMap((lines) =>
    lines.flatMap((line, at) => {
      const distance = line.y - (lines[at - 1]?.y ?? Number.NaN);
      return distance > 0.5 * body && distance < 3 * body ? [distance] : [];
    }),
  );
  return distances.length === 0 ? 1.2 * body : median(distances);
}

/** How far the lines around one reach: those that begin and end near it are of its column. */
function columnWidths(lines: readonly Line[]): Around['width'] {
  const known = new Map<Line, { left: number; right: number }>();
  return (line) => {
    const held = known.get(line);
    if (held !== undefined) return held;
    const at = lines.indexOf(line);
    const near = lines
      .slice(Math.max(0, at - 20), at + 20)
      .filter((other) => other.x < line.right && other.right > line.x);
    const found = {
      left: Math.min(...near.map(({ x }) => x)),
      right: Math.max(...near.map(({ right }) => right)),
    };
    known.set(line, found);
    return found;
  };
}

/** Words that are written with a hyphen within a line. */
function hyphenated(lines: readonly Line[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { text } of lines)
    for (const [word] of text.matchAll(/\p{L}+[-\u2010]\p{Ll}+/gu))
      found.add(word.toLowerCase().replace('\u2010', '-'));
  return found;
}
