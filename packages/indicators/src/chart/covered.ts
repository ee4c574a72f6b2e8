/** What a drawing covers, as boxes that labels keep off. */
import type { BaselineShape } from './baseline-shape.js';
import type { Join } from './connect.js';
import type { MarkShape } from './mark-shape.js';
import type { Box } from './place-label.js';

const reach = 6;
/** How far an open end's arrow goes beyond its mark. */
const arrowReach = 24;

export function boxOf(shape: MarkShape): Box {
  switch (shape.kind) {
    case 'dot':
      return { left: shape.x - reach, top: shape.y - reach, width: 2 * reach, height: 2 * reach };
    case 'range':
      return {
        left: shape.x - reach,
        top: shape.top - 3,
        width: 2 * reach,
        height: shape.bottom - shape.top + 6,
      };
    case 'bound':
      return {
        left: shape.x - reach,
        top: shape.open === 'up' ? shape.y - arrowReach : shape.y - reach,
        width: 2 * reach,
        height: arrowReach + reach,
      };
    case 'span':
      return {
        left: shape.left,
        top: shape.top - (shape.open === 'up' ? arrowReach : 4),
        width: shape.right - shape.left,
        height: shape.bottom - shape.top + (shape.open === null ? 8 : arrowReach + 4),
      };
  }
}

const pieceWidth = 6;
const mostPieces = 8;

/** A slanting join as a few boxes along it, since one box around it would bar half the plot. */
export function boxesOf(join: Join): Box[] {
  const pieces = Math.max(1, Math.min(mostPieces, Math.round((join.x2 - join.x1) / pieceWidth)));
  const ends = join.ribbon ?? {
    top1: join.line?.y1 ?? 0,
    bottom1: join.line?.y1 ?? 0,
    top2: join.line?.y2 ?? 0,
    bottom2: join.line?.y2 ?? 0,
  };
  return Array.from({ length: pieces }, (_, index) => {
    const at = (a: number, b: number, step: number) => a + ((b - a) * step) / pieces;
    const top = Math.min(at(ends.top1, ends.top2, index), at(ends.top1, ends.top2, index + 1));
    const bottom = Math.max(at(ends.bottom1, ends.bottom2, index), at(ends.bottom1, ends.bottom2, index + 1));
    const left = at(join.x1, join.x2, index);
    return { left, top: top - 2, width: (join.x2 - join.x1) / pieces, height: bottom - top + 4 };
  });
}

export function ruleBox(y: number, { left, width }: Box): Box {
  return { left, top: y - 2, width, height: 4 };
}

/** The baseline's lines, which no other label may cross. */
export function strokesOf(shape: BaselineShape | null, plot: Box): Box[] {
  if (shape === null || shape.kind === 'none' || shape.kind === 'band') return [];
  return [ruleBox(shape.y, plot)];
}

/** What of the baseline its own label may not cover. */
export function bodyOf(shape: BaselineShape | null, plot: Box): Box[] {
  if (shape?.kind !== 'band') return strokesOf(shape, plot);
  return [{ left: plot.left, top: shape.top, width: plot.width, height: shape.bottom - shape.top }];
}
