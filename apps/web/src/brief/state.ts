/** Where the indicators of a brief stand, and which number each figure has among its sources. */
import type { BriefItemWire, BriefPointWire } from '@marsad/indicators/contract';
import { type Tone, toneOf } from '../saying/tone.js';

/** 'uncompared': there is a figure but nothing to hold it against. 'none': there is no figure after the baseline; 'empty': none at all. */
export type ItemState = Tone | 'uncompared' | 'none' | 'empty';

/** What asks for attention first comes first. */
const order: readonly ItemState[] = [
  'worse',
  'better',
  'changed',
  'within',
  'unclear',
  'uncompared',
  'none',
  'empty',
];

export const latestOf = ({ trend }: BriefItemWire): BriefPointWire | null => trend.at(-1) ?? null;

export function stateOf(item: BriefItemWire): ItemState {
  const latest = latestOf(item);
  if (latest === null) return item.baseline === null ? 'empty' : 'none';
  return item.baseline === null ? 'uncompared' : toneOf(latest.comparison, item.indicator.direction);
}

export function byState(
  items: readonly BriefItemWire[],
): readonly { readonly state: ItemState; readonly items: readonly BriefItemWire[] }[] {
  return order
    .map((state) => ({ state, items: items.filter((item) => stateOf(item) === state) }))
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
