import { describe, expect, it } from 'vitest';
import { dayAt, isTimeZone, ownTimeZone } from './time-zone.js';

describe('the day it is', () => {
  it.each<[string, string, string]>([
    // Half past one in the night of a month that has not begun in Greenwich.
    ['2026-11-30T22:30:00Z', 'Asia/Baghdad', '2026-12-01'],
    ['2026-11-30T22:30:00Z', 'UTC', '2026-11-30'],
    ['2026-11-30T20:59:59Z', 'Asia/Baghdad', '2026-11-30'],
    ['2026-11-30T21:00:00Z', 'Asia/Baghdad', '2026-12-01'],
    ['2027-01-01T03:00:00Z', 'America/New_York', '2026-12-31'],
    ['2026-11-28T10:00:00Z', 'Pacific/Kiritimati', '2026-11-29'],
    ['2026-11-28T10:59:59Z', 'Pacific/Pago_Pago', '2026-11-27'],
    // The clock is set forward in the night of 29 March.
    ['2026-03-28T23:30:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-07-28T22:30:00Z', 'Europe/Berlin', '2026-07-29'],
  ])('at %s in %s is %s', (instant, zone, day) => {
    expect(dayAt(Date.parse(instant), zone)).toBe(day);
  });

  it('needs the name of a time zone', () => {
    for (const name of ['Asia/Baghdad', 'UTC', 'Etc/GMT-3', 'Europe/Berlin'])
      expect(isTimeZone(name)).toBe(true);
    for (const name of ['Baghdad', '+03:00', '-3', 'UTC+3', '', 'Asia/Baghdad; drop table', 'Mars/Olympus'])
      expect(isTimeZone(name), name).toBe(false);
    expect(isTimeZone(ownTimeZone())).toBe(true);
  });
});
