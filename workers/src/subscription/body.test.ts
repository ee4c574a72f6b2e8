/** What a mail about what somebody follows says, word by word. */
import type { News, NewsFigure } from '@marsad/db';
import { defineIndicator, type Language } from '@marsad/indicators';
import { describe, expect, it } from 'vitest';
import { isNothing, type MailTold, subscriptionMail } from './body.js';

const indicator = defineIndicator({
  id: 'camp',
  name: { en: 'People <in> the camp', ar: 'سكان المخيم' },
  definition: { en: 'Made for a test.' },
  kind: 'stock',
  unit: '{person}',
  cadence: 'month',
  direction: 'up-is-worse',
});
const range = (lower: number, upper: number) => ({
  text: `${lower}-${upper}`,
  qualifier: 'range' as const,
  lower,
  upper,
  lowerInclusive: true,
  upperInclusive: true,
  point: null,
});
const figure: NewsFigure = {
  indicator: 'camp',
  dimensions: {},
  change: 'figure',
  at: '2026-06-10T05:00:00.000Z',
  period: { text: '2026-05', start: '2026-05-01', end: '2026-06-01' },
  was: null,
  is: { quantity: range(60, 70), per: 'period' },
  source: 'Gate <count>',
  reason: null,
  compared: {
    comparison: {
      verdict: 'above',
      reason: null,
      basis: null,
      ratio: { lower: 1.2, upper: 1.75, lowerInclusive: true, upperInclusive: true },
      difference: { lower: 10, upper: 30, lowerInclusive: true, upperInclusive: true },
    },
    figure: range(60, 70),
    baseline: range(40, 50),
  },
};
const news = (figures: readonly NewsFigure[], more: Partial<News> = {}): News => ({
  indicators: [indicator],
  figures,
  moreFigures: { figure: 0, revision: 0, retraction: 0 },
  alerts: [],
  handedIn: [],
  oldest: null,
  newest: null,
  ...more,
});
const told = (language: Language, given: News): MailTold => ({
  pace: 'weekly',
  since: '2026-06-08T05:00:00.000Z',
  until: '2026-06-15T05:00:00.000Z',
  telling: {
    language,
    timeZone: 'Asia/Damascus',
    hour: 8,
    weekday: 1,
    whenNothing: true,
    onlyFollowed: false,
  },
  news: given,
});
const address = (path: string) => `https://marsad.example${path}`;
const mail = (language: Language, given: News) => subscriptionMail(told(language, given), address, null);

it.each(['en', 'ar'] as const)('keeps the hedge and says the verdict, in %s', (language) => {
  const { text } = mail(language, news([figure]));
  const [hedged, verdict] =
    language === 'en'
      ? ['60–70 people', 'Above the baseline: 1.2–1.75 times.']
      : ['من 60 إلى 70 شخصًا', 'فوق خط الأساس'];
  expect(text).toContain(hedged);
  expect(text).toContain(verdict);
  // Marks of direction are for pages.
  expect(text).not.toMatch(/[\u2066-\u2069]/);
});

it('says its span by its reader’s clock', () => {
  expect(mail('en', news([figure])).text).toContain('from 8 Jun 2026, 08:00 to 15 Jun 2026, 08:00');
});

it('takes no name for a mark of the page', () => {
  const { html } = mail('en', news([figure]));
  expect(html).toContain('People &lt;in&gt; the camp');
  expect(html).toContain('Gate &lt;count&gt;');
  expect(html).not.toContain('<in>');
});

describe('a correction', () => {
  it('quotes both figures', () => {
    const corrected: NewsFigure = {
      ...figure,
      change: 'revision',
      was: { quantity: range(50, 55), per: 'period' },
      reason: 'Counted again',
    };
    const { subject, text } = mail('en', news([corrected]));
    expect(subject).toBe('Marsad, this week: 1 correction');
    expect(text).toContain('Corrected, May 2026: now 60–70 people, before 50–55 people (Gate <count>)');
    expect(text).toContain('Reason: Counted again');
  });

  it('of a note alone says that the figure stays', () => {
    const same: NewsFigure = { ...figure, change: 'revision', was: figure.is };
    expect(mail('en', news([same])).text).toContain('the figure stays 60–70 people');
  });
});

it('says how many more there are, and counts them', () => {
  const moreFigures = { figure: 40, revision: 0, retraction: 1 };
  const { subject, text } = mail('en', news([figure], { moreFigures }));
  expect(subject).toBe('Marsad, this week: 41 new figures, 1 figure withdrawn');
  expect(text).toContain('And 41 more figures');
});

it('says that there is nothing', () => {
  expect(isNothing(news([]))).toBe(true);
  expect(mail('en', news([])).text).toContain('Nothing changed in what you follow.');
});
