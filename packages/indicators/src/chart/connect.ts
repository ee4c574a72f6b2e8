import type { Quantity } from '../quantity/quantity.js';
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
  /** From point to point. */
  readonly line: { readonly y1: number; readonly y2: number } | null;
  /** From width to width: a range has no single path through it. */
  readonly ribbon: {
    readonly top1: number;
    readonly top2: number;
    readonly bottom1: number;
    readonly bottom2: number;
  } | null;
  readonly dashed: boolean;
}

/**
 * Joins neighbours only where one period begins the day the other ends, and only what is alike: point with point by a
 * line, range with range by a band. Between a range and a point there is nothing known to be drawn, and a bound's other
 * end is not known at all; a gap stays a gap.
 */
export function joins(marks: readonly Joinable[], scale: MarkScale): Join[] {
  const found: Join[] = [];
  for (const [index, left] of marks.entries()) {
    const right = marks[index + 1];
    if (right === undefined || left.end !== right.start) continue;
    const x1 = isSpan(left.start, left.end) ? scale.x(left.end) : scale.x((left.start + left.end) / 2);
    const x2 = isSpan(right.start, right.end) ? scale.x(right.start) : scale.x((right.start + right.end) / 2);
    // Two bars that touch need no join: a line straight up between them would look like a figure of its own.
    if (x2 - x1 < 1) continue;
    const drawn = joined(endOf(left.quantity), endOf(right.quantity), scale);
    if (drawn !== null) found.push({ x1, x2, ...drawn, dashed: left.dashed || right.dashed });
  }
  return found;
}

interface Ends {
  readonly lower: number;
  readonly upper: number;
}

/** What a join can begin or end at: a point, with the width it may have around it, or a range. */
type End = { readonly point: number; readonly around: Ends | null } | { readonly range: Ends };

/** Null where the figure's source left one side open, even if the indicator can't fall below zero. */
function endOf(quantity: Quantity): End | null {
  const { lower, upper, point } = quantity;
  if (lower === null || upper === null || openSide(quantity) !== null) return null;
  const ends = lower < upper ? { lower, upper } : null;
  if (point !== null) return { point, around: ends };
  return ends === null ? null : { range: ends };
}

function joined(left: End | null, right: End | null, { y }: MarkScale): Pick<Join, 'line' | 'ribbon'> | null {
  if (left === null || right === null) return null;
  const ribbon = (from: Ends | null, to: Ends | null) =>
    from && to && { top1: y(from.upper), bottom1: y(from.lower), top2: y(to.upper), bottom2: y(to.lower) };
  if ('point' in left && 'point' in right)
    return { line: { y1: y(left.point), y2: y(right.point) }, ribbon: ribbon(left.around, right.around) };
  if ('range' in left && 'range' in right) return { line: null, ribbon: ribbon(left.range, right.range) };
  return null;
}
