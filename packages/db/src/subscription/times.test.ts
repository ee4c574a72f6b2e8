import { expect, it } from 'vitest';
import { nextMailAt } from './times.js';

const damascus = { hour: 8, weekday: 1, timeZone: 'Asia/Damascus' };
const berlin = { hour: 2, weekday: 7, timeZone: 'Europe/Berlin' };

it.each([
  // In Damascus it is three hours later than in Greenwich, all year.
  ['daily', damascus, '2026-06-10T04:59:59Z', '2026-06-10T05:00:00.000Z'],
  ['daily', damascus, '2026-06-10T05:00:00Z', '2026-06-11T05:00:00.000Z'],
  ['weekly', damascus, '2026-06-10T04:00:00Z', '2026-06-15T05:00:00.000Z'],
  // Sunday; summer time begins on 29 March 2026 at two, an hour that is not there that day.
  ['weekly', { ...berlin, hour: 9 }, '2026-03-24T00:00:00Z', '2026-03-29T07:00:00.000Z'],
  ['weekly', { ...berlin, hour: 9 }, '2026-03-20T00:00:00Z', '2026-03-22T08:00:00.000Z'],
  ['daily', berlin, '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
  ['at-once', damascus, '2026-06-10T04:59:59Z', '2026-06-10T04:59:59.000Z'],
] as const)('%s at %o after %s is at %s', (pace, telling, now, then) => {
  expect(new Date(nextMailAt(pace, telling, Date.parse(now))).toISOString()).toBe(then);
});
