/** What chats are sent: the form of each service, its bounds, and nothing that it would take for something else. */

import { describe, expect, it } from 'vitest';
import type { Message, ToldAlert } from '../notify/alert.js';
import { addressesOf } from './bodies.js';
import { chatMessage, shortened } from './chat.js';
import { ntfyBody, slackBody, teamsBody, telegramBody } from './chat-bodies.js';

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
const alert: ToldAlert = {
  id: 'a-1',
  fingerprint: 'f-1',
  status: 'firing',
  labels: { alertname: 'Many', severity: 'critical' },
  startsAt: '2021-01-01T00:00:00.000Z',
  endsAt: null,
  late: false,
  indicator: 'x',
  unit: '{person}',
  name: { en: 'Grain <!channel> *and* [oil](http://x) & more', ar: 'الحبوب' },
  ruleName: { en: 'Many', ar: 'كثير' },
  description: { en: 'More than fifty.' },
  value: { quantity: sixty, per: 'period', period, source: null },
  previousValue: null,
  downgraded: false,
  reason: 'IndicatorArchived',
  snapshot: {} as ToldAlert['snapshot'],
};
const message = (alerts: readonly ToldAlert[]): Message => ({
  reason: 'first',
  groupKey: '{}',
  groupLabels: {},
  alerts,
});
const address = addressesOf(new URL('https://marsad.example/'));
const one = chatMessage(message([alert]), 'en', address);
const many = chatMessage(message(Array.from({ length: 300 }, () => alert)), null, address);
const long = chatMessage(message([{ ...alert, description: { en: 'ع'.repeat(30_000) } }]), 'en', address);
const cut = 'Shortened here: the whole of it is in Marsad.';

describe('Slack', () => {
  it('shows names as they are, and no mention', () => {
    const { text, blocks } = slackBody(one) as {
      text: string;
      blocks: { text: { type: string; text: string } }[];
    };
    expect(text).toBe('Can’t be checked: Grain &lt;!channel&gt; *and* [oil](http://x) &amp; more');
    expect(blocks.map(({ text: { type } }) => type)).toEqual(['plain_text', 'plain_text', 'mrkdwn']);
    expect(blocks.at(-1)?.text.text).toBe('<https://marsad.example/alerts/a-1|Open in Marsad>');
  });

  it.each([many, long])('is within its bounds, and says what was left out', (given) => {
    const { blocks } = slackBody(given) as { blocks: { type: string; text: { text: string } }[] };
    expect(blocks.length).toBeLessThanOrEqual(50);
    for (const { type, text } of blocks)
      expect(text.text.length).toBeLessThanOrEqual(type === 'header' ? 150 : 3_000);
    expect(JSON.stringify(blocks)).toMatch(/which did not fit here|Shortened here/);
  });
});

describe('Teams', () => {
  it('gets a card, without Markdown in it, that runs the way of its language', () => {
    const arabic = chatMessage(message([alert]), 'ar', address);
    expect(teamsBody(arabic)).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: {
            type: 'AdaptiveCard',
            rtl: true,
            body: expect.arrayContaining([expect.objectContaining({ type: 'RichTextBlock' })]),
            actions: [{ type: 'Action.OpenUrl', url: 'https://marsad.example/alerts/a-1' }],
          },
        },
      ],
    });
    expect(JSON.stringify(teamsBody(one))).not.toContain('"TextBlock"');
  });

  it.each([many, long])('stays below 28 KB, and says what was left out', (given) => {
    const text = JSON.stringify(teamsBody(given));
    expect(new TextEncoder().encode(text).length).toBeLessThan(28_000);
    expect(text).toMatch(/which did not fit here|Shortened here/);
  });
});

describe('Telegram', () => {
  it('reads no mark but ours', () => {
    expect(telegramBody(one, '-100123')).toMatchObject({
      chat_id: -100123,
      parse_mode: 'HTML',
      text: expect.stringContaining(
        '<b>Can’t be checked: Grain &lt;!channel&gt; *and* [oil](http://x) &amp; more</b>',
      ),
    });
    expect(telegramBody(one, '@desk')).toMatchObject({ chat_id: '@desk' });
  });

  it.each([many, long])('has at most 4,096 characters once its marks are read', (given) => {
    const { text } = telegramBody(given, '1') as { text: string };
    const read = text.replace(/<[^>]+>/g, '').replace(/&(amp|lt|gt|quot);/g, '.');
    expect(read.length).toBeLessThanOrEqual(4_096);
    expect(text).toMatch(/which did not fit here|Shortened here/);
  });
});

describe('ntfy', () => {
  it('has a priority and a tag by what fires, and a page to click', () => {
    expect(ntfyBody(one, 'desk')).toMatchObject({
      topic: 'desk',
      priority: 5,
      tags: ['rotating_light'],
      click: 'https://marsad.example/alerts/a-1',
    });
    const ended = chatMessage(message([{ ...alert, status: 'resolved' }]), 'ar', address);
    expect(ntfyBody(ended, 'desk')).toMatchObject({ priority: 3, tags: ['white_check_mark'] });
  });

  it('is no file: at most 4,096 bytes', () => {
    const { message: text } = ntfyBody(long, 'desk') as { message: string };
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(4_096);
    expect(text.endsWith(cut)).toBe(true);
  });
});

it('a text is never cut within a letter', () => {
  expect(shortened('ab😀', 4)).toBe('ab😀');
  expect(shortened('ab😀c', 4)).toBe('ab…');
});
