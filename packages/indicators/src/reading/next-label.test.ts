/** Labels before their numbers, one behind the other, as boxes of key figures have them. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const saidOf = (text: string) =>
  readFigures(text).map(({ start, end, unit, counted }) => [text.slice(start, end), unit, counted]);

describe('the label of the next number', () => {
  it.each<[text: string, ...figures: (readonly (string | null)[])[]]>([
    [
      'Men: 40 Women: 60 Children: 300',
      ['40', '{person}', 'Men'],
      ['60', '{person}', 'Women'],
      ['300', '{person}', 'Children'],
    ],
    [
      'Number of individuals: 9,454 Number of households: 2,100 Number of shelters: 2,644',
      ['9,454', '{person}', 'individuals'],
      ['2,100', '{family}', 'households'],
      ['2,644', null, 'shelters'],
    ],
    [
      'Area: 1.81 km2 Residency: 15 months Occupied shelters: 300',
      ['1.81 km2', 'km2', 'Area'],
      ['15 months', 'mo', 'Residency'],
      ['300', null, 'Occupied shelters'],
    ],
    ['Camp: 400 persons Number of tents: 90', ['400 persons', '{person}', 'persons'], ['90', null, 'tents']],
    [
      'الرجال: 40 النساء: 60 الأطفال: 300',
      ['40', '{person}', 'الرجال'],
      ['60', '{person}', 'النساء'],
      ['300', '{person}', 'الأطفال'],
    ],
    ['عدد الأفراد: 2,000 عدد الخيم: 300', ['2,000', '{person}', 'الأفراد'], ['300', null, 'الخيم']],
    ['Individuals: 71,436 Date of first arrival: 21/10/2016', ['71,436', '{person}', 'Individuals']],
    // What is counted itself.
    ['Total: 40 men, women: 60.', ['40 men', '{person}', 'men'], ['60', '{person}', 'women']],
    [
      'Counted: 40 men were killed by fire: 30 by night.',
      ['40 men', '{person}', 'men'],
      ['30', '{person}', 'men'],
    ],
    ['Found there: 40 men in tents.', ['40 men', '{person}', 'men']],
  ])('%s', (text, ...figures) => {
    expect(saidOf(text)).toEqual(figures);
  });

  it.each<[text: string, ...figures: (readonly (string | null)[])[]]>([
    ['1.9 million Number of children in need', ['1.9 million', '{person}', 'children']],
    ['1.9 million # of children in need', ['1.9 million', '{person}', 'children']],
    ['Funded 6% Gap 94%', ['6%', '%', null], ['94%', '%', null]],
    ['Some 6% of Syrians left.', ['Some 6%', '%', 'Syrians']],
  ])('behind its number: %s', (text, ...figures) => {
    expect(saidOf(text)).toEqual(figures);
  });
});

describe('what the number is of', () => {
  it.each<[text: string, ...units: (readonly (string | null)[])[]]>([
    ['The number of cases stood at 122.', ['{case}', 'cases']],
    ['The number of cases of individuals pledging allegiance reached 122.', ['{person}', 'cases']],
    [
      'The number of boys killed is 844 (with 27 policemen), and the number of girls hurt is 1,616.',
      ['{person}', 'boys'],
      ['{person}', 'policemen'],
      ['{person}', 'girls'],
    ],
    ['The population of the camp is 73,000 with many families.', ['{person}', 'population']],
  ])('%s', (text, ...units) => {
    expect(readFigures(text).map(({ unit, counted }) => [unit, counted])).toEqual(units);
  });
});
