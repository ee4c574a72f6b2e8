/** What the marks of a chart mean: a kind for each manner of drawing a figure, and a sample of it for the key. */
import type { Quantity } from '../quantity/quantity.js';
import type { BaselineShape } from './baseline-shape.js';
import { type Drawable, daysOf } from './chart-data.js';
import { isSpan, type MarkShape, openSide } from './mark-shape.js';

type Hedge = 'exact' | 'about' | 'range' | 'boundUp' | 'boundDown';
/** A figure over several months is a bar across them, in the manner of its hedge. */
export type MarkKind = Hedge | `span-${Hedge}` | Dashed | 'alternative';
/** Why a mark is dashed. */
type Dashed = 'provisional' | 'estimated' | 'partial';

const bar = { kind: 'span', left: 0, right: 24, top: 13, bottom: 13, point: 13, open: null } as const;
const hollow = { kind: 'dot', x: 12, y: 13, hollow: true } as const;

/** In a field of `sampleSize`. */
export const markSamples: Readonly<Record<MarkKind, MarkShape>> = {
  exact: { kind: 'dot', x: 12, y: 13, hollow: false },
  about: hollow,
  range: { kind: 'range', x: 12, top: 6, bottom: 20 },
  boundUp: { kind: 'bound', x: 12, y: 20, open: 'up' },
  boundDown: { kind: 'bound', x: 12, y: 6, open: 'down' },
  'span-exact': bar,
  'span-about': { ...bar, top: 7, bottom: 19 },
  'span-range': { ...bar, top: 7, bottom: 19, point: null },
  'span-boundUp': { ...bar, top: 21, bottom: 21, point: 21, open: 'up' },
  'span-boundDown': { ...bar, top: 5, bottom: 5, point: 5, open: 'down' },
  provisional: hollow,
  estimated: hollow,
  partial: hollow,
  alternative: { kind: 'dot', x: 12, y: 13, hollow: false },
};
export const sampleSize = { width: 24, height: 26 } as const;
export const dashedKinds: ReadonlySet<MarkKind> = new Set<Dashed>(['provisional', 'estimated', 'partial']);

/** How a baseline stands in a field of `sampleSize`. */
export function baselineSample({ lower, upper }: Pick<Quantity, 'lower' | 'upper'>): BaselineShape {
  if (lower !== null && upper !== null)
    return lower === upper ? { kind: 'line', y: 13 } : { kind: 'band', top: 8, bottom: 18 };
  if (lower !== null) return { kind: 'floor', y: 20, end: 3 };
  return upper === null ? { kind: 'none' } : { kind: 'ceiling', y: 6, end: 23 };
}

function hedgeOf(quantity: Quantity): Hedge {
  const open = openSide(quantity);
  if (open !== null) return open === 'up' ? 'boundUp' : 'boundDown';
  return quantity.qualifier === 'about' || quantity.qualifier === 'range' ? quantity.qualifier : 'exact';
}

/**
 * Those that are drawn, in the order of the key.
 * @param drawnAs what a figure is drawn as; undefined where it is not drawn
 */
export function markKindsOf<Point extends Drawable>(
  points: readonly Point[],
  drawnAs: (point: Point) => Quantity | undefined,
): MarkKind[] {
  const found = new Set<MarkKind>();
  for (const point of points) {
    const { start, end } = daysOf(point);
    const quantity = drawnAs(point);
    if (quantity === undefined) continue;
    const hedge = hedgeOf(quantity);
    found.add(isSpan(start, end) ? `span-${hedge}` : hedge);
    if (point.observation?.status === 'P') found.add('provisional');
    if (point.observation?.status === 'E') found.add('estimated');
    if (point.partial) found.add('partial');
    if (point.alternatives.length > 0) found.add('alternative');
  }
  return (Object.keys(markSamples) as MarkKind[]).filter((kind) => found.has(kind));
}
