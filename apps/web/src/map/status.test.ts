import type { Verdict } from '@marsad/indicators';
import type { PlaceFiguresWire, PlaceFigureWire, PlaceTotalWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { standingOf, worst } from './status.js';

type Alert = NonNullable<PlaceFigureWire['alert']>;
const figure = (verdict: Verdict | null, alert: Pick<Alert, 'state' | 'severity'> | null = null) =>
  partOf<PlaceFigureWire>({
    place: 'a',
    indicator: 'i',
    dimensions: {},
    point: verdict === null ? null : { comparison: { verdict } },
    alert,
  });
const of = (
  items: readonly PlaceFigureWire[],
  view: 'baseline' | 'alerts',
  totals: readonly PlaceTotalWire[] = [],
) => standingOf({ id: 'a' }, partOf<PlaceFiguresWire>({ items, totals }), view, () => 'up-is-worse').status;

describe('how it stands at a place', () => {
  it.each([
    ['above', 'breach'],
    ['below', 'within'],
    ['within', 'within'],
    ['indeterminate', 'unclear'],
    [null, 'none'],
  ] as const)('is held against the baseline: %s is %s', (verdict, status) => {
    expect(of([figure(verdict)], 'baseline')).toBe(status);
  });

  it.each([
    [{ state: 'firing', severity: 'critical' }, 'breach'],
    [{ state: 'firing', severity: 'info' }, 'watch'],
    [{ state: 'pending', severity: 'critical' }, 'watch'],
    [{ state: 'nodata', severity: 'warning' }, 'unclear'],
  ] as const)('or told by its alerts: %o is %s', (alert, status) => {
    expect(of([figure('within', alert)], 'alerts')).toBe(status);
  });

  it('is that of its worst figure, and none where there is no figure', () => {
    expect(of([figure('within'), figure('above'), figure(null)], 'baseline')).toBe('breach');
    expect(of([], 'alerts')).toBe('none');
    expect(worst([])).toBe('none');
    // What is missing is not in order.
    expect(of([figure(null)], 'alerts')).toBe('none');
  });

  it('counts sums against the baseline, and says nothing of one that is none', () => {
    const known = { place: 'a', indicator: 'i' };
    const above = partOf<PlaceTotalWire>({
      ...known,
      sum: { kind: 'sum', comparison: { verdict: 'above' } },
    });
    expect(of([], 'baseline', [above])).toBe('breach');
    const none = partOf<PlaceTotalWire>({ ...known, sum: { kind: 'none', reason: 'missing' } });
    expect(of([], 'baseline', [none])).toBe('none');
  });
});
