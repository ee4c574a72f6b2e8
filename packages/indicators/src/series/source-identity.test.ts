import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folded, isBlank, isSameSource } from './source-identity.js';

const title = 'تقرير أممي';
const marks = [
  0x00ad, 0x034f, 0x061c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d,
  0x202e, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206f, 0xfeff,
  0xfe0f, 0xe0001,
].map((code) => String.fromCodePoint(code));

describe('a source', () => {
  it.each([
    ['a mark before', `\u200f${title}`],
    ['a mark after', `${title}\u200f`],
    ['an embedding', `\u202b${title}\u202c`],
    ['an isolate', `\u2067${title}\u2069`],
    ['a zero-width space inside', 'تقر\u200bير أممي'],
    ['a mark beside the space', 'تقرير \u200e أممي'],
    ['a no-break space', 'تقرير\u00a0أممي'],
    ['a byte order mark', `\ufeff${title}`],
  ])('is the same with %s', (_, other) => {
    expect(isSameSource({ title }, { title: other, publisher: null, url: '' })).toBe(true);
  });

  it('is the same wherever in its names marks stand that nobody sees', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...marks))),
        (text, places) => {
          const marked = places.reduce((so, [at, mark]) => {
            const letters = Array.from(so);
            letters.splice(at % (letters.length + 1), 0, mark);
            return letters.join('');
          }, text);
          expect(folded(marked)).toBe(folded(text));
          expect(folded(folded(text))).toBe(folded(text));
        },
      ),
    );
  });

  it('is another one with other letters, another publisher or another address', () => {
    expect(isSameSource({ title }, { title: 'تقرير اممي' })).toBe(false);
    expect(isSameSource({ title, publisher: 'A' }, { title, publisher: 'B' })).toBe(false);
    expect(isSameSource({ title, url: 'https://a.org' }, { title, url: 'https://b.org' })).toBe(false);
  });

  it.each(['', ' ', '\u200f', ' \u2067\u2069\u00a0\ufeff', '\u00ad'])('has no title in %j', (text) => {
    expect(isBlank(text)).toBe(true);
  });
});
