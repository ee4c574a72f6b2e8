import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../rule/incident.js';
import type { ActiveAlert, ToldLabels } from './alert.js';
import { figureBehind } from './alert.js';
import { type GroupPlan, type GroupRead, type HeldGroup, planGroup } from './plan.js';
import type { ReceiverDefinition } from './receiver.js';

/** 2021-06-01T12:00Z in ms; instants below are in seconds from it. */
const now = Date.parse('2021-06-01T12:00:00.000Z');
const at = (seconds: number) => new Date(now + seconds * 1_000).toISOString();

/** An alert that fires, with the figure 88 of January. */
function alert(id: string, more: Partial<ActiveAlert> = {}): ActiveAlert {
  const { labels, ...other } = more;
  const period = { text: '2021-01', start: '2021-01-01', end: '2021-02-01' };
  return {
    id,
    fingerprint: `f-${id}`,
    status: 'firing',
    labels: {
      alertname: 'Many',
      rule: 'r',
      indicator: 'x',
      severity: 'warning',
      certainty: 'certain',
      ...labels,
    },
    startsAt: '2021-01-01T00:00:00.000Z',
    endsAt: null,
    late: false,
    indicator: 'x',
    unit: '{x}',
    name: { en: 'X' },
    ruleName: { en: 'Many' },
    description: { en: 'Too many' },
    value: null,
    previousValue: null,
    downgraded: false,
    reason: 'Fired',
    snapshot: { period } as Snapshot,
    channel: 'certain',
    quiet: false,
    successor: null,
    series: id,
    dimensions: {},
    rule: 'r',
    revision: `${id}1`,
    isAcknowledged: false,
    acknowledgedUntil: null,
    receivers: null,
    ...other,
  };
}
const ended = (id: string, more: Partial<ActiveAlert> = {}) =>
  alert(id, { status: 'resolved', endsAt: at(-5), reason: 'Resolved', ...more });
const seen = (id: string, until: string | null = null) =>
  alert(id, { isAcknowledged: true, acknowledgedUntil: until });

/** What was told of these as they stand here, so many seconds ago. */
const told = (alerts: readonly ActiveAlert[], ago = 60, dueAt: number | null = null): HeldGroup => ({
  told: {
    firing: Object.fromEntries(alerts.map((one) => [one.id, figureBehind(one)])),
    resolved: [],
    labels: Object.fromEntries(alerts.map((one) => [one.id, one.labels])),
  },
  toldAt: now - ago * 1_000,
  dueAt,
});
const untold = (dueAt: number | null): HeldGroup => ({
  told: null,
  toldAt: null,
  dueAt: dueAt === null ? null : now + dueAt * 1_000,
});

interface Given {
  readonly of?: Partial<ReceiverDefinition>;
  readonly kind?: 'webhook' | 'alertmanager';
  readonly held?: HeldGroup;
  readonly alerts: readonly ActiveAlert[];
  /** What is silent, by its severity, and for how many seconds. */
  readonly silent?: Readonly<Record<string, number>>;
  readonly inDigests?: readonly ToldLabels[];
}

function read({ of, kind = 'webhook', held, alerts, silent = {}, inDigests = [] }: Given): GroupRead {
  return {
    receiver: {
      id: 'me',
      kind,
      definition: {
        url: 'http://example.org/',
        to: null,
        chat: null,
        language: null,
        groupBy: ['indicator'],
        groupWait: 0,
        groupInterval: 0,
        repeatInterval: null,
        sendResolved: true,
        matchers: [],
        ...of,
      },
    },
    key: '{"indicator":"x"}',
    held: held ?? null,
    now,
    silences: Object.entries(silent).map(([value, seconds]) => ({
      matchers: [{ name: 'severity', op: '=' as const, value }],
      endsAt: at(seconds),
    })),
    alerts,
    inDigests,
  };
}

/**
 * What is decided, in short: `tell first +a -b`, an end with a minus; then what is kept as told, when it is looked at
 * again and until when it is silent, as far as any of these is so.
 */
function said(plan: GroupPlan): string {
  const words: string[] = [plan.kind, plan.reason];
  if (plan.kind === 'tell')
    for (const { id, status, labels } of plan.alerts)
      words.push(
        `${status === 'firing' ? '+' : '-'}${id}${labels.severity === 'warning' ? '' : `:${labels.severity}`}`,
      );
  if (plan.kind === 'forget') return words.join(' ');
  const { due, silentUntil } = plan;
  if ('told' in plan) words.push(`knows ${Object.keys(plan.told?.firing ?? {}).join(' ') || 'nothing'}`);
  if (due !== null) words.push(`due ${(due - now) / 1_000}`);
  if (silentUntil !== null) words.push(`silent ${(Date.parse(silentUntil) - now) / 1_000}`);
  return words.join(' ');
}

const [a, b] = [alert('a'), alert('b')];
const critical = (id: string) => alert(id, { labels: { severity: 'critical' } });
const corrected = alert('a', { revision: 'a2' });

