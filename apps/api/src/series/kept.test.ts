import fc from 'fast-check';
import { expect, it } from 'vitest';
import { written } from './kept.js';

const whole = (work: Generator<undefined, Uint8Array, undefined>) => {
  for (;;) {
    const { done, value } = work.next();
    if (done) return Buffer.from(value).toString();
  }
};

it('writes an object list item by list item as JSON writes it at once', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()), (object, items) => {
      const given = { ...object, none: undefined, items: [] };
      const twice = (item: unknown) => ({ item, text: 'ة"\u2028' });
      expect(whole(written(given, 'items', items, twice))).toBe(
        JSON.stringify({ ...given, items: items.map(twice) }),
      );
    }),
  );
});
