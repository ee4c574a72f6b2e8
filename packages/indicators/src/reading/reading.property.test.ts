import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import type { FoundFigure } from './found.js';
import { readFigures } from './read.js';

vi.setConfig({ testTimeout: 300_000 });

const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 100) };

const pieces = [
  ...[
    '1',
    '12',
    '1,200',
    '3.5',
    '٦٠',
    '٩٬٩٩٩',
    '2019',
    '14',
    '610',
    'one',
    'two hundred',
    'ثلاثة آلاف',
    'نصف',
  ],
  ...[
    'about',
    'more than',
    'up to',
    'between',
    'from',
    'to',
    'and',
    'or',
    'of',
    'نحو',
    'أكثر من',
    'ما بين',
    'و',
    'من',
  ],
  ...[
    'people',
    'km',
    'miles',
    '%',
    '$',
    'USD',
    'thousand',
    'million',
    'a month',
    'شخصا',
    'في الشهر',
    'ألف',
    'dozens',
  ],
  ...[
    'in',
    'May',
    'Ninewa',
    'rose',
    'fell by',
    'section',
    'the',
    'killed',
    'ارتفع',
    'انخفضت',
    'الفقرة',
    'عشرات',
  ],
  ...[
    '(',
    ')',
    '-',
    ',',
    '.',
    '. ',
    '/',
    ':',
    '"',
    '\n',
    '\n\n',
    '|',
    '~',
    '+',
    '>=',
    '\u0640',
    '\u200f',
    '\ud83d\ude00',
    'İ',
  ],
];
const sentence = fc
  .array(fc.constantFrom(...pieces), { maxLength: 24 })
  .chain((words) => fc.constantFrom(words.join(' '), words.join('')));
const text = fc.oneof(sentence, fc.string({ unit: 'binary', maxLength: 80 }));

describe('whatever the text', () => {
  it('is read without a throw into stretches in order, none within another, and always alike', () => {
    fc.assert(
      fc.property(text, (given) => {
        const figures = readFigures(given);
        let end = 0;
        for (const figure of figures) {
          expect(figure.start).toBeGreaterThanOrEqual(end);
          expect(figure.end).toBeGreaterThan(figure.start);
          expect(figure.end).toBeLessThanOrEqual(given.length);
          expect(figure.sentence.start).toBeLessThanOrEqual(figure.start);
          expect(figure.sentence.end).toBeGreaterThanOrEqual(figure.end);
          ({ end } = figure);
        }
        expect(readFigures(given)).toEqual(figures);
      }),
      runs,
    );
  });

  it('is read as a form reads the same words', () => {
    fc.assert(
      fc.property(sentence, (given) => {
        for (const figure of readFigures(given)) expect(asInForm(given, figure)).toEqual(figure.quantity);
      }),
      runs,
    );
  });

  it('is read alike with other sentences behind it', () => {
    fc.assert(
      fc.property(
        sentence,
        fc.constantFrom('It rained.', 'They held 40 camps in 2020.', 'قتل 12 شخصا.'),
        (given, more) => {
          const alone = readFigures(`${given}.\n\n`);
          expect(readFigures(`${given}.\n\n${more}`).slice(0, alone.length)).toEqual(alone);
        },
      ),
      runs,
    );
  });
});

/** What stands in the text, or under a hedge that was said before, as the form of an indicator in that unit reads it. */
function asInForm(given: string, figure: FoundFigure) {
  const isElsewhere = figure.hedge !== undefined || figure.shared !== undefined;
  const words = isElsewhere ? figure.quantity.text : given.slice(figure.start, figure.end);
  for (const unit of [figure.unit ?? '1', '1', '%', '{person}'])
    for (const nonNegative of [true, false]) {
      const read = parseFigure(words, {
        unit,
        nonNegative,
        integer: false,
        rateBasis: 'day',
        vagueIs: 'at-least',
      });
      if (read.kind !== 'figure') continue;
      if (JSON.stringify(read.quantity) === JSON.stringify(figure.quantity)) return read.quantity;
    }
  return null;
}

describe('a hostile text', () => {
  it.each([
    ...[
      '1',
      '1 ',
      '1, ',
      '1,000',
      ' ',
      '-',
      '(',
      'about ',
      'and ',
      'one and ',
      '٩٬٩٩٩',
      '2020 ',
      '/',
      'Jan ',
      'كانون ',
    ],
    ...[
      '\u202e',
      '\u064b',
      '\u0640',
      '$',
      '.',
      '. ',
      '\n',
      '\n ',
      '1.\n',
      'half of ',
      'A ',
      '\ud800',
      'İ',
      'in A ',
    ],
  ])('of %j over and over is read in steps that grow with it', (piece) => {
    const read = (length: number) => readFigures(piece.repeat(Math.ceil(length / piece.length)));
    expect(read(2_000).length).toBeGreaterThanOrEqual(0);
    expect(read(8_000).length).toBeLessThanOrEqual(8_000);
  });
});
