/** Rates per week and per quarter, from the form's words to the record, its export and an indicator of one's own. */
import type { PreviewWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Marsad, source, startMarsad, startPostgres, type TestDatabase } from './harness.js';

describe('rates per week and per quarter', () => {
  let postgres: TestDatabase;
  let marsad: Marsad;
  beforeAll(async () => {
    postgres = await startPostgres();
    marsad = await startMarsad({ DATABASE_URL: await postgres.prepared() });
  }, 120_000);
  afterAll(async () => {
    await marsad?.stop();
    await postgres?.stop();
  });

  it('are kept as they were said, and compared on the indicator’s basis', async () => {
    const figure = { indicator: 'al-hol-pledges', source };
    await marsad.client.submitAndWait({ ...figure, period: 'September 2020', value: '14 a week' });
    await marsad.client.submitAndWait({ ...figure, period: 'Q4 2020', value: '150', per: 'quarter' });
    const points = await marsad.client.points('al-hol-pledges');
    expect(
      points.map(({ period, per, normalised }) => [period.text, per, normalised.quantity.point]),
    ).toEqual([
      ['2020-09', 'week', 60],
      ['2020-Q4', 'quarter', 50],
    ]);
    const file = await fetch(`${marsad.url}/api/v1/export?format=csv&indicator=al-hol-pledges`, {
      headers: { authorization: `Bearer ${marsad.token}` },
    });
    expect(await file.text()).toMatch(/14 a week[\s\S]*week[\s\S]*quarter/);
  });

  it('may be the basis of an indicator of one’s own', async () => {
    const made = await marsad.client.post('/indicators', {
      id: 'patrols',
      name: { en: 'Patrols' },
      definition: { en: 'Patrols that set out.' },
      kind: 'flow',
      unit: '{patrol}',
      rateBasis: 'week',
      cadence: 'week',
      direction: 'neutral',
    });
    expect(made.status).toBe(201);
    const preview = await marsad.client.post<PreviewWire>('/observations/preview', {
      indicator: 'patrols',
      period: 'Week 5, 2020',
      value: '12',
      source,
    });
    expect(preview.body).toMatchObject({ errors: [], warnings: [], normalised: { basis: 'week' } });
  });
});
