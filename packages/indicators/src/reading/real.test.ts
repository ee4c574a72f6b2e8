/** Wordings that published reports have, in sentences of our own. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(
    ({ start, end, quantity: q, unit }) =>
      `${text.slice(start, end)}: ${q.lowerInclusive ? '[' : '('}${q.lower ?? ''}, ${q.upper ?? ''}${q.upperInclusive ? ']' : ')'} ${unit ?? '-'}`,
  );

describe('"over" that belongs to the word before it', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['It has control over 40-50 per cent of the fields.', '40-50 per cent: [40, 50] %'],
    ['They handed over 12 suspects.', '12 suspects: [12, 12] {person}'],
    ['The tents are spread over 15 hectares.', '15 hectares: [15, 15] har'],
    ['They hold over 12 suspects.', 'over 12 suspects: (12, ) {person}'],
    ['The tents are spread over more than 15 hectares.', 'more than 15 hectares: (15, ) har'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('people by where they are from', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['About 300 Iraqis left.', 'About 300 Iraqis: [285, 315] {person}'],
    ['عبر أكثر من 300 ألف سوري.', 'أكثر من 300 ألف سوري: (300000, ) {person}'],
    ['قتل 4 جنود عراقيين و6 فلسطينيين.', '4 جنود عراقيين: [4, 4] {person}', '6 فلسطينيين: [6, 6] {person}'],
    ['أغلق 12 معبرا عراقيا.', '12 معبرا: [12, 12] {crossing}'],
    ['دفع 900 دينار عراقي.', '900 دينار عراقي: [900, 900] IQD'],
    ['300 men of 12 other towns came.', '300 men: [300, 300] {person}', '12: [12, 12] -'],
    ['300 men and 12 others came.', '300 men: [300, 300] {person}', '12: [12, 12] {person}'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('one behind "of"', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['The needs of one million people grew.', 'one million people: [1000000, 1000000] {person}'],
    ['The killing of one guard was reported.', 'one guard: [1, 1] {person}'],
    ['He was the head of one of the camps.'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});

describe('the number itself, behind its bound', () => {
  it.each<[text: string, ...figures: string[]]>([
    [
      'More than 40,000 men (40,318) fled.',
      'More than 40,000 men: (40000, ) {person}',
      '40,318: [40318, 40318] {person}',
    ],
    ['تجاوز عددهم 40,000 شخص (40,318).', '40,000 شخص: (40000, ) {person}', '40,318: [40318, 40318] {person}'],
    [
      'More than 90 families (500 people) fled.',
      'More than 90 families: (90, ) {family}',
      '500 people: (500, ) {person}',
    ],
    ['مع اقتراب عدد النازحين من 90 ألفا.', '90 ألفا: [85500, 90000) {person}'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
