import type { PlacedMark } from '@marsad/indicators/chart';
/** Hundreds of marks as a few paths: what each looks like stays, what each costs does not. */

export interface DensePaths {
  /** Dots, as lines of no length with round ends. */
  readonly filled: string;
  readonly hollow: string;
  /** Ranges and bars across several months. */
  readonly bars: string;
  /** Arrows into the open side, with their dots among the filled. */
  readonly arrows: string;
}

/** More marks than this are drawn together; the one that is looked at is drawn by itself on top. */
export const mostSingleMarks = 240;

const stem = 12;

export function densePaths(marks: readonly Pick<PlacedMark, 'shape' | 'figure'>[]): DensePaths {
  const filled: string[] = [];
  const hollow: string[] = [];
  const bars: string[] = [];
  const arrows: string[] = [];
  for (const { shape, figure } of marks) {
    switch (shape.kind) {
      case 'dot':
        (shape.hollow || figure.dashed ? hollow : filled).push(`M${round(shape.x)},${round(shape.y)}h0`);
        break;
      case 'range':
        bars.push(`M${round(shape.x)},${round(shape.top)}V${round(Math.max(shape.bottom, shape.top + 1))}`);
        break;
      case 'bound': {
        const sign = shape.open === 'up' ? -1 : 1;
        filled.push(`M${round(shape.x)},${round(shape.y)}h0`);
        arrows.push(
          `M${round(shape.x)},${round(shape.y)}v${sign * stem}m-3,${-sign * 3}l3,${sign * 3}l3,${-sign * 3}`,
        );
        break;
      }
      case 'span': {
        const middle = shape.point ?? (shape.top + shape.bottom) / 2;
        bars.push(`M${round(shape.left)},${round(middle)}H${round(shape.right)}`);
        if (shape.open !== null) {
          const sign = shape.open === 'up' ? -1 : 1;
          arrows.push(`M${round((shape.left + shape.right) / 2)},${round(middle)}v${sign * stem}`);
        }
        break;
      }
    }
  }
  return { filled: filled.join(''), hollow: hollow.join(''), bars: bars.join(''), arrows: arrows.join('') };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
