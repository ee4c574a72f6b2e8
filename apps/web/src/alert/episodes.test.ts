import { describe, expect, it } from 'vitest';
import { episodesOf, isTakenBack } from './episodes.js';

type Told = Parameters<typeof episodesOf>[0];
type State = Told['state'];

const month = (number: number) => ({
  start: `2020-${String(number).padStart(2, '0')}-01`,
  end: `2020-${String(number + 1).padStart(2, '0')}-01`,
});
const step = (to: State, period: number, reason = 'Fired', from: State = 'normal') =>
  ({ to, from, reason, period: month(period), at: '', value: null, per: null, previousValue: null }) as never;
const told = (
  startsAt: number,
  endsAt: number | null,
  history: Told['history'],
  more: object = {},
): Told => ({
  state: 'firing',
  startsAt: month(startsAt).start,
  endsAt: endsAt === null ? null : month(endsAt).start,
  history,
  explanation: { overdue: null },
  ...more,
});
const seen = (alert: Told) =>
  episodesOf(alert).map(({ state, start, end, undone }) =>
    [state, start.slice(5, 7), end?.slice(5, 7) ?? 'on', ...(undone ? ['undone'] : [])].join(' '),
  );

describe('the episodes of an alert', () => {
  it.each<[string, Told, string[]]>([
    ['goes on', told(3, null, [step('firing', 3)]), ['firing 03 on']],
    [
      'was pending first, recovers, and ends',
      told(3, 7, [
        step('pending', 3),
        step('firing', 4),
        step('recovering', 6),
        step('normal', 7, 'Resolved'),
      ]),
      ['pending 03 04', 'firing 04 06', 'recovering 06 07'],
    ],
    [
      'keeps its beginning while figures are added',
      told(3, null, [step('firing', 3), step('firing', 4, 'Updated')]),
      ['firing 03 on'],
    ],
    [
      'falls back where its newest figure is taken back',
      told(3, null, [step('pending', 3), step('firing', 4), step('pending', 3, 'Pending')]),
      ['pending 03 on'],
    ],
    [
      'ends where a later figure says so, and begins again where that is revised',
      told(3, null, [step('firing', 3), step('normal', 5, 'Resolved'), step('firing', 5, 'Revised')]),
      ['firing 03 on'],
    ],
    [
      'was pending and cleared',
      told(3, null, [step('pending', 3), step('normal', 4, 'Cleared')]),
      ['pending 03 04'],
    ],
    [
      'was taken back whole',
      told(3, null, [step('firing', 3), step('firing', 5, 'Updated'), step('normal', 5, 'Revised')]),
      ['firing 03 06 undone'],
    ],
    [
      'stays as found while its rule can’t be checked',
      told(3, null, [step('firing', 3), step('error', 3, 'BaselineEnded')]),
      ['firing 03 on'],
    ],
    ['is about a figure that does not come', told(6, null, [step('nodata', 5, 'NoData')]), ['nodata 06 on']],
    [
      'was about a figure that came',
      told(6, null, [step('nodata', 5, 'NoData'), step('normal', 5, 'Resolved')], {
        explanation: { overdue: { period: month(6) } },
      }),
      ['nodata 06 07'],
    ],
    ['has nothing on record', told(3, null, []), []],
  ])('%s', (_, alert, expected) => {
    expect(seen(alert)).toEqual(expected);
  });
});

describe('an alert that is over', () => {
  const over = (endsAt: number | null, reason: string, successor: string | null = null) => {
    const { history } = told(3, endsAt, [step('firing', 3), step('normal', 4, reason)]);
    return isTakenBack({ ...told(3, endsAt, history), state: 'normal', successor });
  };
  it.each(['Revised', 'Retracted', 'Undone', 'Recommended', 'BaselineChanged', 'Recompared'])(
    'never was, by the figures as they are: %s',
    (reason) => {
      expect(over(null, reason)).toBe(true);
    },
  );

  it('was all the same, where it has an end, was pending only, or goes on as another', () => {
    expect(over(4, 'Revised')).toBe(false);
    expect(over(null, 'Cleared')).toBe(false);
    expect(over(null, 'Merged', 'other')).toBe(false);
    expect(isTakenBack({ ...told(3, null, [step('firing', 3)]), successor: null })).toBe(false);
  });
});
