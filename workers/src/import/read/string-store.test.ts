import { expect, it } from 'vitest';
import { StringStore } from './string-store.js';

it('gives back every text it was given, from its memory and from its file', () => {
  const store = new StringStore(1_000);
  const text = (at: number) => `${at} نصّ ${'x'.repeat((at * 7919) % 300)}`;
  const count = 250_000;
  try {
    for (let at = 0; at < count; at++) store.add(text(at));
    store.add('y'.repeat(5_000));
    for (let nth = 0; nth < 20_000; nth++) {
      const at = (nth * 104_729) % count;
      expect(store.at(at)).toBe(text(at));
    }
    expect(store.at(count)).toBe('y'.repeat(1_000));
    expect(store.at(count + 1)).toBeUndefined();
    expect(store.at(-1)).toBeUndefined();
    expect(store.at(Number.NaN)).toBeUndefined();
  } finally {
    store.close();
  }
});
