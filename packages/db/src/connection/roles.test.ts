import { afterAll, beforeAll, expect, it } from 'vitest';
import { startOwnPostgres, type TestDatabase } from '../../test/postgres.js';
import { connect } from './connect.js';
import { applicationAddress } from './roles.js';

let postgres: TestDatabase;
beforeAll(async () => {
  postgres = await startOwnPostgres();
});
afterAll(() => postgres?.stop());

async function applicationOf(url: string): Promise<string> {
  const sql = connect(url, { max: 1 });
  try {
    return (await applicationAddress(sql, url)).url;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function signsIn(url: string): Promise<boolean> {
  const sql = connect(url, { max: 1, asApplication: true });
  try {
    return (await sql`select 1`).length === 1;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

it('a command by a superuser leaves the login of the running processes as it is', async () => {
  const owners = await postgres.prepared();
  const running = await applicationOf(owners);
  const superusers = await applicationOf(postgres.asSuperuser(owners));
  expect(new URL(superusers).username).not.toBe(new URL(running).username);
  for (const url of [running, superusers]) expect(await signsIn(url)).toBe(true);
  // And each finds its own again.
  expect(await applicationOf(owners)).toBe(running);
});