type Row = readonly [what: string, given: Given, expected: string];

describe('when', () => {
  it.each<Row>([
    ['the first alert', { alerts: [a] }, 'tell first +a knows a'],
    ['nothing fires', { alerts: [] }, 'forget nothing-to-know'],
    // The wait begins with the first, and is not put off by the next.
    ['the first waits', { of: { groupWait: 30 }, alerts: [a] }, 'wait first due 30'],
    ['the second joins it', { of: { groupWait: 30 }, held: untold(20), alerts: [a, b] }, 'wait first due 20'],
    [
      'the wait is over',
      { of: { groupWait: 30 }, held: untold(0), alerts: [a, b] },
      'tell first +a +b knows a b',
    ],
    [
      'it ended while it waited',
      { of: { groupWait: 30 }, held: untold(20), alerts: [] },
      'forget nothing-to-know',
    ],
    // From the last message on.
    [
      'within the interval',
      { of: { groupInterval: 300 }, held: told([a]), alerts: [a, b] },
      'wait new-alerts due 240',
    ],
    [
      'a repeat that is due sooner stays due',
      { of: { groupInterval: 300 }, held: told([a], 60, now + 10_000), alerts: [a, b] },
      'wait new-alerts due 10',
    ],
    [
      'after the interval',
      { of: { groupInterval: 300 }, held: told([a], 300), alerts: [a, b] },
      'tell new-alerts +a +b knows a b',
    ],
    ['nothing new', { held: told([a]), alerts: [a] }, 'quiet known knows a'],
    [
      'nothing new, to be repeated',
      { of: { repeatInterval: 600 }, held: told([a]), alerts: [a] },
      'quiet known knows a due 540',
    ],
    [
      'the repeat is due',
      { of: { repeatInterval: 600 }, held: told([a], 600), alerts: [a] },
      'tell repeat +a knows a due 600',
    ],
    ['another figure', { held: told([a]), alerts: [corrected] }, 'tell correction +a knows a'],
  ])('%s', (_, given, expected) => {
    expect(said(planGroup(read(given)))).toBe(expected);
  });
});

describe('which', () => {
  it.each<Row>([
    ['one has ended', { held: told([a, b]), alerts: [ended('a'), b] }, 'tell some-resolved -a +b knows b'],
    ['all have', { held: told([a]), alerts: [ended('a')] }, 'tell all-resolved -a knows nothing'],
    // It is on record that nothing fires: the next one is the first again.
    [
      'all have, and ends are not told',
      { of: { sendResolved: false }, held: told([a]), alerts: [ended('a')] },
      'quiet ends-are-not-told knows nothing',
    ],
    [
      'all have, and ends are not told: after the interval as well',
      { of: { sendResolved: false, groupInterval: 300 }, held: told([a]), alerts: [ended('a')] },
      'wait all-resolved due 240',
    ],
    [
      'its labels are no concern of the receiver',
      { of: { matchers: [{ name: 'severity', op: '=', value: 'critical' }] }, alerts: [a] },
      'forget nothing-to-know',
    ],
    ['its rule names others', { alerts: [alert('a', { receivers: ['you'] })] }, 'forget nothing-to-know'],
    [
      'its rule names others by now: what was told ends',
      { held: told([a]), alerts: [alert('a', { receivers: ['you'] })] },
      'tell all-resolved -a knows nothing',
    ],
    ['a digest tells it', { alerts: [alert('a', { quiet: true })] }, 'forget nothing-to-know'],
    [
      'it is in another group by now, and ends under the labels it was told with',
      {
        held: told([critical('a')]),
        alerts: [alert('a', { labels: { indicator: 'y' } })],
      },
      'tell all-resolved -a:critical knows nothing',
    ],
    // What was told of one holds for the one that it goes on as.
    [
      'it goes on as another',
      { held: told([a]), alerts: [ended('a', { successor: 'b' }), alert('b', { revision: 'a1' })] },
      'quiet known knows b',
    ],
    [
      'over a third',
      {
        held: told([a]),
        alerts: [
          ended('a', { successor: 'c' }),
          ended('c', { successor: 'b' }),
          alert('b', { revision: 'a1' }),
        ],
      },
      'quiet known knows b',
    ],
    [
      'in a ring, which ends',
      { held: told([a]), alerts: [ended('a', { successor: 'b' }), ended('b', { successor: 'a' })] },
      'tell all-resolved knows nothing',
    ],
  ])('%s', (_, given, expected) => {
    expect(said(planGroup(read(given)))).toBe(expected);
  });
});

