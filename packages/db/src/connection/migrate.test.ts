import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmbeddedDatabase } from '../embedded/index.js';
import { connect, type Sql } from './connect.js';
import { assertMigrated, migrate, migrationState } from './migrate.js';

let folder: string;
let server: Awaited<ReturnType<typeof startEmbeddedDatabase>>;
let sql: Sql;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'marsad-migrate-'));
  await chmod(folder, 0o755);
  server = await startEmbeddedDatabase(folder);
  sql = connect(server.url, { max: 2 });
});
afterAll(async () => {
  await sql?.end();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

it('notes what it applied and refuses a migration that was edited since', async () => {
  expect(await migrate(sql)).toBeGreaterThan(0);
  expect(await migrate(sql)).toBe(0);
  expect((await migrationState(sql)).ok).toBe(true);
  await assertMigrated(sql);
  const [kept] = await sql<{ n: number }[]>`select count(*)::int as n from migration where checksum is null`;
  expect(kept?.n).toBe(0);

  await sql`update migration set checksum = 'of another text' where version = 2`;
  const refusal = /0002_alerts\.sql is not the one that was applied/;
  await expect(migrate(sql)).rejects.toThrow(refusal);
  await expect(assertMigrated(sql)).rejects.toThrow(refusal);
});

it('takes what was applied before checksums were kept as it is', async () => {
  await sql`alter table migration drop column checksum`;
  await assertMigrated(sql);
  expect(await migrate(sql)).toBe(0);
  const [row] = await sql<{ checksum: string }[]>`select checksum from migration where version = 2`;
  expect(row?.checksum).toMatch(/^[0-9a-f]{64}$/);
});
