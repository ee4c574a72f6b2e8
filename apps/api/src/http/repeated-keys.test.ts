import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatedKeys } from './repeated-keys.js';

describe('keys that stand twice', () => {
  it.each<[string, string[][]]>([
    ['{"a":1,"a":2}', [['a']]],
    [
      '{"a":{"b":1,"c":[{"d":1,"d":2}],"b":2}}',
      [
        ['a', 'c', '0', 'd'],
        ['a', 'b'],
      ],
    ],
    ['[{"a":1},{"a":2}]', []],
    ['{"a":"\\"a\\":","a\\"":"\\\\","\\u0061":1}', [['a']]],
    ['{"a":"{[,]}","b":"\\\\\\""}', []],
  ])('%s', (text, expected) => {
    expect(repeatedKeys(text, 10)).toEqual(expected);
  });

  it('are none in what was written from an object', () => {
    fc.assert(fc.property(fc.json(), (text) => repeatedKeys(text, 10).length === 0));
  });

  it('are found wherever one is put beside itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.json(), fc.json(), (key, one, other) => {
        const name = JSON.stringify(key);
        expect(repeatedKeys(`{${name}:${one},${name}:${other}}`, 10)).toEqual([[key]]);
      }),
    );
  });
});
