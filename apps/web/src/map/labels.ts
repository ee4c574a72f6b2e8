/** Which names of a map are written where: whole, beside their marks, and none over another. */

export interface Labelled {
  readonly id: string;
  /** In pixels from the left and the top of the map. */
  readonly x: number;
  readonly y: number;
  /** Half of its mark; 0 for what has none, whose name stands on the spot itself. */
  readonly mark: number;
  /** In pixels, in the order in which they are tried: the name, then what stands for it. */
  readonly widths: readonly number[];
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Written extends Box {
  /** Which of the widths it is. */
  readonly which: number;
}

const gap = 3;
const edge = 2;

/**
 * One after the other: who comes first gets the best place. What finds none is not written.
 * @param height of one line, in pixels.
 */
export function placeLabels(
  labelled: readonly Labelled[],
  map: { readonly width: number; readonly height: number },
  height: number,
): ReadonlyMap<string, Written> {
  const marks = labelled
    .filter(({ mark }) => mark > 0)
    .map(({ id, x, y, mark }) => ({ id, box: around(x, y, 2 * mark, 2 * mark) }));
  const written = new Map<string, Written>();
  for (const one of labelled) {
    const found = one.widths
      .flatMap((width, which) => spotsFor(one, width, height).map((box) => ({ ...box, which })))
      .find(
        (box) =>
          isInside(box, map) &&
          !marks.some(({ id, box: mark }) => id !== one.id && overlaps(box, mark)) &&
          ![...written.values()].some((other) => overlaps(box, other)),
      );
    if (found !== undefined) written.set(one.id, found);
  }
  return written;
}

function around(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, top: y - height / 2, width, height };
}

/** Beside its mark, above, below, and at its corners. */
function spotsFor({ x, y, mark }: Labelled, width: number, height: number): readonly Box[] {
  if (mark === 0) return [around(x, y, width, height)];
  const aside = mark + gap + width / 2;
  const apart = mark + gap / 2 + height / 2;
  const low = mark + height / 2 - gap;
  return [
    around(x + aside, y, width, height),
    around(x - aside, y, width, height),
    around(x, y - apart, width, height),
    around(x, y + apart, width, height),
    around(x + aside, y - low, width, height),
    around(x + aside, y + low, width, height),
    around(x - aside, y - low, width, height),
    around(x - aside, y + low, width, height),
  ];
}

function isInside(
  { left, top, width, height }: Box,
  map: { readonly width: number; readonly height: number },
) {
  return left >= edge && top >= edge && left + width <= map.width - edge && top + height <= map.height - edge;
}

export function overlaps(a: Box, b: Box): boolean {
  return (
    Math.min(a.left + a.width, b.left + b.width) > Math.max(a.left, b.left) &&
    Math.min(a.top + a.height, b.top + b.height) > Math.max(a.top, b.top)
  );
}
