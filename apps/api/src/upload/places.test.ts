import { expect, it } from 'vitest';
import { openPlaces } from './places.js';

it('are so many for each and so many in all, and whoever leaves makes room', () => {
  const places = openPlaces({ perPerson: 2, inAll: 3 });
  expect(['a', 'a', 'a', 'b', 'b', 'c'].map(places.enter)).toEqual([
    ...['entered', 'entered', 'enough-of-theirs'],
    ...['entered', 'enough-in-all', 'enough-in-all'],
  ]);
  places.leave('a');
  expect(['b', 'a'].map(places.enter)).toEqual(['entered', 'enough-in-all']);
});
