import { expect, it } from 'vitest';
import { lost, reopenAfterMs, staleAfter } from './stream.js';

it('waits longer each time, at most half a minute', () => {
  expect([0, 1, 2, 5, 50].map(reopenAfterMs)).toEqual([1000, 2000, 4000, 30_000, 30_000]);
});

it('remembers when the connection was first lost', () => {
  const first = lost({ state: 'live' }, 'reconnecting', new Date(1000));
  const later = lost(first, 'offline', new Date(9000));
  expect(later).toEqual({ state: 'offline', since: new Date(1000) });
});

it('names what an event makes stale', () => {
  const stale = staleAfter({
    type: 'observation.committed',
    indicator: 'al-hol-pledges',
    dimensions: {},
    observation: 'o',
    submission: null,
  });
  expect(stale).toContainEqual(['indicators']);
  expect(stale).toContainEqual(['series', 'al-hol-pledges']);
});
