import { interval } from '../packages/indicators/dist/index.js';
import { mannKendall, theilSen } from '../packages/indicators/dist/statistics/index.js';
import { best, number } from './measure.mjs';

/** Fifty years of months, as ranges. */
export async function run() {
  const values = Array.from({ length: 600 }, (_, at) => {
    const middle = 50 + at / 40 + 12 * Math.sin(at * 1.7);
    return interval(middle - 2, middle + 2);
  });
  const points = values.map((value, time) => ({ time, value }));
  const slope = best(5, () => theilSen(points, { confidence: 0.95 }));
  const test = best(5, () => mannKendall(values, 0.05));
  const sorting = best(5, () => Float64Array.from({ length: 179_700 }, (_, at) => Math.sin(at)).sort());
  return {
    'Theil–Sen on 600 ranges, in ms': number(slope * 1000),
    'Mann–Kendall on 600 ranges, in ms': number(test * 1000),
    'times as long as sorting as many numbers as there are pairs': number((slope + test) / sorting),
  };
}
