/** Where the indicators of a brief stand, and which number each figure has among its sources: on its page and in its PDF. */
import { saysSomething } from '../compare/comparison.js';
import { type Tone, toneOf } from '../compare/tone.js';
import type { Bounds } from '../quantity/bounds.js';
import type { BriefItemWire, BriefPointWire } from './brief.js';

/** 'uncompared': there is a figure but nothing to hold it against. 'none': there is no figure after the baseline; 'empty': none at all. */
export type BriefItemState = Tone | 'uncompared' | 'none' | 'empty';

/** What asks for attention first comes first. */
const order: readonly BriefItemState[] = [
  'worse',
  'better',
  'changed',
  'within',
  'unclear',
  'uncompared',
  'none',
  'empty',
];

export const latestOf = ({ trend }: Pick<BriefItemWire, 'trend'>): BriefPointWire | null =>
  trend.at(-1) ?? null;

export function briefItemState(item: BriefItemWire): BriefItemState {
  const latest = latestOf(item);
  if (latest === null) return item.baseline === null ? 'empty' : 'none';
  return item.baseline === null ? 'uncompared' : toneOf(latest.comparison, item.indicator.direction);
}

export function byState(
  items: readonly BriefItemWire[],
): readonly { readonly state: BriefItemState; readonly items: readonly BriefItemWire[] }[] {
  return order
    .map((state) => ({ state, items: items.filter((item) => briefItemState(item) === state) }))
    .filter((group) => group.items.length > 0);
}

export interface CitedFigure {
  readonly number: number;
  readonly item: BriefItemWire;
  readonly figure: BriefPointWire | NonNullable<BriefItemWire['baseline']>;
  readonly isBaseline: boolean;
}

/** Every figure a brief gives, in the order it gives them: of each indicator the latest, then the baseline. */
export function citedFigures(items: readonly BriefItemWire[]): readonly CitedFigure[] {
  const figures = items.flatMap((item) => {
    const latest = latestOf(item);
    return [
      ...(latest === null ? [] : [{ item, figure: latest, isBaseline: false }]),
      ...(item.baseline === null ? [] : [{ item, figure: item.baseline, isBaseline: true }]),
    ];
  });
  return figures.map((figure, at) => ({ ...figure, number: at + 1 }));
}

/** How many times its baseline the latest figure is, where that may be said beside the verdict. */
export function ratioBeside(item: BriefItemWire): Bounds | null {
  const ratio = latestOf(item)?.comparison.ratio ?? null;
  // Of a floor or a ceiling the verdict's sentence says how many times that the figure is: the bound is no second number.
  const baseline = item.baseline?.normalised.quantity;
  const isOpen = baseline?.lower === null || baseline?.upper === null;
  return ratio === null || isOpen || !saysSomething(ratio) ? null : ratio;
}
