import { describe, expect, it } from 'vitest';
import type { Quantity } from '../quantity/quantity.js';
import { judge, type ReplayPoint, replay, runsOf } from './replay.js';
import type { Rule } from './rule.js';

const exact = (n: number): Quantity => ({
  text: String(n),
  qualifier: 'exact',
  lower: n,
  upper: n,
  lowerInclusive: true,
  upperInclusive: true,
  point: n,
});
const range = (lower: number, upper: number): Quantity => ({
  ...exact(lower),
  qualifier: 'range',
  upper,
  point: null,
});

function month(index: number): ReplayPoint['period'] {
  const iso = (n: number) => `${2020 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`;
  return { text: iso(index).slice(0, 7), start: iso(index), end: iso(index + 1) };
}

const rule = (more: Partial<Rule>): Rule => ({
  indicator: 'x',
  condition: { value: { op: '>', to: 50 } },
  for: 1,
  recovery: null,
  keepFiringFor: 0,
  gap: 'hold',
  severity: 'warning',
  certainty: 'certain',
  noData: 'KeepLast',
  labels: {},
  description: { en: '' },
  ...more,
});

type Value = number | null | readonly [number, number];
const points = (values: readonly Value[], months = values.map((_, index) => index)): ReplayPoint[] =>
  values.map((value, index) => ({
    period: month(months[index] as number),
    value: value === null ? null : typeof value === 'number' ? exact(value) : range(...value),
  }));
const states = (values: readonly Value[], more: Partial<Rule>, channel: 'certain' | 'possible' = 'certain') =>
  replay(points(values), rule(more), null, channel).steps.map((step) => step.state);

describe('states, a reporting period being one evaluation', () => {
  it('fires at once with for 1, and is silent about what comes back', () => {
    expect(states([40, 60, 60, 40, 60], {})).toEqual(['normal', 'firing', 'firing', 'normal', 'firing']);
  });

  it('waits for a run of two with for 2 (pending, then firing), as Prometheus with one interval', () => {
    const condition = { value: { op: '<', to: 100 } } as const;
    expect(states([75, 85, 95, 105, 105, 95, 85], { condition, for: 2 })).toEqual([
      'pending',
      'firing',
      'firing',
      'normal',
      'normal',
      'pending',
      'firing',
    ]);
    expect(states([80, 90, 100, 110], { condition, for: 2 })).toEqual([
      'pending',
      'firing',
      'normal',
      'normal',
    ]);
  });

  it('keeps firing for one period after the first that recovered', () => {
    expect(states([75, 85, 70, 70, 10, 10], { for: 2, keepFiringFor: 1 })).toEqual([
      'pending',
      'firing',
      'firing',
      'firing',
      'recovering',
      'normal',
    ]);
    expect(states([75, 10, 75, 10, 10], { keepFiringFor: 1 })).toEqual([
      'firing',
      'recovering',
      'firing',
      'recovering',
      'normal',
    ]);
  });

  it('never keeps what only was pending', () => {
    expect(states([75, 10], { for: 2, keepFiringFor: 1 })).toEqual(['pending', 'normal']);
  });

  it('stays firing inside the dead band of a recovery condition', () => {
    const recovery = { value: { op: '<', to: 40 } } as const;
    expect(states([60, 45, 45, 39, 45], { recovery })).toEqual([
      'firing',
      'firing',
      'firing',
      'normal',
      'normal',
    ]);
  });

  it('takes a missing figure for neither a breach nor a recovery', () => {
    expect(states([60, null, 60], {})).toEqual(['firing', 'firing', 'firing']);
    expect(states([60, null, 60], { for: 2 })).toEqual(['pending', 'pending', 'firing']);
  });

  it('holds a run over a gap, or breaks it, as the rule says', () => {
    const withGap = (gap: Rule['gap']) =>
      replay(points([60, 60], [0, 2]), rule({ for: 2, gap }), null, 'certain').steps.map(
        (step) => step.state,
      );
    expect(withGap('hold')).toEqual(['pending', 'firing']);
    expect(withGap('break')).toEqual(['pending', 'pending']);
  });

  it('runs two channels: what is possible fires where what is certain does not', () => {
    const values: Value[] = [
      [40, 60],
      [55, 60],
      [40, 60],
    ];
    // What may still be over the threshold ends nothing that was for certain.
    expect(states(values, {}, 'certain')).toEqual(['normal', 'firing', 'firing']);
    expect(states(values, { certainty: 'possible' }, 'possible')).toEqual(['firing', 'firing', 'firing']);
    // No, possible, certain, certain, possible, no, each channel counting its own two periods.
    const course: Value[] = [40, [40, 60], 60, 60, [40, 60], 40];
    expect(states(course, { for: 2, certainty: 'possible' }, 'possible')).toEqual([
      'normal',
      'pending',
      'firing',
      'firing',
      'firing',
      'normal',
    ]);
    expect(states(course, { for: 2 }, 'certain')).toEqual([
      'normal',
      'normal',
      'pending',
      'firing',
      'firing',
      'normal',
    ]);
  });
});

