/** Migrations while others work: none takes long locks, and none makes whoever comes after it wait. */
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { longLocks } from '../../test/long-locks.js';
import { startPostgres, type TestDatabase } from '../../test/postgres.js';
import { connect } from './connect.js';
import { migrate, migrationState } from './migrate.js';

const folder = new URL('../../migrations/', import.meta.url);
/** Those up to it were published before the rule was, and a migration is never edited. */
const lastWithoutRule = 30;

let postgres: TestDatabase;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

const migrations = (await readdir(folder)).filter((name) => Number(name.slice(0, 4)) > lastWithoutRule);

/** Indexes that are built while the upgrade runs, as docs/operating.md says: who writes there waits for as long as that takes. */
const built: Readonly<Record<string, readonly string[]>> = {
  '0033_reads_of_large_records.sql': ['create index revision_newest', 'create index submission_own'],
  '0038_observability.sql': ['create index delivery_unsent'],
};

it.each(migrations)('%s holds no table for long', async (name) => {
  const found = longLocks(await readFile(new URL(name, folder), 'utf8'));
  const known = built[name] ?? [];
  expect(
    found.map((statement, at) => (statement.startsWith(`${known[at]} `) ? known[at] : statement)),
  ).toEqual(known);
});

it.each([
  ['create index revision_x on revision (text)'],
  ['create unique index on observation (series_key)'],
  ['alter table revision alter column text type varchar(10)'],
  ['alter table revision alter column note set not null'],
  ['alter table revision add constraint x check (number > 1)'],
  ['alter table revision add column x uuid default uuidv7()'],
  ['alter table revision add column x integer references other (id)'],
  ['update revision set note = null'],
  ['delete from audit'],
  ['do $$ begin update revision set note = null; end $$'],
  ['update setting set value = (select max(id) from revision join observation using (id))'],
  ['cluster revision'],
  ['lock table revision'],
])('%s is not to be in one', (statement) => {
  expect(longLocks(`-- A comment;\n${statement};\n`)).toHaveLength(1);
});

it.each([
  ['alter table revision add column x integer, add column y text not null default 0'],
  ['alter table revision drop column note'],
  ['alter table revision add constraint x check (number > 1) not valid'],
  ['create table x (id uuid primary key); create index x_id on x (id); insert into x select 1'],
  ['create index feed_name on feed (name); update setting set value = 1'],
  ['grant select on revision to marsad_app'],
  ['create function f() returns void language sql as $$ update revision set note = null $$'],
])('%s may', (statement) => {
  expect(longLocks(statement)).toEqual([]);
});

it('that are all applied do not wait for a back-up that is being taken', async () => {
  const url = await postgres.prepared();
  const [starting, reading] = [connect(url, { max: 1 }), connect(url, { max: 1 })];
  await reading.begin('isolation level repeatable read read only', async (tx) => {
    await tx`select * from migration`;
    expect(await migrate(starting)).toBe(0);
  });
  for (const sql of [starting, reading]) await sql.end({ timeout: 5 });
});

it('wait for a table that somebody holds in short turns, between which others write, and say so in the end', async () => {
  const url = await postgres.prepared();
  const [one, other, third] = [connect(url, { max: 1 }), connect(url, { max: 1 }), connect(url, { max: 1 })];
  // As one that takes a table for itself would have to be applied.
  await one`delete from migration where version = (select max(version) from migration)`;
  await one`alter table revision drop column said_on`;
  await one`alter table import_entry drop column said_on`;
  const holder = await other.reserve();
  await holder`begin`;
  await holder`select * from migration`;
  await holder`lock table migration in share mode`;
  const refused = migrate(one, 1_000);
  await expect(refused).rejects.toThrow(
    /somebody holds a table of the database all the time .* Nothing was changed\.$/s,
  );
  // Whoever reads is not behind it.
  await third`select count(*) from migration`;
  await holder`rollback`;
  holder.release();
  expect(await migrate(one)).toBe(1);
  expect(await migrationState(one)).toMatchObject({ ok: true });
  for (const sql of [one, other, third]) await sql.end({ timeout: 5 });
});
