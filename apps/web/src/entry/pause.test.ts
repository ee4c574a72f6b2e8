import type { Failure } from '@marsad/indicators/contract/client/first';
import { expect, it } from 'vitest';
import { pauseAfter } from './pause.js';

const refused = (status: number, params?: Record<string, string | number>): Failure => ({
  kind: 'problem',
  status,
  problem: { type: '', title: '', status, code: 'backlog-full', detail: '', ...(params ? { params } : {}) },
});

it.each([
  ['as long as it asks for', refused(429, { waiting: 10_000, seconds: 12 }), 12_000],
  ['never for hours', refused(503, { seconds: 7_200 }), 60_000],
  ['not where nothing is said', refused(503), 0],
  ['not for what is wrong with the figure', refused(422, { seconds: 12 }), 0],
  ['not where nobody answered', { kind: 'unreachable' } as Failure, 0],
])('what waits on the device leaves a server that has too much to do alone: %s', (_, failure, expected) => {
  expect(pauseAfter(failure)).toBe(expected);
});
