/** Messages on their way, and receivers, as rows of every time have them. */
import type { Message } from '@marsad/indicators/pipeline';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { storedMessage, storedReceiver } from './stored.js';

const quantity = {
  text: '90',
  qualifier: 'exact',
  lower: 90,
  upper: 90,
  lowerInclusive: true,
  upperInclusive: true,
  point: 90,
};
const period = { text: '2020-09', start: '2020-09-01', end: '2020-09-30' };
const snapshot = {
  quantity,
  per: 'period',
  period,
  normalised: { quantity, basis: 'month', method: 'none', days: 30, equivalents: 1 },
  comparison: { verdict: 'above', reason: null, basis: 'month', ratio: null, difference: null },
  checks: [{ op: '>', quantity, verdict: 'certain' }],
  revisionId: null,
};
const snapshotNow = {
  ...snapshot,
  absent: false,
  flip: null,
  overdue: null,
  checks: [{ kind: 'value', op: '>', measured: null, quantity, verdict: 'certain', reason: null }],
};
const firstAlert = {
  id: '01920000-0000-7000-8000-00000000000a',
  fingerprint: '0123456789abcdef',
  status: 'firing',
  labels: { alertname: 'r1', indicator: 'x', severity: 'warning' },
  startsAt: '2020-09-01T00:00:00.000Z',
  endsAt: null,
  late: false,
  indicator: 'x',
  unit: '{person}',
  name: { en: 'Kept' },
  description: { en: 'More than fifty.' },
  value: { quantity, per: 'period', period },
  previousValue: null,
  reason: 'Fired',
  snapshot,
};
const alertNow = {
  ...firstAlert,
  ruleName: { en: 'Many' },
  downgraded: false,
  value: { quantity, per: 'period', period, source: { title: 'Desk', publisher: null, date: null } },
  snapshot: snapshotNow,
};
const message = { reason: 'first', groupKey: '{}', groupLabels: { indicator: 'x' } };

describe('a message', () => {
  it.each<[string, object, object]>([
    [
      'before rules had names and figures their sources',
      { ...message, alerts: [firstAlert] },
      {
        ...message,
        alerts: [
          {
            ...firstAlert,
            ruleName: firstAlert.description,
            downgraded: false,
            value: { ...firstAlert.value, source: null },
            snapshot: snapshotNow,
          },
        ],
      },
    ],
    [
      'with the name of its rule',
      { ...message, alerts: [{ ...firstAlert, ruleName: { en: 'Many' }, previousValue: firstAlert.value }] },
      {
        ...message,
        alerts: [
          {
            ...firstAlert,
            ruleName: { en: 'Many' },
            downgraded: false,
            value: { ...firstAlert.value, source: null },
            previousValue: { ...firstAlert.value, source: null },
            snapshot: snapshotNow,
          },
        ],
      },
    ],
    [
      'with what was called otherwise before, of which nothing is said any more',
      { ...message, alerts: [alertNow], relabelled: [alertNow] },
      { ...message, alerts: [alertNow] },
    ],
    [
      'of a figure that stands no more',
      { ...message, alerts: [{ ...alertNow, value: null, downgraded: true }] },
      { ...message, alerts: [{ ...alertNow, value: null, downgraded: true }] },
    ],
    [
      'that only says that it arrives',
      { ...message, reason: 'test', alerts: [] },
      { ...message, reason: 'test', alerts: [] },
    ],
    [
      'of version 2',
      { v: 2, ...message, alerts: [{ ...alertNow, snapshot: { v: 2, ...snapshotNow } }] },
      { ...message, alerts: [alertNow] },
    ],
  ])('%s', (_, given, expected) => {
    expect(storedMessage.read(given)).toEqual(expected);
  });

  it('reads back as it was written, its snapshots with versions of their own', () => {
    const now = { ...message, alerts: [alertNow, alertNow] } as unknown as Message;
    const written = JSON.parse(JSON.stringify(storedMessage.write(now)));
    expect(written).toMatchObject({ v: 2, alerts: [{ snapshot: { v: 2 } }, { snapshot: { v: 2 } }] });
    expect(storedMessage.read(written)).toEqual(now);
  });

  it('that is torn is not sent', () => {
    expect(() => storedMessage.read({ ...message })).toThrow('alerts is no list');
    expect(() => storedMessage.read({ v: 2, ...message, alerts: [firstAlert] })).toThrow('an alert.ruleName');
    expect(() => storedMessage.read({ ...message, alerts: [{ ...firstAlert, snapshot: null }] })).toThrow(
      'snapshot',
    );
  });
});

describe('the definition of a receiver', () => {
  const definition = {
    url: 'https://desk.example/hook',
    to: null,
    chat: null,
    language: null,
    groupBy: ['indicator'],
    groupWait: 30,
    groupInterval: 300,
    repeatInterval: null,
    sendResolved: true,
    matchers: [{ name: 'severity', op: '=' as const, value: 'critical' }],
  };

  it('from before there were chats was for every language', () => {
    const { chat: _, language: __, ...first } = definition;
    expect(storedReceiver.read(first)).toEqual(definition);
    expect(storedReceiver.read({ v: 1, ...first })).toEqual(definition);
    expect(storedReceiver.read(JSON.parse(JSON.stringify(storedReceiver.write(definition))))).toEqual(
      definition,
    );
  });

  it('reads back as it was written, whatever it says', () => {
    const definitions = fc.record({
      url: fc.option(fc.string()),
      to: fc.option(fc.array(fc.string(), { maxLength: 2 })),
      chat: fc.option(fc.string()),
      language: fc.option(fc.constantFrom('en' as const, 'ar' as const)),
      groupBy: fc.array(fc.string(), { maxLength: 3 }),
      groupWait: fc.nat(),
      groupInterval: fc.nat(),
      repeatInterval: fc.option(fc.nat()),
      sendResolved: fc.boolean(),
      matchers: fc.array(
        fc.record({
          name: fc.string(),
          op: fc.constantFrom('=' as const, '!=' as const),
          value: fc.string(),
        }),
        { maxLength: 2 },
      ),
    });
    fc.assert(
      fc.property(definitions, (one) => {
        expect(storedReceiver.read(JSON.parse(JSON.stringify(storedReceiver.write(one))))).toEqual(one);
      }),
    );
  });

  it('that is torn is not taken for one', () => {
    expect(() => storedReceiver.read({ ...definition, groupWait: '30' })).toThrow('groupWait is no number');
  });
});
