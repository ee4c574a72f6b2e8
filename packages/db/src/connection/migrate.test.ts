import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestDatabase } from '../../test/postgres.js';
import { connect, type Sql } from './connect.js';
import { assertMigrated, migrate, migrationState } from './migrate.js';
import { StartError } from './start-error.js';

let postgres: TestDatabase;
let sql: Sql;
let count: number;
let newest: number;
beforeAll(async () => {
  postgres = await startPostgres();
  sql = connect(await postgres.fresh(), { max: 4 });
  const files = (await readdir(new URL('../../migrations/', import.meta.url))).sort();
  count = files.length;
  newest = Number(files.at(-1)?.slice(0, 4));
});
afterAll(async () => {
  await sql?.end();
  await postgres?.stop();
});

describe('migrations', () => {
  it('are asked for where there is no schema yet', async () => {
    expect(await migrationState(sql)).toEqual({ ok: false, detail: `schema 0 of ${newest}` });
    await expect(assertMigrated(sql)).rejects.toThrow('run "npm run migrate" first');
  });

  it('are applied once, however many processes start at the same moment, and noted with a checksum', async () => {
    const applied = await Promise.all([migrate(sql), migrate(sql), migrate(sql)]);
    expect(applied.sort((a, b) => a - b)).toEqual([0, 0, count]);
    expect(await migrate(sql)).toBe(0);
    expect(await migrationState(sql)).toEqual({ ok: true, detail: `schema ${newest} of ${newest}` });
    await assertMigrated(sql);
    const [kept] = await sql<{ n: number }[]>`
      select count(*)::int as n from migration where checksum is null`;
    expect(kept?.n).toBe(0);
  });

  it('are refused on a database that a newer program made', async () => {
    await sql`insert into migration (version, name) values (9999, '9999_of_tomorrow.sql')`;
    for (const attempt of [migrate, assertMigrated]) {
      await expect(attempt(sql)).rejects.toBeInstanceOf(StartError);
      await expect(attempt(sql)).rejects.toThrow('newer than this program');
    }
    await sql`delete from migration where version = 9999`;
  });

  it('are refused by name where one was edited after it was applied', async () => {
    await sql`update migration set checksum = 'of another text' where version = 2`;
    const refusal = /0002_alerts\.sql is not the one that was applied/;
    await expect(migrate(sql)).rejects.toThrow(refusal);
    await expect(assertMigrated(sql)).rejects.toThrow(refusal);
  });

  it('that were applied before checksums were kept are taken as they are', async () => {
    await sql`alter table migration drop column checksum`;
    await assertMigrated(sql);
    expect(await migrate(sql)).toBe(0);
    const [row] = await sql<{ checksum: string }[]>`select checksum from migration where version = 2`;
    expect(row?.checksum).toMatch(/^[0-9a-f]{64}$/);
  });

  it('leave nothing half done where the user may not do them', async () => {
    await sql.unsafe(`create role poor login password 'poor'`);
    const url = new URL(await postgres.fresh());
    url.username = 'poor';
    url.password = 'poor';
    const poor = connect(url.href, { max: 1 });
    await expect(migrate(poor)).rejects.toThrow('The database user may not prepare the database');
    expect(await migrationState(poor)).toMatchObject({ ok: false });
    await poor.end();
  });
});
