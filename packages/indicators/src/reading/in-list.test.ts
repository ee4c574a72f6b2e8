/** Counts in brackets behind what they count. Every sentence here is ours. */
import { describe, expect, it } from 'vitest';
import { readFigures } from './read.js';

const found = (text: string) =>
  readFigures(text).map(({ quantity: q, unit, counted, place }) =>
    [q.point, unit ?? '-', counted, place ?? ''].join(' ').trim(),
  );

describe('counts of a list in brackets', () => {
  it.each<[text: string, ...figures: string[]]>([
    [
      'They used direct assaults (606), roadside bombings (198) and mines (84).',
      '606 {incident} direct assaults',
      '198 {incident} roadside bombings',
      '84 - mines',
    ],
    [
      'It had the highest number of attacks (107), followed by France (54), Spain (16) and Greece (8).',
      '107 {attack} attacks',
      '54 {attack} attacks France',
      '16 {attack} attacks Spain',
      '8 {attack} attacks Greece',
    ],
    [
      'They killed 40 people, in Aleppo (22), Idlib (15) and Homs (3).',
      '40 {person} people',
      '22 {person} people Aleppo',
      '15 {person} people Idlib',
      '3 {person} people Homs',
    ],
    ['There were refugees (1,200) and returnees (400).', '1200 {person} refugees', '400 {person} returnees'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it.each<[text: string, ...figures: string[]]>([
    ['It rests on claims (1), reports (2) and notes (3).'],
    ['See the report (12) and the notes (4).'],
    ['The law (5) says so.'],
    ['Ali (25), Omar (30) and Huda (19) came.'],
    ['Three men, Ali (25), Omar (30) and Huda (19), came.', '3 {person} men'],
    ['See section (12), section (14) and section (20).'],
    ['They cite Brown (2015), Smith (2017) and others (2018).'],
  ])('and what is none: %s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });
});
