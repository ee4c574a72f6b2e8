/** What stands at the last mark of a chart, and where. Pure. */
import { boxOf } from './covered.js';
import { lineHeight, within } from './frame.js';
import type { PlacedMark } from './layout.js';
import { isSpan, type MarkShape } from './mark-shape.js';
import { type Box, firstClear, isWithin } from './place-label.js';

export interface LastLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly box: Box;
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

/**
 * At the line's end where there is a gutter; else above, below or before the mark, wherever nothing is in the way. Null
 * where it would have to be cut off.
 */
export function placeLast(request: Request): LastLabel | null {
  const { mark, room, obstacles, rules } = request;
  const { anchor } = mark;
  const all = { ...room, top: room.top - margin, height: room.height + 2 * margin };
  const choices = choicesOf(request).filter(({ box }) => isWithin(box, all));
  // A label beyond the baseline's line would seem to say that the mark is there too.
  const isAcross = ({ y }: { y: number }) =>
    rules.some((rule) => Math.min(y, anchor.y) < rule.top && rule.top + rule.height < Math.max(y, anchor.y));
  const inOrder = [...choices.filter((one) => !isAcross(one)), ...choices.filter(isAcross)];
  return firstClear(inOrder, all, [...obstacles, ...rules]);
}

function choicesOf({ text, textWidth, mark, inGutter, plot, room }: Request): LastLabel[] {
  const { figure, shape, anchor } = mark;
  const own = boxOf(cutOff(shape, plot));
  const choices: LastLabel[] = [];
  const add = (side: LastLabel['anchor'], x: number, y: number): void => {
    const left = side === 'start' ? x : side === 'end' ? x - textWidth : x - textWidth / 2;
    const box = { left: left - 2, top: y - lineHeight / 2, width: textWidth + 4, height: lineHeight };
    choices.push({ text, x, y, anchor: side, box });
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
  for (const away of [0, 10, 20, 30, 40]) {
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