describe('from certain to possible', () => {
  const possible: Value = [40, 60];
  const runs = (values: readonly Value[], more: Partial<Rule> = {}) =>
    runsOf(points(values), rule(more), judge(points(values), rule(more), null)).map(
      ({ channel, startsAt, endsAt, state, downgraded }) => ({
        channel,
        startsAt,
        endsAt,
        state,
        downgraded,
      }),
    );
  const certain = (more: object) => ({
    channel: 'certain',
    startsAt: 0,
    endsAt: null,
    state: 'firing',
    downgraded: false,
    ...more,
  });

  it.each([
    // It fires on, and is marked, until it certainly is over or certain again.
    ['stays', [60, possible], {}, certain({ downgraded: true })],
    ['ends once it certainly is over', [60, possible, 40], {}, certain({ endsAt: 2, state: 'normal' })],
    ['is certain again', [60, possible, 60], {}, certain({})],
    ['a figure that is missing lifts nothing', [60, possible, null], {}, certain({ downgraded: true })],
    [
      'inside a dead band, where it certainly is not over the threshold',
      [60, possible, 45],
      { recovery: { value: { op: '<', to: 40 } } },
      certain({}),
    ],
    [
      'a recovery that may have come is none',
      [60, [30, 60]],
      { recovery: { value: { op: '<', to: 40 } } },
      certain({ downgraded: true }),
    ],
    // Nothing counts as a first recovered period that may be none.
    [
      'keeps firing a period after the first that certainly recovered',
      [60, possible, 40],
      { keepFiringFor: 1 },
      certain({ state: 'recovering' }),
    ],
    [
      'and ends after that',
      [60, possible, 40, possible, 40],
      { keepFiringFor: 1 },
      certain({ endsAt: 4, state: 'normal' }),
    ],
  ] as const)('%s', (_, values, more, expected) => {
    expect(runs(values as readonly Value[], more as Partial<Rule>)).toEqual([expected]);
  });

  it('what only was pending ends, whatever it may have been', () => {
    expect(states([60, [40, 60]], { for: 2 })).toEqual(['pending', 'normal']);
  });

  it('a gap ends it where a rule says so', () => {
    const held = replay(points([60, possible, possible], [0, 1, 3]), rule({ gap: 'break' }), null, 'certain');
    expect(held.steps.map(({ state }) => state)).toEqual(['firing', 'firing', 'normal']);
  });

  it.each([
    ['only possible', [possible, 40], [{ channel: 'possible', startsAt: 0, endsAt: 1 }]],
    ['certain from the start', [60, 40], [{ channel: 'certain', startsAt: 0, endsAt: 1 }]],
    ['certain in the middle', [possible, 60, possible, 40], [{ channel: 'certain', startsAt: 0, endsAt: 3 }]],
    [
      'two events',
      [possible, 40, 60, 40],
      [
        { channel: 'possible', startsAt: 0, endsAt: 1 },
        { channel: 'certain', startsAt: 2, endsAt: 3 },
      ],
    ],
  ] as const)('is one event on a rule that fires on possibility: %s', (_, values, expected) => {
    expect(runs(values as readonly Value[], { certainty: 'possible' })).toMatchObject(expected);
  });

  it('is certain on such a rule once the run would have fired for certain', () => {
    const more = { certainty: 'possible', for: 2 } as const;
    expect(runs([possible, possible, 60], more)).toMatchObject([{ channel: 'possible', downgraded: false }]);
    expect(runs([possible, possible, 60, 60], more)).toMatchObject([{ channel: 'certain' }]);
    expect(runs([possible, possible, 60, 60, possible], more)).toMatchObject([
      { channel: 'certain', downgraded: true },
    ]);
  });
});

describe('incidents', () => {
  it('are runs named by their first period, with where they fired and ended', () => {
    const { incidents } = replay(points([60, 60, 40, 60]), rule({ for: 2 }), null, 'certain');
    expect(incidents).toMatchObject([
      { startsAt: 0, firedAt: 1, endsAt: 2, state: 'normal', latest: 2 },
      { startsAt: 3, firedAt: null, endsAt: null, state: 'pending', latest: 3 },
    ]);
    expect(incidents[0]?.transitions).toEqual([
      { point: 0, from: 'normal', to: 'pending' },
      { point: 1, from: 'pending', to: 'firing' },
      { point: 2, from: 'firing', to: 'normal' },
    ]);
  });

  it('follow from the figures alone: a longer past changes nothing behind it', () => {
    const whole = replay(points([60, 40, 60, 60, 40]), rule({}), null, 'certain');
    const head = replay(points([60, 40]), rule({}), null, 'certain');
    expect(whole.incidents[0]).toEqual(head.incidents[0]);
  });
});
