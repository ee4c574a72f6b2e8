import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestDatabase } from '../../test/postgres.js';
import { connect, type Sql } from './connect.js';
import { assertMigrated, migrate, migrationState } from './migrate.js';
import { StartError } from './start-error.js';

let postgres: TestDatabase;
let sql: Sql;
let count: number;
beforeAll(async () => {
  postgres = await startPostgres();
  sql = connect(await postgres.fresh(), { max: 4 });
  count = (await readdir(new URL('../../migrations/', import.meta.url))).length;
});
afterAll(async () => {
  await sql.end();
  await postgres.stop();
});

describe('migrations', () => {
  it('are asked for where there is no schema yet', async () => {
    expect(await migrationState(sql)).toEqual({ ok: false, detail: `schema 0 of ${count}` });
    await expect(assertMigrated(sql)).rejects.toThrow('run "npm run migrate" first');
  });

  it('are applied once, however many processes start at the same moment', async () => {
    const applied = await Promise.all([migrate(sql), migrate(sql), migrate(sql)]);
    expect(applied.sort((a, b) => a - b)).toEqual([0, 0, count]);
    expect(await migrate(sql)).toBe(0);
    expect(await migrationState(sql)).toEqual({ ok: true, detail: `schema ${count} of ${count}` });
    await assertMigrated(sql);
  });

  it('are refused on a database that a newer program made', async () => {
    await sql`insert into migration (version, name) values (9999, '9999_of_tomorrow.sql')`;
    for (const attempt of [migrate, assertMigrated]) {
      await expect(attempt(sql)).rejects.toBeInstanceOf(StartError);
      await expect(attempt(sql)).rejects.toThrow('newer than this program');
    }
    await sql`delete from migration where version = 9999`;
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
