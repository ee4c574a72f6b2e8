import { QueryObserver } from '@tanstack/react-query';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newQueryClient } from './query-client.js';

/** A list that is read by hand: an answer is what the server held when it was asked, and comes when it is let through. */
function slowList() {
  const client = newQueryClient();
  const server = { holds: 0, asked: 0 };
  const onTheWay: (() => void)[] = [];
  const queryKey = ['list', 'all'];
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: () => {
      server.asked += 1;
      const { holds } = server;
      return new Promise<number>((resolve) => onTheWay.push(() => resolve(holds)));
    },
  });
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    client,
    server,
    start: () => observer.subscribe(() => {}),
    shown: () => observer.getCurrentResult().data,
    /** Something changes, and the page is told. */
    change: async (tell: Parameters<typeof client.invalidateQueries>[1] = {}) => {
      server.holds += 1;
      void client.invalidateQueries({ queryKey: ['list'] }, tell);
      await settle();
    },
    /** The answer asked for first comes. */
    answer: async () => {
      onTheWay.shift()?.();
      await settle();
    },
    isOnTheWay: () => onTheWay.length > 0,
  };
}

it('reads once more what became stale before its first answer was there', async () => {
  const list = slowList();
  list.start();
  await list.change();
  await list.change();
  await list.answer();
  expect(list.shown()).toBe(0);
  await list.answer();
  expect([list.shown(), list.server.asked]).toEqual([2, 2]);
});

it('is done only when that has been read', async () => {
  const list = slowList();
  list.start();
  let isDone = false;
  list.server.holds = 1;
  const done = list.client.invalidateQueries({ queryKey: ['list'] }).then(() => {
    isDone = true;
  });
  await list.answer();
  expect(isDone).toBe(false);
  await list.answer();
  await done;
});

it('shows what there is on a slow line, though there is news before each answer', async () => {
  const list = slowList();
  list.start();
  await list.answer();
  for (const shown of [1, 2, 3]) {
    await list.change({ cancelRefetch: false });
    await list.change({ cancelRefetch: false });
    await list.answer();
    expect(list.shown()).toBeGreaterThanOrEqual(shown);
  }
});

it('shows in the end what the server holds, whatever comes first', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('told', 'done here', 'answered'), { maxLength: 12 }),
      async (acts) => {
        const list = slowList();
        const stop = list.start();
        for (const act of acts) {
          if (act === 'told') await list.change({ cancelRefetch: false });
          else if (act === 'done here') await list.change();
          else await list.answer();
        }
        while (list.isOnTheWay()) await list.answer();
        expect(list.shown()).toBe(list.server.holds);
        stop();
      },
    ),
  ));
