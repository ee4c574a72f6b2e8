/** An installation that watches something else than the source document does. */
import type {
  AuditListWire,
  IndicatorListWire,
  RuleListWire,
  SearchWire,
  SettingsWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  eventually,
  type Marsad,
  type Refusal,
  startMarsad,
  startPostgres,
  type Visitor,
  visitor,
} from './harness.js';

const postgres = await startPostgres();
const database = await postgres.prepared();
let marsad: Marsad;
let admin: Visitor;
beforeAll(async () => {
  marsad = await startMarsad({ DATABASE_URL: database });
  admin = visitor(marsad.url);
});
afterAll(async () => {
  await marsad?.stop();
  await postgres.stop();
});

const codeOf = ({ output }: Marsad) => /\/setup#code=(\S+)/.exec(output())?.[1] ?? '';
const rana = { name: 'Rana', email: 'rana@example.org', password: 'river copper lantern 88' };
const put = (path: string, body: unknown) => admin.ask<SettingsWire & Refusal>('PUT', path, body);
const ids = async (query = '') =>
  (await admin.get<IndicatorListWire>(`/indicators${query}`)).body.items.map(({ id }) => id);

it('begins without the source document’s indicators where the set-up says so, and says who left them out', async () => {
  const code = codeOf(marsad);
  const odd = await admin.post('/setup', { ...rana, code, indicators: 'some' });
  expect([odd.status, odd.body.errors?.[0]?.pointer]).toEqual([422, '/indicators']);
  expect((await admin.post('/setup', { ...rana, code, indicators: 'none' })).status).toBe(201);
  expect(await ids()).toEqual([]);
  expect(await ids('?archived=true')).toContain('al-hol-pledges');
  expect((await admin.get<SettingsWire>('/settings')).body).toMatchObject({ sourceIndicators: false });
  const { items } = (await admin.get<AuditListWire>('/audit')).body;
  const left = items.filter(({ action }) => action === 'indicator.archive');
  expect(left.map(({ subject }) => subject)).toContain('al-hol-pledges');
  for (const { by, details } of left)
    expect({ by, details }).toMatchObject({
      by: { kind: 'person', name: 'Rana' },
      details: { setting: 'sourceIndicators' },
    });
});

it('refuses a figure of one that was left out, finds it nowhere, and its rules rest', async () => {
  const entered = await admin.post('/observations', {
    indicator: 'al-hol-pledges',
    period: '2020-09',
    value: '88-94',
    source: { title: 'Field report' },
  });
  expect([entered.status, entered.body.errors?.[0]?.code]).toEqual([422, 'indicator-archived']);
  const { items } = (await admin.get<SearchWire>('/search?q=pledges')).body;
  expect(items.filter(({ kind }) => kind === 'indicator')).toEqual([]);
  await eventually(async () => {
    const rules = (await admin.get<RuleListWire>('/rules')).body.items;
    return rules.length > 0 && rules.every(({ error }) => error?.code === 'IndicatorArchived');
  }, 'rules that rest');
});

it('leaves them out after a restart, with those that a newer program would bring', async () => {
  const { token } = marsad;
  expect(await marsad.stop()).toBe(0);
  marsad = await startMarsad({ DATABASE_URL: database }, token);
  const again = visitor(marsad.url);
  expect((await again.signIn(rana.email, rana.password)).status).toBeLessThan(300);
  admin = again;
  expect(await ids()).toEqual([]);
});

it('brings them back, also one that was archived by itself, and leaves own ones as they are', async () => {
  const own = {
    id: 'diesel',
    name: { en: 'Diesel', ar: 'الديزل' },
    definition: { en: 'Price of a litre.', ar: 'سعر اللتر.' },
    kind: 'stock',
    unit: 'USD',
    cadence: 'month',
    direction: 'up-is-worse',
  };
  const made = await admin.post('/indicators', own);
  expect([made.status, made.body.errors ?? []]).toEqual([201, []]);
  expect((await put('/settings', {})).body).toMatchObject({ sourceIndicators: false });
  expect((await put('/settings', { sourceIndicators: 'yes' })).status).toBe(422);
  expect((await put('/settings', { sourceIndicators: true })).status).toBe(200);
  expect(await ids()).toEqual(expect.arrayContaining(['al-hol-pledges', 'diesel']));
  expect(await ids('?archived=true')).toEqual([]);
  expect((await put('/settings', { sourceIndicators: false, review: true })).body).toMatchObject({
    review: true,
    sourceIndicators: false,
  });
  expect(await ids()).toEqual(['diesel']);
});
