import type { PlaceFiguresWire, PlaceFigureWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { standingOf, worst } from './status.js';

type Alert = NonNullable<PlaceFigureWire['alert']>;
const figure = (verdict: string | null, alert: Partial<Alert> | null = null) =>
  ({
    place: 'a',
    indicator: 'i',
    dimensions: {},
    point: verdict === null ? null : { comparison: { verdict } },
    alert,
  }) as unknown as PlaceFigureWire;
const of = (items: readonly PlaceFigureWire[], view: 'baseline' | 'alerts', totals: unknown[] = []) =>
  standingOf({ id: 'a' }, { items, totals } as unknown as PlaceFiguresWire, view, () => 'up-is-worse').status;

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
    const sum = (given: object) => [{ place: 'a', indicator: 'i', sum: given }];
    expect(of([], 'baseline', sum({ kind: 'sum', comparison: { verdict: 'above' } }))).toBe('breach');
    expect(of([], 'baseline', sum({ kind: 'none', reason: 'missing' }))).toBe('none');
  });
});
