/** Where an indicator stands, in the words a reader sorts and filters by. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';

export const states = ['firing', 'above', 'below', 'within', 'unclear', 'uncompared', 'none'] as const;
export type IndicatorState = (typeof states)[number];

type Judged = Pick<IndicatorSummaryWire, 'alerts' | 'latest'>;

export function isFiring({ alerts }: Pick<Judged, 'alerts'>): boolean {
  return alerts.some(({ state }) => state === 'firing' || state === 'recovering');
}

/** What the newest figure says, whether or not an alert fires over it. */
export function verdictState({ latest }: Pick<Judged, 'latest'>): Exclude<IndicatorState, 'firing'> {
  if (latest === null) return 'none';
  switch (latest.comparison.verdict) {
    case 'indeterminate':
      return 'unclear';
    case 'not-comparable':
      return 'uncompared';
    default:
      return latest.comparison.verdict;
  }
}

/** The one group an indicator is in; what fires comes before what its figure says. */
export function stateOf(indicator: Judged): IndicatorState {
  return isFiring(indicator) ? 'firing' : verdictState(indicator);
}
