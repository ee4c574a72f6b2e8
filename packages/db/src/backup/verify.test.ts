/** A back-up tried in an empty database, which is where there is no PostgreSQL of one's own to start. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  openPrepared,
  type Prepared,
  startPostgres,
  type TestDatabase,
  temporaryFolder,
} from '../../test/postgres.js';
import { connect } from '../connection/connect.js';
import { backUpToFile } from './file.js';
import { tryBackup } from './verify.js';

let postgres: TestDatabase;
let source: Prepared;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let file: string;

beforeAll(async () => {
  postgres = await startPostgres();
  source = await openPrepared(postgres);
  folder = await temporaryFolder();
  file = join(folder.path, 'small.zip');
  await source.sql`insert into source (title) values ('Kept')`;
  await source.sql`select append_audit('{"kind":"system","part":"test"}', 'test.kept', 'setting', 'x', '{}')`;
  await backUpToFile(source.owner, file);
});
afterAll(async () => {
  await source?.close();
  await postgres?.stop();
  await folder?.remove();
});

/** What anybody ever made in it. */
async function heldBy(url: string): Promise<string[]> {
  const sql = connect(url, { max: 1 });
  try {
    const found = await sql<{ name: string }[]>`
      select nspname::text as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
      union all select relname::text from pg_class where relnamespace = 'public'::regnamespace
      union all select proname::text from pg_proc where pronamespace = 'public'::regnamespace`;
    return found.map(({ name }) => name);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

it('is compared table by table, and the database is as empty as it was', async () => {
  const url = await postgres.fresh();
  const { compared, audit, manifest } = await tryBackup(file, { url, where: 'The database' });
  expect(compared.map(({ table }) => table)).toEqual(manifest.tables.map(({ name }) => name));
  expect(compared.filter(({ wanted, found }) => wanted.sha256 !== found.sha256)).toEqual([]);
  expect(audit).toMatchObject({ kind: 'sound', rows: manifest.audit?.rows });
  expect(await heldBy(url)).toEqual([]);
});

it('is not tried in a database in which there is something, which stays as it is', async () => {
  const before = await heldBy(source.url);
  await expect(tryBackup(file, { url: source.url, where: 'The database in DATABASE_URL' })).rejects.toThrow(
    /^The database in DATABASE_URL is not empty \(.+\): a back-up is tried in an empty database, which is empty again afterwards\. Make one and give its name: --database NAME\.$/,
  );
  expect(await heldBy(source.url)).toEqual(before);
});

it('that is damaged, or for a database that is not there, is refused in a line', async () => {
  const url = await postgres.fresh();
  const cut = join(folder.path, 'cut.zip');
  await writeFile(cut, (await readFile(file)).subarray(0, -10));
  await expect(tryBackup(cut, { url, where: 'The database' })).rejects.toThrow('is no back-up of Marsad');
  await rm(cut);
  const nowhere = Object.assign(new URL(url), { pathname: '/not_made' }).href;
  await expect(tryBackup(file, { url: nowhere, where: 'The database' })).rejects.toThrow(
    /cannot use the database at \S+\/not_made: /,
  );
});
