import { normalise, parseFigure, parsePeriod } from '@marsad/indicators';
import { chartFigure, type Height, markLabel } from '@marsad/indicators/chart';
import { expect, it } from 'vitest';
import { ar } from '../language/messages/ar.js';
import { en } from '../language/messages/en.js';
import { makeWords } from '../language/words.js';
import { voiceOf } from './voice.js';

const indicator = { kind: 'flow', rateBasis: 'month', unit: '{person}' } as const;
const options = { unit: '{person}', nonNegative: true, integer: true, rateBasis: 'month' } as const;

function labelled(text: string, period: string, heights: Height, language: 'en' | 'ar' = 'en'): string {
  const read = parseFigure(text, { ...options, language: 'en' });
  const over = parsePeriod(period);
  if (read.kind !== 'figure' || over.kind !== 'period') throw new Error(`${text}, ${period}: not read`);
  const figure = { quantity: read.quantity, per: read.per ?? 'period' } as const;
  const point = {
    ...figure,
    period: over.period,
    normalised: normalise(figure, over.period, indicator),
    partial: false,
    observation: null,
    alternatives: [],
  };
  const words = language === 'en' ? makeWords('en', 'latn', en) : makeWords('ar', 'latn', ar);
  const { quantity } = chartFigure(point, heights);
  return markLabel(voiceOf(words), point, quantity, { unit: '{person}', basis: 'month', heights }).replaceAll(
    /[\u2066-\u2069]/g,
    '',
  );
}

it.each([
  ['80-90', '2021-04', 'compared', '80–90'],
  ['60-70 a month', '2020-S1', 'compared', '60–70'],
  ['about 900', '2021-01-01/P9M', 'compared', '~100 a month'],
  ['about 900', '2021-01-01/P9M', 'given', '~900'],
  ['4 a day', '2021-09', 'compared', '120 a month'],
  ['4 a day', '2021-09', 'given', '4 a day'],
  ['more than 1,000', '2021-Q1', 'compared', '> 333 a month'],
] as const)('%s over %s is labelled, %s, as %s', (text, period, heights, label) => {
  expect(labelled(text, period, heights)).toBe(label);
});

it('says so in Arabic too', () => {
  expect(labelled('about 900', '2021-01-01/P9M', 'compared', 'ar')).toBe('نحو 100 في الشهر');
});
