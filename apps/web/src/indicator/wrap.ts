/** Lines and rows of a given width. Pure: what a text measures is passed in. */

type Measure = (text: string) => number;

/**
 * A text in lines that fit, broken between words, and within one that fits on no line of its own, as an address may be.
 * A piece that is isolated from the text around it, for it may run the other way, stays so on each of its lines.
 */
export function wrapped(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').flatMap((one) => pieces(one, width, measure))) {
    const last = lines.at(-1);
    const joined = last === undefined ? word.text : `${last}${word.begins ? ' ' : ''}${word.text}`;
    if (last !== undefined && measure(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(word.text);
  }
  return isolatesKept(lines);
}

interface Piece {
  readonly text: string;
  /** Whether a space stands before it. */
  readonly begins: boolean;
}

function pieces(word: string, width: number, measure: Measure): Piece[] {
  const found: Piece[] = [];
  let rest = [...word];
  while (rest.length > 1 && measure(rest.join('')) > width) {
    let fits = 1;
    while (fits < rest.length && measure(rest.slice(0, fits + 1).join('')) <= width) fits += 1;
    found.push({ text: rest.slice(0, fits).join(''), begins: found.length === 0 });
    rest = rest.slice(fits);
  }
  return [...found, { text: rest.join(''), begins: found.length === 0 }];
}

const opening = /[\u2066-\u2068]/;
const closing = '\u2069';

/** Each line is a paragraph of its own: what is open at its end is closed there, and opened again on the next. */
function isolatesKept(lines: readonly string[]): string[] {
  let open: readonly string[] = [];
  return lines.map((line) => {
    const before = open.join('');
    for (const sign of line) {
      if (opening.test(sign)) open = [...open, sign];
      else if (sign === closing) open = open.slice(0, -1);
    }
    return `${before}${line}${closing.repeat(open.length)}`;
  });
}

const rowGap = 16;

interface InRow {
  readonly x: number;
  readonly top: number;
}

/** Things of these sizes beside each other, in as many rows as it takes; a row is as high as the highest in it. */
export function inRows(
  sizes: readonly { readonly width: number; readonly height: number }[],
  width: number,
): { readonly placed: readonly InRow[]; readonly height: number } {
  const placed: InRow[] = [];
  let [x, top, bottom] = [0, 0, 0];
  for (const one of sizes) {
    if (x > 0 && x + one.width > width) [x, top] = [0, bottom];
    placed.push({ x, top });
    x += one.width + rowGap;
    bottom = Math.max(bottom, top + one.height);
  }
  return { placed, height: bottom };
}
