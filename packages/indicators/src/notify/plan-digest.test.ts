import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../rule/incident.js';
import { type ActiveAlert, figureBehind } from './alert.js';
import { type DigestEntry, digestNews, type EntryPlan, planDigest } from './plan-digest.js';
import type { Receiver } from './receiver.js';

const now = Date.parse('2021-06-01T12:00:00.000Z');
const at = (seconds: number) => new Date(now + seconds * 1_000).toISOString();

/** An alert about the past that fires. Two of the same series are the same to most receivers. */
function alert(id: string, more: Partial<ActiveAlert> = {}): ActiveAlert {
  const { labels, series = id, ...other } = more;
  return {
    id,
    fingerprint: `f-${series}`,
    status: 'firing',
    labels: { alertname: 'Many', rule: 'r', indicator: 'x', series, severity: 'warning', ...labels },
    startsAt: '2001-01-01T00:00:00.000Z',
    endsAt: null,
    late: true,
    indicator: 'x',
    unit: '{x}',
    name: { en: 'X' },
    ruleName: { en: 'Many' },
    description: { en: 'Too many' },
    value: null,
    previousValue: null,
    downgraded: false,
    reason: 'Fired',
    snapshot: { period: { text: '2001-01', start: '2001-01-01', end: '2001-02-01' } } as Snapshot,
    channel: 'certain',
    quiet: true,
    successor: null,
    series,
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
const loud = (id: string, more: Partial<ActiveAlert> = {}) => alert(id, { quiet: false, ...more });

const receiver = (kind: Receiver['kind'], more: Partial<Receiver['definition']> = {}): Receiver => ({
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
    repeatInterval: kind === 'alertmanager' ? 900 : null,
    sendResolved: true,
    matchers: [],
    ...more,
  },
});
const webhook = receiver('webhook');
const alertmanager = receiver('alertmanager');

const news = (id: string): DigestEntry => ({ id, told: null, labels: null, toldAt: null });
const told = (one: ActiveAlert, ago = 60): DigestEntry => ({
  id: one.id,
  told: figureBehind(one),
  labels: one.labels,
  toldAt: now - ago * 1_000,
});

/** What is decided of one entry, in short, as in plan.test.ts. */
function said(plan: EntryPlan): string {
  const words: string[] = [plan.kind, plan.reason];
  if (plan.kind === 'tell')
    for (const { id, status, labels } of plan.alerts)
      words.push(
        `${status === 'firing' ? '+' : '-'}${id}${labels.severity === 'warning' ? '' : `:${labels.severity}`}`,
      );
  if (plan.kind === 'forget')
    return [...words, ...(plan.goesOnAs === null ? [] : [`for ${plan.goesOnAs}`])].join(' ');
  if (plan.known !== null) words.push(plan.known.told === null ? 'knows nothing' : 'knows it');
  if (plan.kind !== 'quiet' && plan.silentUntil !== null)
    words.push(`silent ${(Date.parse(plan.silentUntil) - now) / 1_000}`);
  return words.join(' ');
}

const a = alert('a');
const critical = alert('a', { labels: { severity: 'critical' } });
const silent = [{ matchers: [{ name: 'severity', op: '=' as const, value: 'warning' }], endsAt: at(100) }];

describe('of one alert', () => {
  const ask = (
    to: Receiver,
    entry: DigestEntry,
    alerts: readonly ActiveAlert[],
    silences = [] as typeof silent,
  ) => {
    const [first] = planDigest({ receiver: to, waiting: [entry], silences, alerts, now }).entries;
    return first && said(first.plan);
  };
  type Row = readonly [string, Receiver, DigestEntry, readonly ActiveAlert[], string];

  it.each<Row>([
    ['it fires', webhook, news('a'), [a], 'tell first +a knows it'],
    ['it was told as it is', webhook, told(a), [a], 'quiet known knows it'],
    [
      'its figure was corrected',
      webhook,
      told(a),
      [alert('a', { revision: 'a2' })],
      'tell correction +a knows it',
    ],
    ['it got worse', webhook, told(a), [critical], 'tell new-alerts +a:critical knows it'],
    // It was over before anybody heard of it, and is told with its story.
    ['it came and went', webhook, news('a'), [ended('a')], 'tell all-resolved -a'],
    ['for others', webhook, news('a'), [ended('a', { receivers: ['you'] })], 'forget nothing-to-know'],
    [
      'and people were called for it',
      webhook,
      news('a'),
      [ended('a', { quiet: false })],
      'forget nothing-to-know',
    ],
    [
      'its rule asks something else by now',
      webhook,
      news('a'),
      [ended('a', { reason: 'Updated' })],
      'forget nothing-to-know',
    ],
    [
      'it was told, and its rule asks something else',
      webhook,
      told(a),
      [ended('a', { reason: 'Updated' })],
      'tell all-resolved -a',
    ],
    [
      'ends are not told',
      receiver('webhook', { sendResolved: false }),
      told(a),
      [ended('a')],
      'forget ends-are-not-told',
    ],
    [
      'its rule names others by now',
      webhook,
      told(a),
      [alert('a', { receivers: ['you'] })],
      'tell all-resolved -a',
    ],
    [
      'it names others, and nobody was told',
      webhook,
      news('a'),
      [alert('a', { receivers: ['you'] })],
      'forget nothing-to-know',
    ],
    ['it is no more', webhook, told(a), [], 'forget nothing-to-know'],
    // People are called for it by now: its group tells it.
    ['it is called for', webhook, told(a), [loud('a')], 'quiet called-for knows it'],
    ['it is called for, and nobody was told', webhook, news('a'), [loud('a')], 'forget nothing-to-know'],
    // The end of one is none after another of the same rule and series began to fire.
    [
      'another of its series fires',
      webhook,
      told(a),
      [ended('a', { series: 's' }), loud('b', { series: 's' })],
      'forget fires-elsewhere for b',
    ],
    [
      'another fires, and nobody was told of this one',
      webhook,
      news('a'),
      [ended('a', { series: 's' }), loud('b', { series: 's' })],
      'forget fires-elsewhere',
    ],
    [
      'to an Alertmanager another is another, unless its labels are the same',
      alertmanager,
      told(a),
      [ended('a'), loud('b', { fingerprint: 'f-a' })],
      'tell all-resolved -a',
    ],
    [
      'as these are',
      alertmanager,
      told(a),
      [ended('a'), loud('b', { series: 'a' })],
      'forget fires-elsewhere for b',
    ],
    // An Alertmanager takes silence for the end.
    ['an Alertmanager is told again', alertmanager, told(a, 900), [a], 'tell repeat +a knows it'],
    ['not too often', alertmanager, told(a, 60), [a], 'quiet known knows it'],
    ['it is called otherwise now', alertmanager, told(critical), [a], 'tell repeat -a:critical +a knows it'],
  ])('%s', (_, to, entry, alerts, expected) => {
    expect(ask(to, entry, alerts)).toBe(expected);
  });

  it.each<Row>([
    ['it fires', webhook, news('a'), [a], 'wait silenced knows nothing silent 100'],
    ['it has ended', webhook, told(a), [ended('a')], 'wait silenced knows it silent 100'],
    // Its end is as silent as what was told of it.
    [
      'it ended, and is called otherwise',
      webhook,
      told(a),
      [ended('a', { labels: { severity: 'critical' } })],
      'wait silenced knows it silent 100',
    ],
    ['it is called for', webhook, news('a'), [loud('a')], 'forget nothing-to-know'],
    [
      'an Alertmanager hears that it stands',
      alertmanager,
      told(a),
      [a],
      'tell repeat +a knows it silent 100',
    ],
    [
      'an Alertmanager that was told nothing',
      alertmanager,
      news('a'),
      [a],
      'wait silenced knows nothing silent 100',
    ],
    [
      'what fires elsewhere is silent',
      webhook,
      told(critical),
      [ended('a', { series: 's', labels: { severity: 'critical' } }), loud('b', { series: 's' })],
      'tell all-resolved -a:critical',
    ],
  ])('in a silence: %s', (_, to, entry, alerts, expected) => {
    expect(ask(to, entry, alerts, silent)).toBe(expected);
  });
});

it('tells the end of one beside another of its series, where both are told here', () => {
  const ofOne = { series: 's' };
  const { alerts } = planDigest({
    receiver: webhook,
    waiting: [told(alert('a', ofOne)), news('b')],
    silences: [],
    alerts: [ended('a', ofOne), alert('b', ofOne)],
    now,
  });
  expect(alerts.map(({ id, status }) => `${id} ${status}`)).toEqual(['a resolved', 'b firing']);
});

it('tells all of them together, and decides of each', () => {
  const { alerts, entries } = planDigest({
    receiver: webhook,
    waiting: [news('b'), told(a), news('c')],
    silences: [],
    alerts: [a, alert('b'), ended('c')],
    now,
  });
  expect(alerts.map(({ id, status }) => `${id} ${status}`)).toEqual(['b firing', 'c resolved']);
  expect(entries.map(({ id, plan }) => `${id} ${plan.kind}`)).toEqual(['b tell', 'a quiet', 'c tell']);
  expect(Object.keys(alerts[0] ?? {})).not.toContain('quiet');
});

it('notes what is quiet for those who hear it, and what it goes on as', () => {
  const deaf = receiver('webhook', { matchers: [{ name: 'severity', op: '=', value: 'critical' }] });
  const changed = [
    a,
    loud('b'),
    ended('c'),
    // It was never heard of, and is nobody's concern.
    ended('d', { reason: 'Updated' }),
    ended('e', { successor: 'a' }),
  ];
  expect(digestNews([webhook, { ...deaf, id: 'deaf' }], changed)).toEqual({
    carried: [{ from: 'e', to: 'a' }],
    entries: [
      { receiver: 'me', alert: 'a' },
      { receiver: 'me', alert: 'c' },
    ],
  });
});
