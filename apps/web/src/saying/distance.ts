import { type Bounds, intervalOf, negated, type Quantity, quantityOf } from '@marsad/indicators';

export interface Distance {
  readonly side: 'higher' | 'lower';
  readonly amount: Quantity;
}

/** A difference as people say it, "lower by 7–17"; null where its side isn't known or where it is nothing. */
export function distance(difference: Bounds): Distance | null {
  const interval = intervalOf(difference);
  if (interval.lower >= 0 && interval.upper > 0) return { side: 'higher', amount: quantityOf(interval) };
  if (interval.upper <= 0 && interval.lower < 0)
    return { side: 'lower', amount: quantityOf(intervalOf(negated(difference))) };
  return null;
}
