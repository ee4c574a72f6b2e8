import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serverOn } from '../../test/own-server.js';
import { temporaryFolder } from '../../test/postgres.js';
import { connect } from '../connection/connect.js';
import { migrate } from '../connection/migrate.js';
import { initialise } from './cluster.js';
import { startEmbeddedDatabase } from './index.js';
import { arrange } from './layout.js';
import { giveToOwner, urlOf } from './server.js';

it('a cluster whose superuser owned everything is handed over when it starts, and keeps what it holds', async () => {
  const folder = await temporaryFolder();
  const dataDir = join(folder.path, 'data');
  const first = await startEmbeddedDatabase(dataDir);
  const owner = connect(first.url, { max: 1 });
  await migrate(owner);
  await owner`create schema bullmq`;
  await owner`create table bullmq.job (id bigint generated always as identity)`;
  await owner`insert into secret (name, value) values ('kept', 'yes')`;
  await owner.end({ timeout: 5 });
  // As it was before: no owner, everything the superuser's.
  const password = (await readFile(join(dataDir, 'database-password'), 'utf8')).trim();
  const superuser = connect(Object.assign(new URL(first.url), { username: 'marsad', password }).href, {
    max: 1,
  });
  await superuser.unsafe(`
    reassign owned by marsad_owner to marsad;
    drop owned by marsad_owner;
    revoke marsad_app from marsad_owner;
    drop role marsad_owner`);
  await superuser.end({ timeout: 5 });
  await first.stop();
  await rm(join(dataDir, 'owner-password'));

  const again = await startEmbeddedDatabase(dataDir);
  const sql = connect(again.url, { max: 1 });
  expect(await migrate(sql)).toBe(0);
  expect(await sql`select value from secret where name = 'kept'`).toEqual([{ value: 'yes' }]);
  const [who] =
    await sql`select session_user as name, rolsuper as superuser from pg_roles where rolname = session_user`;
  expect(who).toEqual({ name: 'marsad_owner', superuser: false });
  const [foreign] = await sql`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth', 'bullmq') and c.relowner <> 'marsad_owner'::regrole
    union all
    select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'auth', 'bullmq') and p.proowner <> 'marsad_owner'::regrole`;
  expect(foreign).toBeUndefined();
  await sql`alter table audit add column later text`;
  await sql.end({ timeout: 5 });
  await again.stop();
  for (const name of ['database-password', 'owner-password'])
    expect((await stat(join(dataDir, name))).mode & 0o777).toBe(0o600);
  // Nobody else reads what is there; as root, PostgreSQL's user goes through.
  expect((await stat(dataDir)).mode & 0o066).toBe(0);
  await folder.remove();
});

it('waits for a server that answers late while its database is handed over', async () => {
  const folder = await temporaryFolder();
  const dataDir = join(folder.path, 'data');
  const first = await startEmbeddedDatabase(dataDir);
  const password = (await readFile(join(dataDir, 'database-password'), 'utf8')).trim();
  const asSuperuser = (database: string) =>
    connect(
      Object.assign(new URL(first.url), { username: 'marsad', password, pathname: `/${database}` }).href,
      {
        max: 1,
      },
    );
  const cluster = asSuperuser('postgres');
  // Longer than a connection is waited for, and only once: a sequence remembers what was rolled back.
  await cluster.unsafe(`
    create sequence logins;
    create function be_late() returns event_trigger language plpgsql as $$
      begin
        if nextval('logins') = 1 then perform pg_sleep(8); end if;
      end $$;
    create event trigger be_late on login execute function be_late()`);
  await cluster.end({ timeout: 5 });
  const superuser = asSuperuser('marsad');
  await superuser.unsafe(`
    reassign owned by marsad_owner to marsad;
    drop owned by marsad_owner;
    drop role marsad_owner`);
  await superuser.end({ timeout: 5 });
  await first.stop();

  const again = await startEmbeddedDatabase(dataDir);
  const sql = connect(again.url, { max: 1 });
  expect(await sql`select session_user as name`).toEqual([{ name: 'marsad_owner' }]);
  await sql.end({ timeout: 5 });
  await again.stop();
  await folder.remove();
});

it('a database whose making is asked for again, the answer being late, is made once', async () => {
  const folder = await temporaryFolder();
  const layout = await arrange(folder.path);
  await initialise(layout, 'superuser');
  const server = await serverOn(layout, {});
  await server.start();
  const passwords = { superuser: 'superuser', owner: 'owners' };
  await Promise.all([giveToOwner(server.port, passwords), giveToOwner(server.port, passwords)]);
  const sql = connect(urlOf(server.port, 'marsad_owner', 'owners'), { max: 1 });
  expect(await sql`select current_user::text as name`).toEqual([{ name: 'marsad_owner' }]);
  await sql.end({ timeout: 5 });
  await server.end();
  await folder.remove();
});
