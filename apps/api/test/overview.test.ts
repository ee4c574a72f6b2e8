/** What the overview keeps of each person: what changed since they looked, and how they have arranged it. */
import { connect } from '@marsad/db';
import type { Role } from '@marsad/indicators';
import type { ArrangementWire, ChangesWire, ChangeWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standingKept } from '../src/indicator/standing.js';
import { changesSince } from '../src/overview/changes.js';
import {
  type Client,
  clientOf,
  eventually,
  invite,
  type Marsad,
  type Refusal,
  source,
  startMarsad,
  startPostgres,
  type TestDatabase,
  visitor,
} from './harness.js';

let postgres: TestDatabase;
let database: string;
let marsad: Marsad;
let admin: Client;

/** Somebody with a session of their own. */
type Somebody = Awaited<ReturnType<typeof invited>>;
let rana: Somebody;
let omar: Somebody;

async function invited(name: string, role: Role) {
  const email = `${name.toLowerCase()}@example.org`;
  const { ask } = await invite(admin, { name, role, email, browser: visitor(marsad.url) });
  return {
    ask,
    changes: async (query = '') => (await ask<ChangesWire>('GET', `/changes${query}`)).body,
    look: (at: string) => ask<{ at: string } & Refusal>('PUT', '/account/last-look', { at }),
    arrangement: async () => (await ask<ArrangementWire>('GET', '/account/arrangement')).body,
    arrange: (body: unknown) => ask<ArrangementWire & Refusal>('PUT', '/account/arrangement', body),
  };
}

const kinds = ({ items }: ChangesWire) => items.map(({ kind }) => kind).sort();
const only = <K extends ChangeWire['kind']>({ items }: ChangesWire, kind: K) =>
  items.find((one): one is Extract<ChangeWire, { kind: K }> => one.kind === kind);
const enter = (period: string, value: string, indicator = 'al-hol-pledges') =>
  admin.submitAndWait({ indicator, period, value, source });

beforeAll(async () => {
  postgres = await startPostgres();
  database = await postgres.prepared();
  marsad = await startMarsad({ DATABASE_URL: database });
  admin = marsad.client;
  [rana, omar] = [await invited('Rana', 'viewer'), await invited('Omar', 'contributor')];
});
afterAll(async () => {
  await marsad?.stop();
  await postgres?.stop();
});

