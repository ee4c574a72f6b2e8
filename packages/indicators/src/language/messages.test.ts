import { expect, it } from 'vitest';
import { messagesIn } from './messages.js';

const en = {
  title: 'Rules',
  higher: 'Higher by {amount}',
  late: '{unit, select, day {{count, plural, one {# day late} other {# days late}}} other {{count, plural, one {# year late} other {# years late}}}}',
} as const;
const ar = {
  title: 'القواعد',
  higher: 'أعلى بمقدار {amount}',
  late: '{unit, select, day {{count, plural, zero {لا تأخر} one {متأخر يومًا} two {متأخر يومين} few {متأخر # أيام} many {متأخر # يومًا} other {متأخر # يوم}}} other {{count, plural, zero {لا تأخر} one {متأخر سنة} two {متأخر سنتين} few {متأخر # سنوات} many {متأخر # سنة} other {متأخر # سنة}}}}',
} as const;
const say = messagesIn({ en, ar });

it('says a message in the language wanted, with what it is told', () => {
  expect(say('en', 'title')).toBe('Rules');
  expect(say('ar', 'title')).toBe('القواعد');
  expect(say('en', 'higher', { amount: '3 <b> people' })).toBe('Higher by 3 <b> people');
  expect(say('ar', 'higher', { amount: '\u20683\u2069' })).toBe('أعلى بمقدار \u20683\u2069');
});

it('counts in the forms of each language', () => {
  const late = (count: number) => [
    say('en', 'late', { unit: 'day', count }),
    say('ar', 'late', { unit: 'day', count }),
  ];
  expect([0, 1, 2, 3, 11, 100].map(late)).toEqual([
    ['0 days late', 'لا تأخر'],
    ['1 day late', 'متأخر يومًا'],
    ['2 days late', 'متأخر يومين'],
    ['3 days late', 'متأخر 3 أيام'],
    ['11 days late', 'متأخر 11 يومًا'],
    ['100 days late', 'متأخر 100 يوم'],
  ]);
});

it('writes numbers of Arabic in the digits wanted, and of English always in its own', () => {
  const late = (language: 'en' | 'ar', digits: 'latn' | 'arab') =>
    say({ language, digits }, 'late', { unit: 'year', count: 5 });
  expect(late('ar', 'latn')).toBe('متأخر 5 سنوات');
  expect(late('ar', 'arab')).toBe('متأخر ٥ سنوات');
  expect(late('en', 'arab')).toBe('5 years late');
});
