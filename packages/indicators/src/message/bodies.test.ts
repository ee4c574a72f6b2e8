import { describe, expect, it } from 'vitest';
import type { Message, ToldAlert } from '../notify/alert.js';
import { addressesOf, alertmanagerAlerts, mailOf, webhookBody } from './bodies.js';

const sixty = {
  text: '60',
  qualifier: 'exact',
  lower: 60,
  upper: 60,
  lowerInclusive: true,
  upperInclusive: true,
  point: 60,
} as const;
const period = { text: '2021-01', start: '2021-01-01', end: '2021-02-01' };
// Its rule fails, so that the reason needs no comparison.
const alert: ToldAlert = {
  id: 'a-1',
  fingerprint: 'f-1',
  status: 'firing',
  labels: { alertname: 'Many', rule: 'r', indicator: 'x', severity: 'warning', certainty: 'certain' },
  startsAt: '2021-01-01T00:00:00.000Z',
  endsAt: null,
  late: false,
  indicator: 'x',
  unit: '{person}',
  name: { en: 'Grain', ar: 'الحبوب' },
  ruleName: { en: 'Many', ar: 'كثير' },
  description: { en: 'More than fifty.' },
  value: { quantity: sixty, per: 'period', period, source: null },
  previousValue: null,
  downgraded: false,
  reason: 'IndicatorArchived',
  snapshot: {} as ToldAlert['snapshot'],
};
const message = (...alerts: ToldAlert[]): Message => ({
  reason: 'first',
  groupKey: '{}',
  groupLabels: {},
  alerts,
});
const now = Date.parse('2021-03-01T00:00:00Z');
const known = addressesOf(new URL('https://marsad.example.org/at/'));
const unknown = addressesOf(null);

describe('an alert that ended with its rule', () => {
  const check = { kind: 'value', op: '>', measured: null, reason: null } as const;
  const snapshot = {
    quantity: sixty,
    normalised: { quantity: sixty, basis: null, method: 'as-is' },
    checks: [
      { ...check, quantity: { ...sixty, text: '50', lower: 50, upper: 50, point: 50 }, verdict: 'certain' },
    ],
    absent: false,
    overdue: null,
  } as unknown as ToldAlert['snapshot'];
  const told = (parts: Partial<ToldAlert>) => {
    const [sent] = alertmanagerAlerts(message({ ...alert, snapshot, ...parts }), null, unknown, 0);
    return (sent as { readonly annotations: Readonly<Record<string, string>> } | undefined)?.annotations;
  };

  it('says so, and not that the figure is still over the threshold', () => {
    const { description, description_ar } = told({ status: 'resolved', reason: 'Updated' }) ?? {};
    expect(description).toMatch(
      /^The rule was changed or deleted, .+ Before: 60 people is certainly more than 50/,
    );
    expect(description_ar).toMatch(/^عُدّلت القاعدة أو حُذفت/);
    expect(told({ status: 'firing', reason: 'Updated' })?.description).toMatch(/^60 people is certainly/);
    expect(told({ status: 'resolved', reason: 'Resolved' })?.description).toMatch(/^60 people is certainly/);
  });
});

describe('an address in a message', () => {
  it('is whole', () => {
    expect(webhookBody(message(alert), 'desk', known)).toMatchObject({
      externalURL: 'https://marsad.example.org/at/',
      alerts: [{ generatorURL: 'https://marsad.example.org/at/alerts/a-1' }],
    });
    expect(alertmanagerAlerts(message(alert), null, known, now)).toMatchObject([
      { generatorURL: 'https://marsad.example.org/at/alerts/a-1' },
    ]);
    expect(mailOf(message(alert), known).text).toContain('See: https://marsad.example.org/at/alerts/a-1\n');
  });

  it('is left out where nobody knows it', () => {
    expect(webhookBody(message(alert), 'desk', unknown)).toMatchObject({
      externalURL: null,
      alerts: [{ generatorURL: null }],
    });
    expect(alertmanagerAlerts(message(alert), null, unknown, now)[0]).not.toHaveProperty('generatorURL');
    const { text } = mailOf(message(alert), unknown);
    expect(text).not.toMatch(/See|انظر|alerts\//);
  });
});

it('a mail calls the rule by its name, in both languages', () => {
  const { text } = mailOf(message(alert), known);
  expect(text).toContain('Rule: Many\n');
  expect(text).toContain('القاعدة: كثير\n');
});

describe('what an Alertmanager is sent', () => {
  const ended = { ...alert, status: 'resolved', endsAt: '2021-02-15T00:00:00.000Z' } as const;

  it('never ends what fires under the same labels', () => {
    const sent = alertmanagerAlerts(message({ ...ended, id: 'a-0' }, alert), null, known, now);
    expect(sent).toMatchObject([{ endsAt: '2021-03-02T00:00:00.000Z' }]);
    const otherwise = { ...ended, labels: { ...ended.labels, severity: 'critical' } };
    expect(alertmanagerAlerts(message(otherwise, alert), null, known, now)).toHaveLength(2);
  });

  it('is true by the time it is sent, however late', () => {
    const { labels } = alert;
    expect(alertmanagerAlerts(message(ended), [labels], known, now)).toEqual([]);
    expect(alertmanagerAlerts(message(alert), [], known, now)).toMatchObject([
      { endsAt: '2021-03-01T00:00:00.000Z' },
    ]);
    expect(alertmanagerAlerts(message(alert, ended), [labels], known, now)).toMatchObject([
      { endsAt: '2021-03-02T00:00:00.000Z' },
    ]);
  });

  it('never ends before it starts, which it would refuse', () => {
    const [sent] = alertmanagerAlerts(
      message({ ...ended, startsAt: '2021-02-16T00:00:00.000Z' }),
      null,
      known,
      now,
    );
    expect(sent).toMatchObject({ startsAt: ended.endsAt, endsAt: ended.endsAt });
  });
});
