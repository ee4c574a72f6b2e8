/** Where an indicator stands, in the words a reader sorts and filters by. */
import type { IndicatorSummaryWire } from '@marsad/indicators/wire';

export const standings = ['firing', 'above', 'below', 'within', 'unclear', 'uncompared', 'none'] as const;
export type Standing = (typeof standings)[number];

type Judged = Pick<IndicatorSummaryWire, 'alerts' | 'latest'>;

export function isFiring({ alerts }: Pick<Judged, 'alerts'>): boolean {
  return alerts.some(({ state }) => state === 'firing' || state === 'recovering');
}

/** What the newest figure says, whether or not an alert fires over it. */
export function verdictStanding({ latest }: Pick<Judged, 'latest'>): Exclude<Standing, 'firing'> {
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
export function standingOf(indicator: Judged): Standing {
  return isFiring(indicator) ? 'firing' : verdictStanding(indicator);
}
