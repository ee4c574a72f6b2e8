import type { LiveEvent } from '@marsad/indicators';
import { expect, it } from 'vitest';
import { ownWrites } from './own-writes.js';

const event = (submission: string | null, observation = 'o'): LiveEvent => ({
  type: 'observation.committed',
  indicator: 'i',
  dimensions: {},
  observation,
  submission,
});

it('knows its own submission, even where the event comes before the answer', async () => {
  const own = ownWrites();
  let answer = (_: string): void => {};
  const write = own.note(new Promise<string>((resolve) => (answer = resolve)), (submission) => ({
    submission,
  }));
  const asked = Promise.all([own.isOwn(event('mine')), own.isOwn(event('theirs'))]);
  answer('mine');
  expect(await asked).toEqual([true, false]);
  expect(await write).toBe('mine');
});

it('takes a change of an observation for its own once: the next is somebody else’s', async () => {
  const own = ownWrites();
  await own.note(Promise.resolve('o'), (observation) => ({ observation }));
  expect(await own.isOwn(event(null))).toBe(true);
  expect(await own.isOwn(event(null))).toBe(false);
});

it('claims nothing of what failed or waits for a review', async () => {
  const own = ownWrites();
  await expect(own.note(Promise.reject(new Error('refused')), () => ({ submission: 's' }))).rejects.toThrow();
  await own.note(Promise.resolve('w'), () => null);
  expect(await own.isOwn(event('s'))).toBe(false);
  expect(await own.isOwn(event('w'))).toBe(false);
});

it('leaves other news alone', async () => {
  expect(await ownWrites().isOwn({ type: 'baseline.changed', indicator: 'i' })).toBe(false);
});
