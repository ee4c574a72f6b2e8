/** Lines of a page, out of the pieces of text that a PDF places on it. */

/** A piece of text. Lengths are in points, from the upper left corner of the page as it is looked at. */
export interface Placed {
  readonly text: string;
  readonly isRtl: boolean;
  readonly x: number;
  readonly right: number;
  /** Of its baseline. */
  readonly y: number;
  /** Of its letters. */
  readonly size: number;
}

/** A stretch of one line without a gap as wide as between columns. */
export interface Line {
  readonly text: string;
  readonly isRtl: boolean;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** By the size of the letters: what is apart as two words are, and as two columns or cells. */
const wordGap = 0.15;
const columnGap = 1.1;
/** Pieces this near to a baseline stand on it: signs above and below, such as of notes, too. */
const sameBaseline = 0.45;

/** Stretches from top to bottom, of one baseline from left to right. */
export function linesOf(placed: readonly Placed[]): Line[] {
  const rows: Placed[][] = [];
  for (const piece of [...placed].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const isSame = row?.some(
      ({ y, size }) => Math.abs(piece.y - y) <= sameBaseline * Math.min(size, piece.size),
    );
    if (row !== undefined && isSame) row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap((row) => stretchesOf(row).flatMap((stretch) => lineOf(stretch) ?? []));
}

function stretchesOf(row: readonly Placed[]): Placed[][] {
  const stretches: Placed[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const piece of [...row].sort((a, b) => a.x - b.x)) {
    // A space may be as wide as a gap, and is none.
    if (piece.text.trim() === '') continue;
    const current = stretches.at(-1);
    if (current !== undefined && piece.x - right <= columnGap * piece.size) {
      current.push(piece);
      right = Math.max(right, piece.right);
    } else {
      stretches.push([piece]);
      right = piece.right;
    }
  }
  return stretches;
}

const isRightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;
const isLeftToRight = /[\p{Script=Latin}\p{N}]/u;

function lineOf(stretch: readonly Placed[]): Line | null {
  const letters = (test: RegExp) =>
    stretch.reduce((sum, { text }) => sum + [...text].filter((letter) => test.test(letter)).length, 0);
  const isRtl = letters(isRightToLeft) > letters(/\p{Script=Latin}/u);
  const pieces = isRtl ? inArabicOrder(stretch) : stretch;
  let text = '';
  let before: Placed | null = null;
  for (const piece of pieces) {
    if (before !== null && gapBetween(before, piece) > wordGap * piece.size && !/\s$/.test(text)) text += ' ';
    text += piece.text;
    before = piece;
  }
  if (text.trim() === '') return null;
  const sizes = stretch.map(({ size }) => size).sort((a, b) => a - b);
  return {
    text: text.trim(),
    isRtl,
    x: Math.min(...stretch.map(({ x }) => x)),
    right: Math.max(...stretch.map(({ right }) => right)),
    y: median(stretch.map(({ y }) => y)),
    size: sizes[Math.floor(sizes.length / 2)] ?? 0,
  };
}

const gapBetween = (a: Placed, b: Placed) => Math.max(b.x - a.right, a.x - b.right);

/** From right to left, but numbers and Latin words beside each other from left to right. */
function inArabicOrder(stretch: readonly Placed[]): Placed[] {
  const ordered: Placed[] = [];
  let run: Placed[] = [];
  for (const piece of [...stretch].reverse()) {
    if (isLeftToRight.test(piece.text) && !isRightToLeft.test(piece.text)) run.unshift(piece);
    else {
      ordered.push(...run, isNeutral.test(piece.text) ? mirrored(piece) : piece);
      run = [];
    }
  }
  return [...ordered, ...run];
}

const isNeutral = /^[^\p{L}\p{N}]+$/u;
const pairs: Readonly<Record<string, string>> = Object.fromEntries(
  ['()', '[]', '{}', '«»', '<>'].flatMap(([a = '', b = '']) => [
    [a, b],
    [b, a],
  ]),
);

/** What is drawn as an opening bracket closes, read from the right. */
const mirrored = (piece: Placed): Placed => ({
  ...piece,
  text: piece.text.replace(/[()[\]{}«»<>]/g, (sign) => pairs[sign] ?? sign),
});

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
