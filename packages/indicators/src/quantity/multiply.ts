import { cleared } from './decimal.js';
import { type Interval, interval } from './interval.js';

/**
 * Every a times b, the two taken as independent, cleared of what a fraction among them was rounded by: 14 times 30 sevenths
 * are 60. What is 0 times anything is 0, whether or not that anything has an end.
 */
export function multiply(a: Interval, b: Interval): Interval {
  const corners = lowAndHigh(a).flatMap((x) => lowAndHigh(b).map((y) => product(x, y)));
  const low = corners.reduce((one, other) =>
    other.n < one.n || (other.n === one.n && other.inclusive) ? other : one,
  );
  const high = corners.reduce((one, other) =>
    other.n > one.n || (other.n === one.n && other.inclusive) ? other : one,
  );
  return interval(low.n, high.n, low.inclusive, high.inclusive);
}

interface End {
  readonly n: number;
  readonly inclusive: boolean;
}

const lowAndHigh = (i: Interval): readonly [End, End] => [
  { n: i.lower, inclusive: i.lowerInclusive },
  { n: i.upper, inclusive: i.upperInclusive },
];

function product(x: End, y: End): End {
  const inclusive = x.inclusive && y.inclusive;
  if (x.n !== 0 && y.n !== 0) return { n: cleared(x.n * y.n), inclusive };
  return { n: 0, inclusive: inclusive || (x.n === 0 && x.inclusive) || (y.n === 0 && y.inclusive) };
}
