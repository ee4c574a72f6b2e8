import { expect, it } from 'vitest';
import { seatsOf } from './seats.js';

it('are so many for each and so many in all, and whoever leaves makes room', () => {
  const seats = seatsOf({ each: 2, inAll: 3, assured: 0 });
  const [first, ...others] = ['a', 'a', 'a', 'b', 'b', 'c'].map(seats.take);
  expect([first, ...others].map((taken) => taken?.kind)).toEqual([
    ...['seat', 'seat', 'enough'],
    ...['seat', 'full', 'full'],
  ]);
  if (first?.kind === 'seat') first.leave();
  expect(['b', 'a'].map((caller) => seats.take(caller).kind)).toEqual(['seat', 'full']);
});