describe('silences', () => {
  const silent = { warning: 100 };
  it.each<Row>([
    // Nothing was told, but when the silence ends it is looked at again.
    ['all is silent', { alerts: [a], silent }, 'quiet silenced knows nothing silent 100'],
    [
      'the first of two ends',
      { alerts: [a, critical('b')], silent: { warning: 100, critical: 50 } },
      'quiet silenced knows nothing silent 50',
    ],
    ['one of two is', { alerts: [a, critical('b')], silent }, 'tell first +b:critical knows b silent 100'],
    ['what was told stands', { held: told([a]), alerts: [a], silent }, 'quiet silenced knows a silent 100'],
    [
      'and is not repeated',
      { of: { repeatInterval: 600 }, held: told([a], 900), alerts: [a], silent },
      'quiet silenced knows a silent 100',
    ],
    [
      'a correction is silent too',
      { held: told([a]), alerts: [corrected], silent },
      'quiet silenced knows a silent 100',
    ],
    ['so is the end', { held: told([a]), alerts: [ended('a')], silent }, 'quiet silenced knows a silent 100'],
    [
      'of what is called otherwise now, by what was told',
      {
        held: told([a]),
        alerts: [alert('a', { labels: { severity: 'critical' }, receivers: ['you'] })],
        silent,
      },
      'quiet silenced knows a silent 100',
    ],
    // An Alertmanager ends what it does not hear of.
    [
      'an Alertmanager is told again, as it was told',
      {
        kind: 'alertmanager',
        of: { repeatInterval: 600 },
        held: told([a], 900),
        alerts: [alert('a', { labels: { severity: 'warning', alertname: 'More' } })],
        silent,
      },
      'tell repeat +a knows a due 600 silent 100',
    ],
  ])('%s', (_, given, expected) => {
    expect(said(planGroup(read(given)))).toBe(expected);
  });
});

describe('what somebody has seen', () => {
  const of = { repeatInterval: 600 };
  it.each<Row>([
    ['is not repeated', { of, held: told([a], 900), alerts: [seen('a')] }, 'quiet acknowledged knows a'],
    [
      'until that counts no more',
      { of, held: told([a], 900), alerts: [seen('a', at(50)), seen('b', at(40))] },
      'tell new-alerts +a +b knows a b due 40',
    ],
    [
      'while another is not seen',
      { of, held: told([a, b], 900), alerts: [seen('a'), b] },
      'tell repeat +a +b knows a b due 600',
    ],
    [
      'an Alertmanager is told again all the same',
      { kind: 'alertmanager', of, held: told([a], 900), alerts: [seen('a')] },
      'tell repeat +a knows a due 600',
    ],
    [
      'a correction is told',
      { of, held: told([a]), alerts: [alert('a', { revision: 'a2', isAcknowledged: true })] },
      'tell correction +a knows a',
    ],
  ])('%s', (_, given, expected) => {
    expect(said(planGroup(read(given)))).toBe(expected);
  });
});

describe('what an Alertmanager knows by its labels', () => {
  const kind = 'alertmanager';
  const held = told([critical('a')]);
  it.each<Row>([
    // To it that is another alert: the one before ends, and what fires is the last word.
    ['milder now', { kind, held, alerts: [a] }, 'tell repeat -a:critical +a knows a'],
    [
      'another fires under those labels',
      { kind, held, alerts: [a, critical('b')] },
      'tell new-alerts +a +b:critical knows a b',
    ],
    ['a webhook knows it by its name', { held, alerts: [a] }, 'quiet known knows a'],
    [
      'told by a digest before',
      { kind, alerts: [a], inDigests: [{ id: 'a', labels: critical('a').labels }] },
      'tell first -a:critical +a knows a',
    ],
    [
      'told by a digest, and no part of this group',
      { kind, alerts: [a], inDigests: [{ id: 'z', labels: critical('z').labels }] },
      'tell first +a knows a',
    ],
  ])('%s', (_, given, expected) => {
    expect(said(planGroup(read(given)))).toBe(expected);
  });

  it('ends what was told before labels were kept under the id of its rule', () => {
    const before = told([a]);
    const { labels: _, ...firing } = before.told ?? { firing: {}, resolved: [] };
    const plan = planGroup(read({ kind, held: { ...before, told: firing }, alerts: [a] }));
    expect(plan.kind === 'tell' && plan.alerts.map(({ labels }) => labels.alertname)).toEqual(['r', 'Many']);
  });
});

it('a message holds nothing of what decided it, and an end that is none yet is now', () => {
  const plan = planGroup(read({ held: told([a]), alerts: [alert('a', { receivers: ['you'] })] }));
  const [end] = plan.kind === 'tell' ? plan.alerts : [];
  expect(end).toMatchObject({ status: 'resolved', endsAt: at(0) });
  expect(Object.keys(end ?? {})).not.toContain('receivers');
});

it('decides the same again of what it stored', () => {
  const first = planGroup(read({ alerts: [a, b] }));
  const kept = first.kind === 'tell' ? first : null;
  const held = { told: kept?.told ?? null, toldAt: kept?.toldAt ?? null, dueAt: null };
  expect(said(planGroup(read({ held, alerts: [a, b] })))).toBe('quiet known knows a b');
});
