import { expect, it } from 'vitest';
import { gathered } from './gather.js';

it('reads the first at once, and what comes within a moment once', () => {
  const read: string[] = [];
  let moment: (() => void) | null = null;
  const over = () => {
    const call = moment;
    moment = null;
    call?.();
  };
  const stale = gathered(
    (key) => read.push(key.join('/')),
    (call) => {
      moment = call;
    },
  );
  stale([['alerts'], ['indicators']]);
  expect(read).toEqual(['alerts', 'indicators']);
  for (let n = 0; n < 100; n += 1) stale([['alerts'], ['series', 'a']]);
  expect(read).toHaveLength(2);
  over();
  expect(read.slice(2)).toEqual(['alerts', 'series/a']);
  over();
  expect([read.length, moment]).toEqual([4, null]);
  stale([['alerts']]);
  expect(read).toHaveLength(5);
});
