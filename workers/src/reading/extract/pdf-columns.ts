/**
 * Lines in the order in which they are read. A gutter is a strip with text on both sides of it that next to no line crosses;
 * lines that do cross it, such as a title over two columns, part the page into bands, each of which is read column by column.
 */
import { type Line, median } from './pdf-lines.js';

/** Gutters within columns: no page has more columns than this makes. */
const mostDepth = 3;
/** Lines on each side: what is shorter is a table's cell or a caption. */
const leastLines = 4;
/** Lines that cross, for each that does not. */
const mostCrossing = 0.25;
/** A column of prose fills its width; a table's cells do not. */
const leastFilled = 0.55;
const step = 2;

export function columnsOf(lines: readonly Line[], pageHeight: number): Line[] {
  return inOrder(lines, 0, pageHeight);
}

function inOrder(lines: readonly Line[], depth: number, pageHeight: number): Line[] {
  const gutter = depth < mostDepth ? gutterOf(lines) : null;
  if (gutter === null) return rowsOf(lines);
  const isRtl = lines.filter((line) => line.isRtl).length * 2 > lines.length;
  const ordered: Line[] = [];
  let [left, right]: [Line[], Line[]] = [[], []];
  const flush = () => {
    const columns = isRtl ? [right, left] : [left, right];
    for (const column of columns) ordered.push(...inOrder(column, depth + 1, pageHeight));
    [left, right] = [[], []];
  };
  for (const line of lines) {
    if (line.right <= gutter + 1) left.push(line);
    else if (line.x >= gutter - 1) right.push(line);
    else {
      flush();
      ordered.push(line);
    }
  }
  flush();
  return ordered;
}

/** Where no gutter is, stretches of one baseline belong together: they are cells, or the number and the title of a section. */
function rowsOf(lines: readonly Line[]): Line[] {
  const rows: Line[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last === undefined || Math.abs(last.y - line.y) > 0.3 * Math.min(last.size, line.size))
      rows.push(line);
    else {
      const [first, second] = last.isRtl && line.isRtl ? [line, last] : [last, line];
      const apart = Math.max(line.x - last.right, last.x - line.right) > 2.5 * line.size ? ' | ' : ' ';
      rows[rows.length - 1] = {
        ...last,
        text: `${first.text}${apart}${second.text}`,
        x: Math.min(last.x, line.x),
        right: Math.max(last.right, line.right),
      };
    }
  }
  return rows;
}

/** The middle of the widest gutter; null where there is none. */
function gutterOf(lines: readonly Line[]): number | null {
  if (lines.length < 2 * leastLines) return null;
  const left = Math.min(...lines.map(({ x }) => x));
  const right = Math.max(...lines.map(({ right: end }) => end));
  const wide = right - left;
  if (!(wide > 0) || wide > 20_000) return null;
  let best: { middle: number; width: number } | null = null;
  let from: number | null = null;
  for (let at = left + 0.2 * wide; at <= right - 0.2 * wide; at += step) {
    const isFree = isGutter(lines, at);
    if (isFree) from ??= at;
    if (from !== null && (!isFree || at + step > right - 0.2 * wide)) {
      const width = at - from;
      if (best === null || width > best.width) best = { middle: from + width / 2, width };
      from = null;
    }
  }
  const size = median(lines.map((line) => line.size));
  return best !== null && best.width + step >= 0.7 * size && areProse(lines, best.middle)
    ? best.middle
    : null;
}

function isGutter(lines: readonly Line[], at: number): boolean {
  let [before, behind, crossing] = [0, 0, 0];
  for (const { x, right } of lines) {
    if (right <= at) before += 1;
    else if (x >= at) behind += 1;
    else crossing += 1;
  }
  const fewer = Math.min(before, behind);
  return fewer >= leastLines && crossing <= mostCrossing * fewer;
}

function areProse(lines: readonly Line[], gutter: number): boolean {
  const sides = [lines.filter(({ right }) => right <= gutter), lines.filter(({ x }) => x >= gutter)];
  return sides.every((side) => {
    const width = Math.max(...side.map(({ right }) => right)) - Math.min(...side.map(({ x }) => x));
    const filled = median(side.map(({ x, right }) => right - x));
    return width > 0 && filled >= leastFilled * width && median(side.map(({ text }) => text.length)) >= 12;
  });
}
