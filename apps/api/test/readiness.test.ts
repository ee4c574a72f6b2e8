/** Readiness and metrics tell the truth, within a deadline, whatever hangs, is full or went away. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { connect } from '@marsad/db';
import { Redis } from 'ioredis';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import {
  eventually,
  launch,
  type Marsad,
  startMarsad,
  startOwnPostgres,
  startPostgres,
  startRedis,
  temporaryFolder,
} from './harness.js';

const metricsToken = 'a-token-for-the-tests';
/** Three seconds are promised; what is more is this machine's. */
const withinMs = 8_000;

interface Ready {
  readonly status: number;
  readonly checks: Readonly<Record<string, { ok: boolean; detail: string }>>;
}

async function readiness(url: string): Promise<Ready> {
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(withinMs) });
  const { checks } = (await answer.json()) as Pick<Ready, 'checks'>;
  return { status: answer.status, checks };
}

async function metrics(url: string) {
  const answer = await fetch(`${url}/metrics`, {
    headers: { authorization: `Bearer ${metricsToken}` },
    signal: AbortSignal.timeout(withinMs),
  });
  return { status: answer.status, text: await answer.text() };
}

const until = (url: string, status: number) =>
  eventually(async () => {
    const now = await readiness(url);
    return now.status === status && now;
  }, `an answer of ${status}`);

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});
const closing = <T extends { stop(): Promise<unknown> }>(one: T): T => {
  closings.push(() => one.stop());
  return one;
};

/** A server's processes: the postmaster and all it started. */
function processesOf(postmaster: number): number[] {
  const children = readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const parent = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) \S /, '')
        .split(' ')[0];
      return Number(parent) === postmaster ? [Number(name)] : [];
    } catch {
      return [];
    }
  });
  return [postmaster, ...children];
}

it('answers in time while PostgreSQL is frozen, and is ready again once it goes on', async () => {
  const postgres = closing(await startOwnPostgres());
  const url = await postgres.prepared();
  const superuser = connect(postgres.asSuperuser(url), { max: 1 });
  const [file] = await superuser<{ text: string }[]>`select pg_read_file('postmaster.pid') as text`;
  await superuser.end({ timeout: 5 });
  const marsad = closing(await startMarsad({ DATABASE_URL: url, METRICS_TOKEN: metricsToken }));
  await until(marsad.url, 200);
  const frozen = processesOf(Number(file?.text.split('\n')[0]));
  for (const pid of frozen) process.kill(pid, 'SIGSTOP');
  try {
    const now = await readiness(marsad.url);
    expect([now.status, now.checks.database?.ok, now.checks.migrations?.ok]).toEqual([503, false, false]);
    const shown = await metrics(marsad.url);
    expect(shown.status).toBe(200);
    expect(shown.text).not.toMatch(/^marsad_outbox_waiting /m);
    expect(shown.text).toMatch(/^marsad_scrape_errors_total\{[^}]*\} [1-9]/m);
    expect((await fetch(`${marsad.url}/healthz`)).status).toBe(200);
    // From this machine no token is asked for: one that cannot be looked up now shuts nobody out.
    const byToken = { headers: { authorization: `Bearer ${marsad.token}` } };
    expect((await fetch(`${marsad.url}/metrics`, byToken)).status).toBe(200);
  } finally {
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
  }
  await until(marsad.url, 200);
  expect((await metrics(marsad.url)).text).toMatch(/^marsad_outbox_waiting \d/m);
});

it('is not ready while the database takes no writes', async () => {
  const postgres = closing(await startPostgres());
  const url = await postgres.prepared();
  const marsad = closing(await startMarsad({ DATABASE_URL: url }));
  await until(marsad.url, 200);
  const superuser = connect(postgres.asSuperuser(url), { max: 1 });
  closings.push(() => superuser.end({ timeout: 5 }));
  const name = new URL(url).pathname.slice(1);
  const readOnly = async (on: boolean) => {
    await superuser.unsafe(`alter database ${name} set default_transaction_read_only = ${on ? 'on' : 'off'}`);
    await superuser`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`;
  };
  await readOnly(true);
  const refused = await eventually(async () => {
    const now = await readiness(marsad.url);
    return now.status === 503 && now.checks.database?.ok && now;
  }, 'a database that is read and not written');
  expect(refused.checks.writes).toEqual({
    ok: false,
    detail: 'the database takes no writes: it is read-only',
  });
  await readOnly(false);
  await until(marsad.url, 200);
});

const mayMount = (() => {
  const at = '/tmp/marsad-may-mount';
  mkdirSync(at, { recursive: true });
  const may = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at]).status === 0;
  if (may) spawnSync('umount', [at]);
  rmSync(at, { recursive: true, force: true });
  return may;
})();

it.skipIf(!mayMount)('is not ready while the disk of the database is full', async () => {
  const folder = await temporaryFolder();
  closings.push(() => folder.remove());
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=220m,mode=755', 'tmpfs', folder.path]).status).toBe(
    0,
  );
  closings.push(async () => spawnSync('umount', ['-l', folder.path]));
  const marsad = closing(await startMarsad({ DATA_DIR: folder.path }));
  await until(marsad.url, 200);
  const filler = join(folder.path, 'filler');
  for (const size of [1_000_000, 4_096])
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
  const full = await until(marsad.url, 503);
  expect(full.checks.writes?.detail).toBe('the database takes no writes: its disk is full');
  rmSync(filler);
  await until(marsad.url, 200);
});

