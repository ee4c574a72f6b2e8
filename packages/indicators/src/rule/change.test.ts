import { describe, expect, it } from 'vitest';
import type { ComparisonReason, Verdict } from '../compare/comparison.js';
import { defineIndicator } from '../indicator/define.js';
import { parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import type { Figure } from '../quantity/quantity.js';
import {
  alertChange,
  figureChange,
  lookBackFrom,
  newlyOverdue,
  type Stand,
  verdictChange,
} from './change.js';

const period = (text: string): Period => {
  const parsed = parsePeriod(text);
  if (parsed.kind === 'problem') throw new Error(text);
  return parsed.period;
};
const stand = (verdict: Verdict, reason: ComparisonReason | null = null): Stand => ({
  period: period('2020-09'),
  comparison: { verdict, reason, basis: null, ratio: null, difference: null },
});

describe('an alert', () => {
  it.each([
    ['normal', 'firing', true, 'began'],
    ['pending', 'firing', true, 'began'],
    ['normal', 'pending', false, null],
    ['firing', 'normal', false, 'ended'],
    ['recovering', 'normal', false, 'ended'],
    ['firing', 'recovering', false, null],
    // It ended and began again: to who looks now, it fires as it did.
    ['firing', 'firing', true, null],
    ['normal', 'normal', true, 'came-and-went'],
    ['pending', 'normal', false, null],
    ['normal', 'nodata', false, 'began'],
    ['nodata', 'normal', false, 'ended'],
  ] as const)('that was %s and is %s, fired in between %s: %s', (was, is, fired, change) => {
    expect(alertChange(was, is, fired)).toBe(change);
  });
});

it('a figure is new, revised, retracted, or nothing to tell', () => {
  const figure = {} as Figure;
  expect([
    figureChange(null, figure),
    figureChange(figure, figure),
    figureChange(figure, null),
    figureChange(null, null),
  ]).toEqual(['figure', 'revision', 'retraction', null]);
});

describe('a verdict', () => {
  it.each([
    [null, stand('above'), { was: null, is: 'above' }],
    [stand('within'), stand('above'), { was: 'within', is: 'above' }],
    [stand('above'), stand('above'), null],
    [stand('above'), null, null],
    // Without a baseline there is no verdict: neither to have lost nor to have gained.
    [null, stand('not-comparable', 'no-baseline'), null],
    [stand('not-comparable', 'no-baseline'), stand('below'), { was: null, is: 'below' }],
    // Neither has a value that its source calls missing one.
    [stand('above'), stand('not-comparable', 'value-missing'), null],
    [stand('not-comparable', 'value-missing'), stand('below'), { was: null, is: 'below' }],
  ] as const)('case %#', (was, is, change) => {
    expect(verdictChange(was, is)).toEqual(change);
  });
});

describe('what is overdue', () => {
  const monthly = defineIndicator({
    id: 'x',
    name: { en: 'X' },
    definition: { en: 'X' },
    kind: 'stock',
    unit: '1',
    cadence: 'month',
    publicationLagDays: 10,
    direction: 'neutral',
  });
  const september = period('2020-09');
  it.each([
    // October's figure is due by 10 November.
    ['2020-11-01', '2020-11-05', september, september, null],
    ['2020-11-01', '2020-11-15', september, september, 4],
    ['2020-11-13', '2020-11-15', september, september, null],
    // A figure that came in and was late already; one that came and is in time; one that was taken back.
    ['2020-11-13', '2020-11-15', null, september, 4],
    ['2020-11-13', '2020-11-15', september, period('2020-10'), null],
    ['2020-11-13', '2020-11-15', period('2020-10'), september, 4],
    ['2020-11-13', '2020-11-15', september, null, null],
  ] as const)('looked on %s, today %s', (lookedOn, today, was, is, late) => {
    expect(newlyOverdue(monthly, { was, is }, { lookedOn, today })?.daysLate ?? null).toBe(late);
  });
});

it('the state before is looked for sixty periods back', () => {
  expect(lookBackFrom(period('2020-09'), 'month')).toBe('2015-07-30');
  expect(lookBackFrom(period('2020-09-01'), 'day')).toBe('2020-07-03');
});
