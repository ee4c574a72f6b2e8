import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inRows, wrapped } from './wrap.js';

const measure = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '').length;

it('breaks between words, and within one that fits on no line', () => {
  expect(wrapped('one two three', 7, measure)).toEqual(['one two', 'three']);
  expect(wrapped('see https://example.org/a?b=c', 10, measure)).toEqual([
    'see',
    'https://ex',
    'ample.org/',
    'a?b=c',
  ]);
});

it('keeps a piece apart from the text around it on each of its lines', () => {
  expect(wrapped('المصدر: \u2068Monthly note of July\u2069؛', 14, measure)).toEqual([
    'المصدر:',
    '\u2068Monthly note\u2069',
    '\u2068of July\u2069؛',
  ]);
});

it('loses nothing, and is never wider than it may be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      (words, width) => {
        const text = words.map((word) => word.replaceAll(/[\s\u2066-\u2069]/g, 'x')).join(' ');
        const lines = wrapped(text, width, measure);
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      },
    ),
  );
});

it('sets things beside each other in as many rows as it takes', () => {
  const wide = (width: number, height = 28) => ({ width, height });
  expect(inRows([wide(40), wide(40, 44), wide(40)], 100)).toEqual({
    placed: [
      { x: 0, top: 0 },
      { x: 56, top: 0 },
      { x: 0, top: 44 },
    ],
    height: 72,
  });
  expect(inRows([], 100).height).toBe(0);
});
