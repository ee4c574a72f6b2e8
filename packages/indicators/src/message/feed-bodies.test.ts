import { expect, it } from 'vitest';
import type { Message } from '../notify/alert.js';
import { labelsOfFeed, type ToldFeed } from '../notify/feed.js';
import { addressesOf, alertmanagerAlerts, mailOf, webhookBody } from './bodies.js';

const failing: ToldFeed = {
  id: '01920000-0000-7000-8000-00000000000a',
  name: 'Camp census',
  trouble: 'failing',
  labels: labelsOfFeed('Camp census'),
  startsAt: '2026-11-28T06:00:00.000Z',
  endsAt: null,
  problem: { code: 'feed-answered', params: { status: 404 } },
};
const over: ToldFeed = { ...failing, endsAt: '2026-11-28T12:00:00.000Z' };
const message = (feed: ToldFeed): Message => ({
  reason: feed.endsAt === null ? 'feed-failing' : 'feed-over',
  groupKey: `feed ${feed.id}`,
  groupLabels: feed.labels,
  alerts: [],
  feed,
});
const address = addressesOf(new URL('https://marsad.example.org'));
const now = Date.parse('2026-11-28T13:00:00.000Z');

it('is in the shape in which a webhook is sent alerts', () => {
  expect(webhookBody(message(failing), 'desk', address)).toMatchObject({
    version: '4',
    status: 'firing',
    reason: 'feed-failing',
    receiver: 'desk',
    alerts: [
      {
        status: 'firing',
        labels: { alertname: 'Feed', feed: 'Camp census', severity: 'warning' },
        annotations: {
          summary: 'Feed fails: Camp census',
          description: 'The server answered with status 404.',
          description_ar: 'أجاب الخادم بالحالة 404.',
        },
        startsAt: failing.startsAt,
        endsAt: '0001-01-01T00:00:00Z',
        generatorURL: 'https://marsad.example.org/tables/feeds',
        value: null,
      },
    ],
  });
  expect(webhookBody(message(over), 'desk', address)).toMatchObject({
    status: 'resolved',
    alerts: [{ status: 'resolved', endsAt: over.endsAt }],
  });
});

it('is an alert to an Alertmanager, which a late message neither ends nor brings back', () => {
  const handed = (feed: ToldFeed, firing: readonly ToldFeed['labels'][] | null) =>
    alertmanagerAlerts(message(feed), firing, address, now);
  const tomorrow = '2026-11-29T13:00:00.000Z';
  expect(handed(failing, [failing.labels])).toMatchObject([{ labels: failing.labels, endsAt: tomorrow }]);
  expect(handed(failing, null)).toMatchObject([{ endsAt: tomorrow }]);
  expect(handed(failing, [])).toMatchObject([{ endsAt: '2026-11-28T13:00:00.000Z' }]);
  expect(handed(over, [])).toMatchObject([{ startsAt: over.startsAt, endsAt: over.endsAt }]);
  expect(handed(over, [failing.labels])).toEqual([]);
});

it('is a mail in both languages', () => {
  expect(mailOf(message(failing), address)).toEqual({
    subject: 'Feed fails: Camp census · تغذية تفشل: Camp census',
    text: [
      'Feed fails: Camp census',
      '',
      'The server answered with status 404.',
      'See: https://marsad.example.org/tables/feeds',
      '',
      '-'.repeat(40),
      '',
      'تغذية تفشل: Camp census',
      '',
      'أجاب الخادم بالحالة 404.',
      'انظر: https://marsad.example.org/tables/feeds',
      '',
    ].join('\n'),
  });
  expect(mailOf(message(over), address).text).toContain('Before: The server answered with status 404.');
});
