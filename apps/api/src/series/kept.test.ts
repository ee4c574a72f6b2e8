import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptAnswers, written } from './kept.js';

const whole = (pieces: Iterable<string>) => [...pieces].join('');

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

describe('answers that are kept', () => {
  function counted(most?: Parameters<typeof keptAnswers>[1]) {
    const record = { state: 'a', made: 0 };
    const answers = keptAnswers(async () => record.state, most);
    const ask = async (asked: string) =>
      Buffer.from(
        (
          await answers.of([asked], async () => {
            record.made += 1;
            return [asked, ` ${record.state}`];
          })
        ).body,
      ).toString();
    return { record, answers, ask };
  }

  it('are made once, however many ask, and anew when something is recorded', async () => {
    const { record, ask } = counted();
    expect(await Promise.all([ask('x'), ask('x'), ask('y')])).toEqual(['x a', 'x a', 'y a']);
    expect(await ask('x')).toBe('x a');
    expect(record.made).toBe(2);
    record.state = 'b';
    expect(await ask('x')).toBe('x b');
    expect(record.made).toBe(3);
  });

  it('are not kept where they failed', async () => {
    const { answers, ask } = counted();
    await expect(answers.of(['x'], () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await ask('x')).toBe('x a');
  });

  it('give way, the one first that was asked for longest ago, and are not kept where one alone is too long', async () => {
    const { record, ask } = counted({ kept: 60, ofOne: 28 });
    for (const one of ['x', 'y', 'z', 'y', 'z']) await ask(one);
    expect(record.made).toBe(3);
    await ask('x');
    expect(record.made).toBe(4);
    await ask('a longer one');
    await ask('a longer one');
    expect(record.made).toBe(6);
    await ask('x');
    expect(record.made).toBe(6);
  });
});
