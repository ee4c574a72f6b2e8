import { describe, expect, it } from 'vitest';
import { matches } from './matcher.js';
import {
  carriedOver,
  type FigureBehind,
  groupOf,
  type NotifyReason,
  reasonToNotify,
  type Told,
  withoutMessage,
} from './reason.js';

const told = (
  firing: readonly number[],
  resolved: readonly number[] = [],
  revision = 'r1',
  period = '2021-01',
  severity = 'warning',
): Told => ({
  firing: Object.fromEntries(firing.map((one) => [String(one), { period, revision, severity }])),
  resolved: resolved.map(String),
});
const minute = 60_000;

describe('reasons to notify, as Alertmanager has them', () => {
  const ask = (last: Told | null, now: Told, ageMs: number | null = 9 * minute, sendResolved = false) =>
    reasonToNotify(last, now, {
      now: 1_000 * minute,
      toldAt: ageMs === null ? null : 1_000 * minute - ageMs,
      repeatIntervalMs: 10 * minute,
      sendResolved,
    });

  it.each([
    ['nothing told, three fire', null, told([2, 3, 4]), null, false, 'first'],
    ['nothing told, three resolved', null, told([], [2, 3, 4]), null, false, null],
    ['a new one among the old', told([1, 2, 3]), told([2, 3, 4]), 9 * minute, false, 'new-alerts'],
    [
      'the same, told at the beginning of time',
      told([1, 2, 3]),
      told([1, 2, 3]),
      1_000 * minute,
      false,
      'repeat',
    ],
    ['the same, within the interval', told([1, 2, 3]), told([1, 2, 3]), 9 * minute, false, null],
    ['the same, after it', told([1, 2, 3]), told([1, 2, 3]), 11 * minute, false, 'repeat'],
    ['all of them resolved', told([1, 2]), told([], [1, 2]), 9 * minute, false, 'all-resolved'],
    [
      'one resolved, and resolved ones are told',
      told([1, 2]),
      told([2], [1]),
      9 * minute,
      true,
      'some-resolved',
    ],
    ['one resolved, and they are not', told([1, 2]), told([2], [1]), 9 * minute, false, null],
    ['one resolved that was told before', told([2], [1]), told([2], [1]), 9 * minute, true, null],
    ['another figure behind one', told([1, 2]), told([1, 2], [], 'r2'), 9 * minute, false, 'correction'],
    [
      'one that got worse',
      told([1]),
      told([1], [], 'r1', '2021-01', 'critical'),
      9 * minute,
      false,
      'new-alerts',
    ],
    ['one that got milder', told([1]), told([1], [], 'r1', '2021-01', 'info'), 9 * minute, false, null],
    ['the next figure behind one', told([1, 2]), told([1, 2], [], 'r2', '2021-02'), 9 * minute, false, null],
    ['nothing fires and nothing did', told([]), told([]), 99 * minute, false, null],
  ] as const)('%s: %s', (_, last, now, age, sendResolved, expected) => {
    expect(ask(last, now, age, sendResolved)).toBe(expected);
  });
});

describe('what an alert is besides its figure', () => {
  const of = (more: Partial<FigureBehind>): Told => ({
    firing: { 1: { period: '2021-01', revision: 'r1', severity: 'warning', ...more } },
    resolved: [],
  });
  const ask = (last: Told | null, now: Told) =>
    reasonToNotify(last, now, { now: 0, toldAt: 0, repeatIntervalMs: null, sendResolved: true });
  const next = { period: '2021-02', revision: 'r2' };

  it.each([
    // Told once as such; that it is certain again is no news.
    ['no longer certain', { downgraded: false }, { ...next, downgraded: true }, 'downgraded'],
    ['still not', { downgraded: true }, { ...next, downgraded: true }, null],
    ['certain again', { downgraded: true }, { ...next, downgraded: false }, null],
    ['told before that was asked', {}, { ...next, downgraded: true }, null],
    ['certain by now', { channel: 'possible' }, { ...next, channel: 'certain' }, 'new-alerts'],
    ['only possible after all', { channel: 'certain' }, { channel: 'possible' }, 'downgraded'],
    ['said again as it was', { says: '88' }, { revision: 'r2', says: '88' }, null],
    ['corrected', { says: '88' }, { revision: 'r2', says: '95' }, 'correction'],
    ['corrected, told before what it said was kept', {}, { revision: 'r2', says: '95' }, 'correction'],
  ] as const)('%s', (_, last, now, expected) => {
    expect(ask(of(last), of(now))).toBe(expected);
  });

  /** What is held after these stood behind the alert one after the other, and whether the last of them was told of. */
  const after = (...figures: readonly Partial<FigureBehind>[]) => {
    let last: Told | null = null;
    let reason: NotifyReason | null = null;
    for (const figure of figures) {
      const now = of(figure);
      reason = ask(last ?? of(figure), now);
      if (last === null) reason = ask(null, now);
      last = reason === null ? withoutMessage(last, now) : now;
    }
    return reason;
  };
  const first = { says: '110' };
  const third = { period: '2021-03', revision: 'r3', says: '150' };
  const second = { period: '2021-02', revision: 'r2', says: '120' };

  it.each([
    ['the figure that was told of is taken away', [third, first], 'correction'],
    ['and what stands in its place is taken away too', [third, second, first], 'correction'],
    ['and is back again: a later figure is no news', [third, first, third], null],
    ['a later one that nobody was told of is taken away', [first, third, first], null],
    ['one after the other that nobody was told of', [first, second, third, second, first], null],
    [
      'it says something else by the time the later one is taken away',
      [first, third, { ...first, revision: 'r4', says: '115' }],
      'correction',
    ],
    ['it was noted upon by then, and says the same', [first, third, { ...first, revision: 'r4' }], null],
    ['the later one is another now', [first, third, { ...third, revision: 'r4', says: '140' }], 'correction'],
    ['an earlier one that nobody was told of stands', [second, third, first], 'correction'],
  ] as const)('%s', (_, figures, expected) => {
    expect(after(...figures)).toBe(expected);
  });

  it('what goes on as another is no news, and neither is its end twice', () => {
    const last = of({});
    const now: Told = { firing: { 2: last.firing['1'] as FigureBehind }, resolved: [] };
    expect(ask(last, now)).toBe('new-alerts');
    expect(ask(carriedOver(last, new Map([['1', '2']])), now)).toBeNull();
  });
});

it('matches labels as Alertmanager does: one that is not there is empty', () => {
  const labels = { severity: 'critical', indicator: 'x' };
  const of = (name: string, op: '=' | '!=', value: string) => matches(labels, [{ name, op, value }]);
  expect([of('severity', '=', 'critical'), of('severity', '!=', 'critical')]).toEqual([true, false]);
  expect([of('team', '=', ''), of('team', '!=', 'a'), of('team', '=', 'a')]).toEqual([true, true, false]);
  expect(matches(labels, [])).toBe(true);
});

it('groups by labels, in whatever order they are named', () => {
  const labels = { a: '1', b: '2', c: '3' };
  expect(groupOf(labels, ['b', 'a'])).toEqual(groupOf({ ...labels, c: '4' }, ['a', 'b']));
  expect(groupOf(labels, ['a']).key).not.toBe(groupOf({ ...labels, a: '2' }, ['a']).key);
});
