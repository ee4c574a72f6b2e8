import type { Quantity } from '@marsad/indicators';
import { isSpan, type MarkScale, openSide } from './mark-shape.js';

export interface Joinable {
  readonly start: number;
  readonly end: number;
  readonly quantity: Quantity;
  readonly dashed: boolean;
}

export interface Join {
  readonly x1: number;
  readonly x2: number;
  /** Drawn where both figures have a point of their own. */
  readonly line: { readonly y1: number; readonly y2: number } | null;
  /** Drawn where both are bounded on both sides and at least one has width: a range has no single path through it. */
  readonly ribbon: {
    readonly top1: number;
    readonly top2: number;
    readonly bottom1: number;
    readonly bottom2: number;
  } | null;
  readonly dashed: boolean;
}

/** Joins neighbours only where one period begins the day the other ends, and only bounded ones: a gap stays a gap. */
export function joins(marks: readonly Joinable[], scale: MarkScale): Join[] {
  const found: Join[] = [];
  for (const [index, left] of marks.entries()) {
    const right = marks[index + 1];
    if (right === undefined || left.end !== right.start) continue;
    const from = boundsOf(left.quantity);
    const to = boundsOf(right.quantity);
    if (from === null || to === null) continue;
    const x1 = isSpan(left.start, left.end) ? scale.x(left.end) : scale.x((left.start + left.end) / 2);
    const x2 = isSpan(right.start, right.end) ? scale.x(right.start) : scale.x((right.start + right.end) / 2);
    // Two bars that touch need no join: a line straight up between them would look like a figure of its own.
    if (x2 - x1 < 1) continue;
    const join: Join = {
      x1,
      x2,
      line: lineBetween(left.quantity, right.quantity, scale),
      ribbon: ribbonBetween(from, to, scale),
      dashed: left.dashed || right.dashed,
    };
    if (join.line !== null || join.ribbon !== null) found.push(join);
  }
  return found;
}

interface Ends {
  readonly lower: number;
  readonly upper: number;
}

/** Both ends of a figure; null where its source left one open, even if the indicator can't fall below zero. */
function boundsOf(quantity: Quantity): Ends | null {
  const { lower, upper } = quantity;
  return lower === null || upper === null || openSide(quantity) !== null ? null : { lower, upper };
}

function lineBetween(left: Quantity, right: Quantity, { y }: MarkScale): Join['line'] {
  if (left.point === null || right.point === null) return null;
  return { y1: y(left.point), y2: y(right.point) };
}

function ribbonBetween(left: Ends, right: Ends, { y }: MarkScale): Join['ribbon'] {
  if (left.lower === left.upper && right.lower === right.upper) return null;
  return { top1: y(left.upper), bottom1: y(left.lower), top2: y(right.upper), bottom2: y(right.lower) };
}
