/** What stands at the last mark of a chart, and where. Pure. */
import { boxOf } from './covered.js';
import { lineHeight, within } from './frame.js';
import type { PlacedMark } from './layout.js';
import { isSpan, type MarkShape } from './mark-shape.js';
import { type Box, firstClear, isWithin, overlap } from './place-label.js';

export interface LastLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly box: Box;
  /** An upright line from the label to its mark, where it does not stand beside it. */
  readonly leader: Leader | null;
}

interface Leader {
  readonly x: number;
  readonly from: number;
  readonly to: number;
}

interface Request {
  readonly text: string;
  readonly textWidth: number;
  readonly mark: PlacedMark;
  readonly inGutter: boolean;
  readonly plot: Box;
  /** The plot with the gutter beyond it. */
  readonly room: Box;
  readonly obstacles: readonly Box[];
  /** The lines of the baseline and of thresholds. */
  readonly rules: readonly Box[];
}

/** A label may stand this far above or below the plot. */
const margin = 6;
/** Further from its mark than this a label could be taken for another's. */
const near = 14;

/**
 * At the line's end where there is a gutter; else above, below or before the mark, wherever nothing is in the way. Where
 * it has to stand further off, or beyond a line of the chart, a line leads to it. Null where it would have to be cut
 * off or where nothing could lead to it: the panel and the table say the figure too.
 */
export function placeLast(request: Request): LastLabel | null {
  const { mark, plot, room, obstacles, rules } = request;
  const own = boxOf(cutOff(mark.shape, plot));
  const body = bodyOf(mark.shape);
  const all = { ...room, top: room.top - margin, height: room.height + 2 * margin };
  const choices = choicesOf(request, own).filter(({ box }) => isWithin(box, all));
  // A label beyond the baseline's line would seem to say that the mark is there too.
  const isAcross = ({ y }: { y: number }) =>
    rules.some(
      ({ top, height }) => (y < top && top + height < body.top) || (body.bottom < top && top + height < y),
    );
  const beside = choices.filter((one) => gapTo(one, own) <= near && !isAcross(one));
  const isClear = ({ box }: { box: Box }) => [...obstacles, ...rules].every((one) => overlap(box, one) === 0);
  const clear = beside.find(isClear);
  if (clear !== undefined) return clear;
  const led = choices.flatMap((one) => ledTo(one, own, mark.anchor.x) ?? []);
  const isFree = (one: LastLabel) =>
    isClear(one) && obstacles.every((other) => overlap(lineOf(one), other) === 0);
  const free = led.filter(isFree);
  return free.find((one) => !isAcross(one)) ?? free[0] ?? firstClear(beside, all, [...obstacles, ...rules]);
}

/** Pixels from a label to the mark, along the axis on which they are further apart. */
function gapTo({ box }: LastLabel, own: Box): number {
  return Math.max(
    own.top - box.top - box.height,
    box.top - own.top - own.height,
    own.left - box.left - box.width,
    box.left - own.left - own.width,
  );
}

function ledTo(label: LastLabel, own: Box, x: number): LastLabel | null {
  const { box } = label;
  if (x < box.left || x > box.left + box.width) return null;
  if (box.top + box.height < own.top)
    return { ...label, leader: { x, from: box.top + box.height, to: own.top } };
  if (box.top > own.top + own.height)
    return { ...label, leader: { x, from: box.top, to: own.top + own.height } };
  return null;
}

/** What the line to a label covers. */
export function lineOf({ leader, box }: LastLabel): Box {
  if (leader === null) return { ...box, width: 0, height: 0 };
  const { x, from, to } = leader;
  return { left: x - 0.5, top: Math.min(from, to), width: 1, height: Math.abs(to - from) };
}

/** How far up and down the figure itself reaches, without the arrow of an open end. */
function bodyOf(shape: MarkShape): { readonly top: number; readonly bottom: number } {
  return shape.kind === 'range' || shape.kind === 'span' ? shape : { top: shape.y, bottom: shape.y };
}

function choicesOf({ text, textWidth, mark, inGutter, room }: Request, own: Box): LastLabel[] {
  const { figure, shape, anchor } = mark;
  const choices: LastLabel[] = [];
  const add = (side: LastLabel['anchor'], x: number, y: number): void => {
    const left = side === 'start' ? x : side === 'end' ? x - textWidth : x - textWidth / 2;
    const box = { left: left - 2, top: y - lineHeight / 2, width: textWidth + 4, height: lineHeight };
    choices.push({ text, x, y, anchor: side, box, leader: null });
  };
  if (inGutter) {
    const x = isSpan(figure.start, figure.end) ? own.left + own.width + 6 : anchor.x + 10;
    const middle = shape.kind === 'range' ? (shape.top + shape.bottom) / 2 : anchor.y;
    for (const shift of [0, -6, 6, -12, 12, -20, 20]) {
      const y = middle + shift;
      add('start', x, Math.min(room.top + room.height - lineHeight / 2, Math.max(room.top + 6, y)));
    }
  }
  const half = textWidth / 2 + 2;
  const x = Math.min(room.left + room.width - half, Math.max(room.left + half, anchor.x));
  for (const away of [0, 10, 20, 30, 40, 60, 80]) {
    add('middle', x, own.top - lineHeight / 2 - 2 - away);
    add('middle', x, own.top + own.height + lineHeight / 2 + 2 + away);
  }
  add('end', own.left - 6, anchor.y);
  // A mark as high as the plot leaves room neither above nor below it.
  add('middle', x, Math.min(room.top + room.height - lineHeight / 2, Math.max(room.top + 6, anchor.y)));
  return choices;
}

/** A bar that goes on beyond the window is cut at the plot's edge. */
function cutOff(shape: MarkShape, plot: Box): MarkShape {
  if (shape.kind !== 'span') return shape;
  return { ...shape, left: within(shape.left, plot), right: within(shape.right, plot) };
}
