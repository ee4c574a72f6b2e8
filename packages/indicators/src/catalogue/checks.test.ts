import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../period/parse.js';
import {
  affiliationAddsUp,
  areaShare,
  barredVillagesShare,
  checks,
  pledgesRateAgainstTotal,
  populationParts,
  recruitsAgainstPeak,
  unitConversions,
} from './checks.js';
import { statedQuantity } from './facts.js';

const plain = (text: string | undefined) => (text ?? '').replace(/[\u2066-\u2069]/g, '');
const people = (value: string) => statedQuantity(value, '{person}');
const percent = (value: string) => statedQuantity(value, '%');

describe('the report checked against itself', () => {
  it.each<[string, string, readonly string[], string]>([
    [
      'border-population-parts',
      'consistent',
      ['(475,000–525,000) + (285,000–315,000) = 760,000–840,000', '760,000–840,000'],
      'can make up the total',
    ],
    ['affiliation-adds-up', 'consistent', ['5 + 8 + (> 85) = > 98 %', '100 − (> 98) = < 2 %'], '< 2 %'],
    ['area-share', 'consistent', ['(41,000–43,000) ÷ 438,317 ≈ 9.35–9.82 %', '≥ 9.5, < 10 %'], '9.35–9.82 %'],
    [
      'unit-conversions',
      'consistent',
      [
        '610 km ÷ 1.609344 ≈ 379.04 mi; 379 mi',
        '(41,000–43,000) km² ÷ 1.609344² ≈ 15,830.19–16,602.39 sq mi; 15,830–16,602 sq mi',
        '(10–25) km ÷ 1.609344 ≈ 6.21–15.53 mi; 6.2–15.5 mi',
        '(2–10) km ÷ 1.609344 ≈ 1.24–6.21 mi; 1.2–6.2 mi',
      ],
      'same measure',
    ],
    [
      'recruits-against-peak',
      'in-tension',
      ['25 % × (31,500–32,500) = 7,875–8,125', '8,700–9,000', '8,700 − 8,125 = 575'],
      'they lie 575 apart',
    ],
    [
      'pledges-rate-against-total',
      'in-tension',
      [
        '(> 959) + (> 570) = > 1,529',
        '(> 1,529) ÷ 70 ≈ > 21.8; (> 1,529) ÷ 60 ≈ > 25.4',
        '(14–15) × (60–70) = 840–1,050',
      ],
      'more than 21.8–25.4 months at this rate: the count must have begun by about May 2018 to September 2018, not in April 2019',
    ],
    [
      'villages-barred-share',
      'derived',
      ['≈ 950–1,050', '(> 400) ÷ 1,050 ≈ > 38 %', '(> 400) ÷ 950 ≈ > 42.1 %'],
      'More than 38 % for certain',
    ],
  ])('%s: %s', (id, verdict, arithmetic, conclusion) => {
    const check = checks.find((each) => each.id === id);
    expect(check?.verdict).toBe(verdict);
    for (const language of ['en', 'ar'] as const)
      expect(check?.steps.map(({ text }) => plain(text[language]).split(': ').at(-1))).toEqual(arithmetic);
    expect(check?.conclusion.en).toContain(conclusion);
  });

  it('are seven, in both languages, and say where a figure is not the report’s', () => {
    expect(checks).toHaveLength(7);
    for (const { title, steps, conclusion } of checks)
      for (const text of [title, conclusion, ...steps.map((step) => step.text)]) expect(text.ar).toBeTruthy();
    expect(checks.filter(({ outside }) => outside).map(({ id }) => id)).toEqual([
      'area-share',
      'unit-conversions',
    ]);
  });
});

describe('verdicts follow the figures', () => {
  it('of parts that miss their total', () => {
    const check = populationParts(people('1,000'), [people('300-400'), people('500')]);
    expect(check.verdict).toBe('in-tension');
    expect(check.conclusion.en).toContain('they lie 100 apart');
  });

  it('of shares beyond the whole', () => {
    const check = affiliationAddsUp([percent('40%'), percent('more than 60%')]);
    expect(check.verdict).toBe('in-tension');
    expect(affiliationAddsUp([percent('40%'), percent('60%')]).verdict).toBe('consistent');
  });

  it('of an area that is another share', () => {
    const square = (value: string) => statedQuantity(value, 'km2');
    expect(areaShare(square('45,000'), square('438,317'), percent('nearly 10%')).verdict).toBe('in-tension');
  });

  it('of a conversion that is off', () => {
    const pair = { metric: statedQuantity('610', 'km'), stated: statedQuantity('380', '[mi_i]') };
    expect(unitConversions([{ ...pair, kind: 'length' }], ['F3']).verdict).toBe('in-tension');
  });

  it('of recruits inside, above and below the share', () => {
    const against = (recruits: string) =>
      recruitsAgainstPeak(percent('25%'), people('32,000'), people(recruits));
    expect(against('8,000').verdict).toBe('consistent');
    expect(against('8,000').steps).toHaveLength(2);
    expect(against('7,000').steps[2]?.text.en).toContain('8,000 − 7,000 = 1,000');
  });

  it('of a total the rate can make', () => {
    const window = parsePeriod('2019-04/2020-06');
    if (window.kind !== 'period') throw new Error();
    const check = pledgesRateAgainstTotal(people('60-70'), [people('500'), people('400')], window.period);
    expect(check.verdict).toBe('consistent');
  });

  it('never claims more than all villages', () => {
    const village = (value: string) => statedQuantity(value, '{village}');
    expect(() => barredVillagesShare(village('1,200'), village('1,000'))).toThrow(RangeError);
  });
});
