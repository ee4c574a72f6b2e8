/** Today is a day where the installation is: in the API, in the workers, in SQL. */
import { connect, type Sql } from '@marsad/db';
import { dayAt, dayNumber, isoDay } from '@marsad/indicators';
import type { ObservationBody, PreviewWire, SeriesWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, type Marsad, source, startMarsad, startPostgres, type TestDatabase } from './harness.js';

/** Wherever it is another day than in Greenwich just now. */
const timeZone = new Date().getUTCHours() >= 11 ? 'Pacific/Kiritimati' : 'Pacific/Pago_Pago';
const daysOn = (days: number) => isoDay(dayNumber(dayAt(Date.now(), timeZone)) + days);

describe('today', () => {
  let postgres: TestDatabase;
  let marsad: Marsad;
  let sql: Sql;

  beforeAll(async () => {
    postgres = await startPostgres();
    const url = await postgres.prepared();
    marsad = await startMarsad({ DATABASE_URL: url, TIME_ZONE: timeZone });
    sql = connect(url, { max: 1 });
  }, 120_000);
  afterAll(async () => {
    await sql?.end({ timeout: 5 });
    await marsad?.stop();
    await postgres?.stop();
  });

  const body = (more: Partial<ObservationBody>) => ({
    indicator: 'al-hol-pledges',
    period: daysOn(0),
    value: '3',
    source,
    ...more,
  });
  const previewed = async (more: Partial<ObservationBody>) =>
    (await marsad.client.post<PreviewWire>('/observations/preview', body(more))).body;

  it('is told to whoever asks where days end', async () => {
    expect((await marsad.client.get('/instance')).body).toMatchObject({ timeZone });
  });

  it('may have figures and sources, tomorrow may not', async () => {
    const today = await previewed({ source: { ...source, date: daysOn(0) } });
    expect(today).toMatchObject({ errors: [], partial: true });
    expect(today.warnings.map(({ code }) => code)).toContain('warn-partial-period');
    expect((await previewed({ period: daysOn(-1) })).partial).toBe(false);
    const tomorrow = await previewed({ period: daysOn(1), source: { ...source, date: daysOn(1) } });
    expect(tomorrow.errors).toMatchObject([
      { pointer: '/period', code: 'period-in-future', params: { today: daysOn(0) } },
      { pointer: '/source/date', code: 'source-date-in-future', params: { today: daysOn(0) } },
    ]);
  });

  it('is the day of what is recorded, and is not over', async () => {
    await marsad.client.submitAndWait(body({ period: daysOn(0) }));
    await marsad.client.submitAndWait(body({ period: daysOn(-1) }));
    const { points } = (await marsad.client.get<SeriesWire>('/indicators/al-hol-pledges/series')).body;
    expect(
      points.map(({ period, partial, observation }) => [period.start, partial, observation?.knownOn]),
    ).toEqual([
      [daysOn(-1), false, daysOn(0)],
      [daysOn(0), true, daysOn(0)],
    ]);
    const known = await marsad.client.get<SeriesWire>(`/indicators/al-hol-pledges/series?asOf=${daysOn(-1)}`);
    expect(known.body.points).toEqual([]);
  });

  it('is the day on which the workers look for what is overdue', async () => {
    const clock = await eventually(
      async () => (await sql<{ day: string }[]>`select day from clock where name = 'overdue'`)[0],
      'a look at the new day',
    );
    expect(clock.day).toBe(daysOn(0));
  });
});
