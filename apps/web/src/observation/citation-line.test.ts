import type { IndicatorSummaryWire, ObservationWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { ar } from '../language/messages/ar.js';
import { en } from '../language/messages/en.js';
import { makeWords } from '../language/words.js';
import { citationLine } from './citation-line.js';

const indicator = partOf<IndicatorSummaryWire>({
  name: { en: 'Pledges of allegiance in al-Hol camp', ar: 'مبايعات داخل مخيم الهول' },
  unit: '{person}',
});
const observation = partOf<ObservationWire>({
  id: 'f1',
  revision: 1,
  revised: { on: '2026-11-28' },
  retracted: false,
  per: 'period',
  period: { text: '2026-09', start: '2026-09-01', end: '2026-10-01' },
  quantity: {
    text: '62',
    qualifier: 'exact',
    lower: 62,
    point: 62,
    upper: 62,
    lowerInclusive: true,
    upperInclusive: true,
  },
  source: { author: null, title: 'Desk log', publisher: 'Border desk', date: '2026-11', locator: null },
});

describe('the line of a citation', () => {
  const line = (words: ReturnType<typeof makeWords>) =>
    citationLine(words, observation, indicator, '2026-11-28', 'https://marsad.example');

  it('stands in plain text in English', () => {
    expect(line(makeWords('en', 'latn', en))).toBe(
      'Desk log, Border desk, November 2026. Pledges of allegiance in al-Hol camp, September 2026: 62 people. ' +
        '28 November 2026, https://marsad.example/observations/f1',
    );
  });

  it('keeps names in another script apart in Arabic, with Arabic commas', () => {
    const text = line(makeWords('ar', 'latn', ar));
    expect(text).toContain('\u2068Desk log\u2069، \u2068Border desk\u2069، ');
    expect(text).toContain('\u2068https://marsad.example/observations/f1\u2069');
    expect(text).not.toMatch(/, /);
    // Without what is kept apart, the line begins in Arabic: so it is set from right to left wherever it is pasted.
    expect(text.replace(/\u2068[^\u2066-\u2069]*\u2069/gu, '')).toMatch(/^[^\p{Letter}]*\p{Script=Arabic}/u);
  });
});
