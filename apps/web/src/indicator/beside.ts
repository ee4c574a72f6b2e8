/** Which indicators can stand beside another in charts on one scale. Pure. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import type { ScaleKind } from '../chart/drawn.js';

type Asked = Pick<IndicatorSummaryWire, 'id' | 'unit' | 'rateBasis' | 'baseline'>;

/** More of them are a page to scroll, and nothing to compare. */
export const mostBeside = 7;

/** Heights mean one thing in one unit and on one basis; of an index they are all multiples of a baseline. */
export function canStandBeside(one: Asked, other: Asked, scale: ScaleKind): boolean {
  if (scale === 'indexed') return one.baseline !== null && other.baseline !== null;
  return one.unit === other.unit && one.rateBasis === other.rateBasis;
}

/** The identifiers in an address, each once. */
export function besideIn(search: URLSearchParams, own: string): readonly string[] {
  const asked = (search.get('with') ?? '').split(',').filter((id) => id !== '' && id !== own);
  return [...new Set(asked)].slice(0, mostBeside);
}
