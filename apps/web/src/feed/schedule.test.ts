import { describe, expect, it } from 'vitest';
import { saidOf, scheduleDraftOf, scheduleOf, usualEvery } from './schedule.js';

const every = (text: string) => ({ every: text, cron: null });
const cron = (text: string) => ({ every: null, cron: text });

describe('how often in words', () => {
  it.each([
    [every('PT15M'), { kind: 'every', count: 15, unit: 'minute' }],
    [every('PT6H'), { kind: 'every', count: 6, unit: 'hour' }],
    [every('P1W'), { kind: 'every', count: 1, unit: 'week' }],
    // Two lengths in one, a line of cron that says more than a time: as they stand.
    [every('P1DT6H'), { kind: 'other', text: 'P1DT6H' }],
    [cron('0 6 * * *'), { kind: 'daily', time: '06:00' }],
    [cron('30 18 * * 7'), { kind: 'weekly', time: '18:30', weekday: 0 }],
    [cron('0 6 1 * *'), { kind: 'other', text: '0 6 1 * *' }],
    [cron('*/5 * * * *'), { kind: 'other', text: '*/5 * * * *' }],
    [cron('99 6 * * *'), { kind: 'other', text: '99 6 * * *' }],
  ] as const)('%j', (schedule, said) => {
    expect(saidOf(schedule)).toEqual(said);
  });
});

describe('the form of a schedule', () => {
  it.each([
    ...usualEvery.map(every),
    every('PT3H'),
    every('P1DT6H'),
    cron('0 6 * * *'),
    cron('30 18 * * 5'),
    cron('0 6 1 * *'),
  ])('gives back %j', (schedule) => {
    expect(scheduleOf(scheduleDraftOf(schedule))).toEqual(schedule);
  });
});
