import { describe, expect, it } from 'vitest';
import type { ActiveAlert } from './alert.js';
import { endsOfSilence, firstOf, groupsOf, hears, isMoving, type Receiver } from './receiver.js';
import { regrouped } from './regroup.js';

const receiver = (definition: Partial<Receiver['definition']>): Receiver => ({
  id: 'me',
  kind: 'webhook',
  definition: { groupBy: ['indicator'], matchers: [], ...definition } as Receiver['definition'],
});
/** An alert by what receivers go by. */
const alert = (id: string, more: Partial<ActiveAlert> = {}) =>
  ({
    id,
    labels: { indicator: 'x', rule: 'r', severity: 'warning' },
    quiet: false,
    receivers: null,
    dimensions: { crossing: 'north' },
    ...more,
  }) as ActiveAlert;
const critical = (id: string) => alert(id, { labels: { indicator: 'x', rule: 'r', severity: 'critical' } });

describe('whether a receiver is told at all', () => {
  const matchers = [{ name: 'severity', op: '=' as const, value: 'critical' }];
  it.each([
    ['everything', {}, alert('a'), true],
    ['what matches', { matchers }, critical('a'), true],
    ['not what does not', { matchers }, alert('a'), false],
    ['of a rule that names it', {}, alert('a', { receivers: ['you', 'me'] }), true],
    ['not of one that names others', {}, alert('a', { receivers: ['you'] }), false],
    // Both must hold.
    ['named, and no match', { matchers }, alert('a', { receivers: ['me'] }), false],
  ] as const)('%s', (_, definition, one, expected) => {
    expect(hears(receiver(definition), one)).toBe(expected);
  });
});

describe('groups', () => {
  it('are of one indicator, whatever makes them, each once and in one order', () => {
    const groups = groupsOf(receiver({ groupBy: ['severity'] }), [alert('a'), critical('b'), alert('c')]);
    expect(groups.map(({ key }) => key)).toEqual([
      '{"indicator":"x","severity":"critical"}',
      '{"indicator":"x","severity":"warning"}',
    ]);
  });

  it('are not of what digests tell', () => {
    expect(groupsOf(receiver({}), [alert('a', { quiet: true })])).toEqual([]);
  });

  it.each([
    // These are what an alert is of, for as long as it lasts.
    [['indicator', 'rule'], false],
    [['crossing'], false],
    [['severity'], true],
    [['certainty'], true],
    [['team'], true],
  ] as const)('by %s: an alert can change its group: %s', (groupBy, expected) => {
    expect(isMoving(receiver({ groupBy }), alert('a'))).toBe(expected);
  });
});

it('silences end one after the other; one over any of the labels counts', () => {
  const silence = (value: string, endsAt: string) => ({
    matchers: [{ name: 'severity', op: '=' as const, value }],
    endsAt,
  });
  const silences = [
    silence('warning', '2021-01-02T00:00:00.000Z'),
    silence('critical', '2021-01-01T00:00:00.000Z'),
    silence('info', '2020-01-01T00:00:00.000Z'),
  ];
  const ends = endsOfSilence(silences, [{ severity: 'warning' }, { severity: 'critical' }]);
  expect(firstOf(ends)).toBe('2021-01-01T00:00:00.000Z');
  expect(firstOf([])).toBeNull();
});

describe('what was told, grouped otherwise', () => {
  const figure = { period: '2021-01-01', revision: 'r1', severity: 'warning' };
  const told = (...ids: readonly string[]) => ({
    firing: Object.fromEntries(ids.map((id) => [id, figure])),
    resolved: [],
  });
  const knows = (groups: ReturnType<typeof regrouped>) =>
    groups.map(({ labels, told: known }) => [labels.severity ?? '-', known && Object.keys(known.firing)]);
  const toldAt = '2021-01-01T00:00:00.000Z';
  const [a, b] = [alert('a'), critical('b')];

  it.each([
    // One group becomes two, each with what was told of it.
    [
      'apart',
      ['severity'],
      [{ told: told('a', 'b'), toldAt, alerts: [a, b] }],
      [
        ['warning', ['a']],
        ['critical', ['b']],
      ],
    ],
    [
      'together',
      ['indicator'],
      [
        { told: told('a'), toldAt, alerts: [a] },
        { told: told('b'), toldAt, alerts: [b] },
      ],
      [['-', ['a', 'b']]],
    ],
    // What waits goes on waiting; beside what was told it is what comes next.
    ['what was not told yet', ['indicator'], [{ told: null, toldAt: null, alerts: [a] }], [['-', null]]],
    [
      'what was not told yet, with what was',
      ['indicator'],
      [
        { told: null, toldAt: null, alerts: [a] },
        { told: told('b'), toldAt, alerts: [b] },
      ],
      [['-', ['b']]],
    ],
  ] as const)('%s', (_, groupBy, before, expected) => {
    expect(knows(regrouped(receiver({ groupBy }), before))).toEqual(expected);
  });
});