describe('an api process', () => {
  let marsad: Marsad;
  afterAll(async () => {
    await marsad?.stop();
  });

  it('is ready while work waits that no worker takes, and says how much', async () => {
    const postgres = await startPostgres();
    const url = await postgres.prepared();
    const sql = connect(url, { max: 1 });
    await sql`insert into outbox (topic, payload, created_at)
      values ('evaluate', '{"indicator":"none","seriesKey":"","submission":null}', now() - interval '1 hour')`;
    await sql.end({ timeout: 5 });
    marsad = await startMarsad({ DATABASE_URL: url, ROLE: 'api' });
    const now = await readiness(marsad.url);
    expect(now.status).toBe(200);
    expect(now.checks.queue?.detail).toMatch(/^1 waiting, the oldest for 36\d\d s; no worker was ever seen$/);
    await marsad.stop();
    await postgres.stop();
  });
});

const redisCommand = process.env.MARSAD_TEST_REDIS;

describe.skipIf(redisCommand === undefined)('a worker', () => {
  async function worker() {
    const [postgres, redis] = await Promise.all([startPostgres(), startRedis(redisCommand ?? '')]);
    closings.push(
      () => postgres.stop(),
      () => redis.stop(),
    );
    const env = {
      DATABASE_URL: await postgres.prepared(),
      REDIS_URL: redis.url,
      METRICS_TOKEN: metricsToken,
    };
    const marsad = closing(await startMarsad({ ...env, ROLE: 'worker' }));
    const admin = new Redis(redis.url);
    closings.push(async () => admin.disconnect());
    await until(marsad.url, 200);
    return { marsad, admin, postgres, env };
  }

  it('is not ready while its Redis takes no writes', async () => {
    const { marsad, admin } = await worker();
    await admin.config('SET', 'maxmemory', '1');
    const full = await until(marsad.url, 503);
    expect(full.checks.queue?.detail).toMatch(/^BullMQ on Redis: .*OOM/);
    await admin.config('SET', 'maxmemory', '0');
    await until(marsad.url, 200);
    await admin.replicaof('127.0.0.1', '1');
    expect((await until(marsad.url, 503)).checks.queue?.detail).toMatch(/READONLY/);
    await admin.replicaof('NO', 'ONE');
    await until(marsad.url, 200);
  });

  it('shows its metrics without a database', async () => {
    const { marsad, postgres, env } = await worker();
    const beside = Object.assign(new URL(postgres.asSuperuser(env.DATABASE_URL)), { pathname: '/postgres' });
    const superuser = connect(beside.href, { max: 1 });
    closings.push(() => superuser.end({ timeout: 5 }));
    const name = new URL(env.DATABASE_URL).pathname.slice(1);
    await superuser.unsafe(`alter database ${name} allow_connections false`);
    closings.push(() => superuser.unsafe(`alter database ${name} allow_connections true`));
    await superuser`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = ${name}`;
    await until(marsad.url, 503);
    const shown = await metrics(marsad.url);
    expect(shown.status).toBe(200);
    expect(shown.text).toMatch(/^marsad_scrape_errors_total\{metric="outbox"\} [1-9]/m);
    expect(shown.text).toMatch(/^marsad_process_resident_memory_bytes /m);
    await superuser.unsafe(`alter database ${name} allow_connections true`);
    await until(marsad.url, 200);
  });
});

describe('behind a proxy', () => {
  it('lets probes and scrapes come by any name, and shows no more to a page of another site', async () => {
    const postgres = closing(await startPostgres());
    const marsad = closing(
      await startMarsad({
        DATABASE_URL: await postgres.prepared(),
        PUBLIC_URL: 'https://marsad.example.org',
        METRICS_TOKEN: metricsToken,
      }),
    );
    const asked = (path: string, headers: Record<string, string>) =>
      new Promise<{ status: number; text: string }>((resolve, reject) => {
        request(`${marsad.url}${path}`, { headers }, (answer) => {
          let text = '';
          answer.on('data', (chunk: Buffer) => {
            text += chunk.toString();
          });
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        })
          .on('error', reject)
          .end();
      });
    const authorization = `Bearer ${metricsToken}`;
    for (const host of ['10.1.2.3:3000', 'api:3000', 'marsad.example.org', 'evil.example:3000']) {
      const of = async (path: string, more = {}) => (await asked(path, { host, ...more })).status;
      expect([host, await of('/healthz'), await of('/readyz')]).toEqual([host, 200, 200]);
      expect([host, await of('/metrics', { authorization })]).toEqual([host, 200]);
      const isOurs = host !== 'evil.example:3000';
      expect([host, await of('/metrics')]).toEqual([host, isOurs ? 200 : 401]);
      const { text } = await asked('/readyz', { host });
      expect([host, text.includes('"detail":"answers"')]).toEqual([host, isOurs]);
      const isKnown = host === 'marsad.example.org';
      expect([host, await of('/api/v1/instance')]).toEqual([host, isKnown ? 200 : 403]);
    }
  });

  it('refuses a METRICS_FROM that is no address', async () => {
    const refused = launch('start', {
      METRICS_FROM: '10.0.0.0/40',
      DATABASE_URL: 'postgres://127.0.0.1:1/none',
    });
    await refused.ended;
    expect(refused.output()).toContain('METRICS_FROM: "10.0.0.0/40" is no address and no network');
  });
});