describe('changes', () => {
  it('are none for who has never looked, and from the first look on those after it', async () => {
    await enter('2020-08', '62-68');
    const first = await rana.changes();
    expect(first).toMatchObject({ since: null, items: [], more: false });
    expect((await rana.look(first.until)).body).toEqual({ at: first.until });
    expect(await rana.changes()).toMatchObject({ since: first.until, items: [] });
    // Each person has their own.
    expect((await omar.changes()).since).toBeNull();

    const { observation } = await enter('2020-09', '88-94');
    const seen = await eventually(async () => {
      const now = await rana.changes();
      return only(now, 'alert') && now;
    }, 'the alert among the changes');
    expect(kinds(seen)).toEqual(['alert', 'figure', 'verdict']);
    expect(only(seen, 'figure')).toMatchObject({
      indicator: 'al-hol-pledges',
      observation: observation?.id,
      is: { quantity: { text: '88-94' } },
      by: { name: 'tests', self: false },
    });
    expect(only(seen, 'verdict')).toMatchObject({ was: 'within', is: 'above' });
    expect(only(seen, 'alert')).toMatchObject({ change: 'began', channel: 'certain' });

    await rana.look(seen.until);
    expect((await rana.changes()).items).toEqual([]);
    // Undone: what was listed is listed again.
    await rana.look(first.until);
    expect(kinds(await rana.changes())).toEqual(kinds(seen));
    await rana.look(seen.until);
  });

  it('tell what was and what is, once however often it changed, and nothing of what came and went', async () => {
    const [point] = (await admin.points('al-hol-pledges')).slice(-1);
    const id = point?.observation?.id;
    for (const value of ['80-84', '60-66'])
      await admin.post(`/observations/${id}/revisions`, { value, reason: 'Counted anew.' });
    const changed = await eventually(async () => {
      const now = await rana.changes();
      return only(now, 'alert')?.change === 'ended' && now;
    }, 'the end of the alert');
    expect(kinds(changed)).toEqual(['alert', 'revision', 'verdict']);
    expect(only(changed, 'revision')).toMatchObject({
      was: { quantity: { text: '88-94' } },
      is: { quantity: { text: '60-66' } },
      reason: 'Counted anew.',
    });
    expect(only(changed, 'verdict')).toMatchObject({ was: 'above', is: 'within' });

    await rana.look(changed.until);
    const { observation } = await enter('2020-07', '61');
    await admin.post(`/observations/${observation?.id}/retraction`, { reason: 'Of another camp.' });
    expect((await rana.changes()).items).toEqual([]);
    await admin.post(`/observations/${id}/retraction`, { reason: 'Of another camp.' });
    expect(only(await rana.changes(), 'retraction')).toMatchObject({
      was: { quantity: { text: '60-66' } },
      reason: 'Of another camp.',
    });
  });

  it('tell what has become overdue by its first figure, and who entered it', async () => {
    const { until } = await omar.changes();
    await omar.look(until);
    await omar.ask('POST', '/observations', {
      indicator: 'crop-burnings',
      period: '2020-07',
      value: '12',
      source,
    });
    const seen = await eventually(async () => {
      const now = await omar.changes();
      return only(now, 'overdue') && now;
    }, 'what is overdue');
    // Nobody has to be told what they entered themselves; what follows from it they may not know.
    expect(kinds(seen)).toEqual(['overdue']);
    expect(only(seen, 'overdue')?.daysLate).toBeGreaterThan(1_000);
    const asked = await omar.changes(`?since=${until}`);
    expect(kinds(asked)).toEqual(['figure', 'overdue']);
    expect(only(asked, 'figure')?.by).toEqual({ name: 'Omar', self: true });
    expect(only(await rana.changes(), 'figure')?.by).toEqual({ name: 'Omar', self: false });
  });

  it('are bounded, the newest first', async () => {
    const { until } = await rana.changes();
    await rana.look(until);
    const sql = connect(database, { max: 1 });
    await sql`
      with made as (
        insert into observation (indicator_id, series_key, dimensions, period_start, period_end, source_id)
        select 'levies-on-farmers', '', '{}', date '2000-01-01' + n, date '2000-01-02' + n, (select min(id::text)::uuid from source)
        from generate_series(1, 400) n returning id, period_start)
      insert into revision (observation_id, number, period_text, text, qualifier, lower, upper, lower_inclusive,
        upper_inclusive, point, per, known_on, actor, recorded_at)
      select id, 1, period_start::text, '3', 'exact', 3, 3, true, true, 3, 'period', '2020-01-01',
        '{"kind":"system","part":"import"}', now() + (period_start - date '2000-01-01') * interval '1 ms' from made`;
    await sql.end();
    const { items, more } = await rana.changes();
    expect([items.length, more]).toEqual([300, true]);
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .sort()
        .reverse(),
    );
    await rana.look(until);
  });

  it('are the newest of all there are, however few are listed', async () => {
    const sql = connect(database, { max: 4, asApplication: true });
    const { until } = await rana.changes();
    const standing = standingKept();
    const kindsSeen = new Set<string>();
    try {
      for (const since of ['2019-01-01T00:00:00.000Z', until])
        for (const today of [until.slice(0, 10), '2035-01-01']) {
          const listed = (most: number) =>
            changesSince(
              { sql, today: () => today, timeZone: 'UTC', standing },
              since,
              { kind: 'system', part: 'test' },
              true,
              most,
            );
          const all = await listed(10_000);
          for (const { kind } of all.items) kindsSeen.add(kind);
          const bounds = [1, 2, 3, 5, 10, 100, 390, 399, 400, 401, 402, 403, 405, 410, 415, 420, 430, 450];
          for (const most of bounds) {
            const { items, more } = await listed(most);
            expect([most, items]).toEqual([most, all.items.slice(0, most)]);
            expect(more).toBe(all.items.length > most);
          }
        }
    } finally {
      await sql.end();
    }
    expect([...kindsSeen].sort()).toEqual(['alert', 'figure', 'overdue', 'verdict']);
  });

  it('can be asked of any instant, by a token too, and refuse what is none', async () => {
    const all = await admin.get<ChangesWire>('/changes?since=1970-01-01T00:00:00Z');
    expect(all.body.items.length).toBeGreaterThan(30);
    expect((await admin.get<ChangesWire>('/changes?since=0000-01-01T00:00:00Z')).status).toBe(200);
    expect((await admin.get<ChangesWire>('/changes?since=9999-12-31T00:00:00Z')).body.items).toEqual([]);
    for (const query of ['', '?since=', '?since=yesterday', '?since=2026-13-01T00:00:00Z'])
      expect((await admin.get<Refusal>(`/changes${query}`)).body.code).toBe('query-invalid');
    const { until } = await rana.changes();
    for (const body of [{}, { at: null }, { at: 'now' }, { at: '9999-12-31T00:00:00Z' }, { at: until, x: 1 }])
      expect((await rana.ask('PUT', '/account/last-look', body)).status).toBe(422);
    expect((await clientOf(marsad.url, null).get('/changes')).status).toBe(401);
  });
});

describe('the arrangement', () => {
  const arranged: ArrangementWire = {
    density: 'compact',
    grouping: 'status',
    order: ['crop-burnings', 'al-hol-pledges'],
    pinned: ['border-crossings'],
  };

  it('is kept for each person, whatever their role', async () => {
    const plain = { density: null, grouping: 'section', order: [], pinned: [] };
    expect(await rana.arrangement()).toEqual(plain);
    expect((await rana.arrange(arranged)).body).toEqual(arranged);
    expect(await rana.arrangement()).toEqual(arranged);
    expect(await omar.arrangement()).toEqual(plain);
    expect((await rana.arrange({ ...arranged, pinned: [] })).status).toBe(200);
    expect((await rana.arrangement()).pinned).toEqual([]);
  });

  it('has bounds, and refuses what it does not know', async () => {
    const refused = [
      null,
      [],
      {},
      { ...arranged, density: 'tiny' },
      { ...arranged, order: ['a', 'a'] },
      { ...arranged, order: Array.from({ length: 501 }, (_, n) => `i${n}`) },
      { ...arranged, pinned: ['x'.repeat(101)] },
      { ...arranged, pinned: ['\0'] },
      { ...arranged, colour: 'red' },
    ];
    for (const body of refused) expect((await omar.arrange(body)).status).toBe(422);
    expect((await admin.get('/account/arrangement')).status).toBe(403);
  });
});
