import type { Bounds, Condition } from '@marsad/indicators';
import { expect, it } from 'vitest';
import { thresholdValues } from './thresholds.js';

const floor: Bounds = { lower: 100_000, upper: null, lowerInclusive: false, upperInclusive: false };
const range: Bounds = { lower: 60, upper: 70, lowerInclusive: true, upperInclusive: true };

const cases: [string, Condition, Bounds | null, number[]][] = [
  ['a number', { value: { op: '>', to: 90 } }, range, [90]],
  [
    'a multiple of the floor',
    { value: { op: '>=', to: { baseline: 'lower', times: 1.5 } } },
    floor,
    [150_000],
  ],
  // Drawn already, as the baseline itself.
  ['an end of the baseline', { value: { op: '>', to: { baseline: 'upper' } } }, range, []],
  ['an end the baseline lacks', { value: { op: '>', to: { baseline: 'upper', times: 2 } } }, floor, []],
  ['no baseline at all', { value: { op: '>', to: { baseline: 'upper', times: 2 } } }, null, []],
  [
    'several, each once',
    { any: [{ value: { op: '>', to: 90 } }, { not: { value: { op: '<=', to: 90 } } }] },
    range,
    [90],
  ],
];
for (const [name, condition, baseline, expected] of cases) {
  it(name, () => expect(thresholdValues(condition, baseline)).toEqual(expected));
}
