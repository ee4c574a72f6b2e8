import { expect, it } from 'vitest';
import { ar } from './messages/ar.js';
import { makeWords } from './words.js';

it('chooses between the wordings of an Arabic message by what was said', () => {
  const words = makeWords('ar', 'latn', ar);
  const late = (unit: string, count: number) => words.t('attention.late', { unit, count });
  expect(late('day', 9)).toBe('متأخر 9 أيام');
  expect(late('month', 2)).toBe('متأخر شهرين');
  expect(late('year', 5)).toBe('متأخر 5 سنوات');
});

it('sets what is put together of Arabic pieces alone from right to left', () => {
  const words = makeWords('ar', 'latn', ar);
  const threshold = words.t('threshold.named', { named: 'خط الأساس', figure: '\u206670\u2069 شخصًا' });
  expect(words.t('op.more', { threshold })).toBe(
    'أكثر من \u2067\u2068خط الأساس\u2069 (\u2068\u206670\u2069 شخصًا\u2069)\u2069',
  );
});

it('keeps what is put into an Arabic sentence apart from it', () => {
  const words = makeWords('ar', 'latn', ar);
  expect(words.t('chart.baselineHead', { years: '2019–20' })).toBe('خط الأساس \u20682019–20\u2069');
});
