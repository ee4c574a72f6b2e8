/** Two spellings of one title are one source: now, and for what is on record already. */
import { readdir, readFile } from 'node:fs/promises';
import { connect, migrate, type Sql } from '@marsad/db';
import type { PreviewWire, SourceListWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Installation,
  install,
  type Marsad,
  type Refusal,
  startPostgres,
  type TestDatabase,
} from './harness.js';

const title = 'تقرير أممي';
const spellings = [
  `\u200f${title}`,
  `${title}\u200f`,
  `\u202b${title}\u202c`,
  `\u2067${title}\u2069`,
  'تقر\u200bير أممي',
  'تقرير\u200f أممي',
  `\ufeff${title.normalize('NFD')}`,
  'تقرير\u00a0أممي',
];

describe('a title', () => {
  let installation: Installation;
  let marsad: Marsad;
  beforeAll(async () => {
    installation = await install();
    marsad = installation.marsad;
  });
  afterAll(() => installation?.stop());

  it('makes one source and one figure, whatever marks stand in it that nobody sees', async () => {
    const figure = { indicator: 'al-hol-pledges', period: '2020-05', value: '62' };
    await marsad.client.submitAndWait({ ...figure, source: { title } });
    for (const spelled of spellings) {
      const source = { title: spelled };
      const preview = await marsad.client.post<PreviewWire>('/observations/preview', { ...figure, source });
      expect(preview.body.warnings.map(({ code }) => code)).toContain('warn-same-figure');
      expect((await marsad.client.submitAndWait({ ...figure, source })).status).toBe('unchanged');
    }
    const points = (await marsad.client.points('al-hol-pledges')).filter(
      ({ period }) => period.text === '2020-05',
    );
    expect(points.map(({ alternatives }) => alternatives)).toEqual([[]]);
    for (const q of [title, 'قرير \u200fأم', 'تقرير'])
      expect(
        (await marsad.client.get<SourceListWire>(`/sources?q=${encodeURIComponent(q)}`)).body.items,
      ).toHaveLength(1);
  });

  it('is missing where it has nothing but such marks', async () => {
    const { status, body } = await marsad.client.submit({
      indicator: 'al-hol-pledges',
      period: '2020-06',
      value: '62',
      source: { title: ' \u200f\u2067\u2069 ' },
    });
    expect([status, body.errors?.map(({ pointer, code }) => [pointer, code])]).toEqual([
      422,
      [['/source/title', 'source-title-missing']],
    ]);
    const { items } = (await marsad.client.get<SourceListWire>('/sources')).body;
    const blank = await marsad.client.get<Refusal>(`/sources/${items[0]?.id}`, {
      method: 'PUT',
      body: JSON.stringify({ title: '\u200f' }),
      headers: { 'content-type': 'application/json' },
    });
    expect(blank.status).toBe(422);
  });
});

describe('what an earlier version has kept', () => {
  const migrations = new URL('../../../packages/db/migrations/', import.meta.url);
  let postgres: TestDatabase;
  let sql: Sql;
  beforeAll(async () => {
    postgres = await startPostgres();
    sql = connect(await postgres.fresh(), { max: 2 });
    await sql`create table migration (
      version integer primary key, name text not null, applied_at timestamptz not null default now())`;
    for (const name of (await readdir(migrations)).sort()) {
      if (name >= '0016') continue;
      await sql.unsafe(await readFile(new URL(name, migrations), 'utf8'));
      await sql`insert into migration (version, name) values (${Number(name.slice(0, 4))}, ${name})`;
    }
  });
  afterAll(async () => {
    await sql?.end({ timeout: 5 });
    await postgres?.stop();
  });

  it('is found under the titles as they are compared now, the older of two, and nothing is lost', async () => {
    const old = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
    const ids: string[] = [];
    for (const spelled of [title, `\u200f${title}`, `${title} \u202b2020\u202c "x\\y"\t`]) {
      const [source] = await sql<
        { id: string }[]
      >`insert into source (title) values (${spelled}) returning id`;
      ids.push(source?.id ?? '');
      await sql`insert into source_name (fingerprint, source_id)
        values (${JSON.stringify([old(spelled), 'un', ''])}, ${source?.id ?? ''})`;
    }
    const [rana, omar] = await Promise.all(
      ['rana', 'omar'].map(async (name) => {
        const [person] = await sql<
          { id: string }[]
        >`insert into auth."user" ("name", "email", "emailVerified", "role")
          values (${name}, ${`${name}@example.org`}, true, 'admin') returning "id"`;
        return person?.id ?? '';
      }),
    );
    const token = async (by: object) => {
      const [made] = await sql<
        { id: string }[]
      >`insert into api_token (token_hash, name, role, hint, created_by)
        values (${Buffer.from(JSON.stringify(by))}, 'x', 'admin', 'x', ${sql.json(by as never)}) returning id`;
      return made?.id ?? '';
    };
    const own = await token({ kind: 'person', id: rana, name: 'rana' });
    const child = await token({ kind: 'token', id: own, name: 'x' });
    const kept = await token({ kind: 'person', id: omar, name: 'omar' });
    const command = await token({ kind: 'system', part: 'command line' });
    await sql`update auth."user" set "disabledAt" = now() where "id" = ${rana ?? ''}`;

    expect(await migrate(sql)).toBeGreaterThan(0);

    expect(await sql`select count(*)::int as count from source`).toMatchObject([{ count: 3 }]);
    const names = await sql<{ fingerprint: string; id: string }[]>`
      select fingerprint, source_id as id from source_name order by source_id`;
    expect(names.map(({ fingerprint, id }) => [JSON.parse(fingerprint), id])).toEqual([
      [[title.normalize('NFKC'), 'un', ''], ids[0]],
      [[`${title.normalize('NFKC')} 2020 "x\\y"`, 'un', ''], ids[2]],
    ]);
    for (const { fingerprint } of names) expect(fingerprint).toBe(JSON.stringify(JSON.parse(fingerprint)));
    const tokens = await sql<{ id: string; person: string | null; revoked: boolean }[]>`
      select id, person_id as person, revoked_at is not null as revoked from api_token`;
    expect(new Map(tokens.map(({ id, person, revoked }) => [id, [person, revoked]]))).toEqual(
      new Map([
        [own, [rana, true]],
        [child, [rana, true]],
        [kept, [omar, false]],
        [command, [null, false]],
      ]),
    );
  });
});
