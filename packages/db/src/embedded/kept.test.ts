/** The embedded PostgreSQL ends, or stands still, while it is used. */
import { spawn } from 'node:child_process';
import { once as onceHappened } from 'node:events';
import { readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../test/postgres.js';
import { connect } from '../connection/connect.js';
import { startEmbeddedDatabase } from './index.js';
import { processesOn } from './processes.js';

const postmasterOf = (dataDir: string) =>
  Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function until<T>(look: () => Promise<T | null>, what: string): Promise<T> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await delay(20)) {
    const found = await look();
    if (found !== null) return found;
  }
  throw new Error(`${what} did not come about`);
}

/** Each with a connection of its own: what a pool makes of one that is lost is another matter. */
async function once(url: string, statement: string): Promise<Record<string, unknown>[] | null> {
  const sql = connect(url, { max: 1 });
  try {
    return await sql.unsafe(statement);
  } catch {
    return null;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

it('is started again on its port however it ended, and given up with the reason where it cannot start', async () => {
  const folder = await temporaryFolder();
  const said: string[] = [];
  const database = await startEmbeddedDatabase(
    folder.path,
    {},
    { say: (line) => said.push(line), mostTries: 3, longestPauseMs: 50 },
  );
  await once(database.url, 'create table kept (n integer)');
  for (const victim of ['postmaster', 'backend'] as const) {
    await until(() => once(database.url, 'insert into kept values (1)'), 'a row');
    const busy = connect(database.url, { max: 1 });
    const [backend] = await busy<{ pid: number }[]>`select pg_backend_pid() as pid`;
    // Works for long and looks up from it seldom: what a postmaster that is killed leaves.
    const work = busy`select count(*) from generate_series(1, 1e12::bigint)`.catch(() => {});
    process.kill(victim === 'postmaster' ? postmasterOf(folder.path) : Number(backend?.pid), 'SIGKILL');
    await work;
    await busy.end({ timeout: 1 });
    await until(() => once(database.url, 'select 1'), 'an answer on the same port');
  }
  expect(await once(database.url, 'select count(*)::int as n from kept')).toEqual([{ n: 2 }]);
  // One backend is PostgreSQL's own to mend.
  expect(said.filter((line) => line.includes('ended by itself (by SIGKILL)'))).toHaveLength(1);
  expect(said.at(-1)).toMatch(/^PostgreSQL is there again after [\d.]+ s/);

  // What was said before is not why it does not start.
  const wrong = new URL(database.url);
  wrong.password = 'wrong';
  expect(await once(wrong.href, 'select 1')).toBeNull();
  const global = join(folder.path, 'postgres', 'global');
  await rename(global, `${global}.away`);
  process.kill(postmasterOf(folder.path), 'SIGKILL');
  expect(await database.givenUp).toMatch(
    /^PostgreSQL ended, and did not start again in 3 tries: .*global\/pg_control.* \(see .+postgres\.log\)$/,
  );
  await database.stop();
  expect(processesOn(join(folder.path, 'postgres'))).toEqual([]);
  await folder.remove();
});

it('leaves one that stands still alone, and ends even that when it is stopped', async () => {
  const folder = await temporaryFolder();
  const database = await startEmbeddedDatabase(folder.path);
  const pid = postmasterOf(folder.path);
  process.kill(pid, 'SIGSTOP');
  const answer = once(database.url, 'select 1 as n');
  // Long enough for whoever would be hasty.
  expect(await Promise.race([answer, delay(3_000, 'late')])).toBe('late');
  expect(postmasterOf(folder.path)).toBe(pid);
  process.kill(pid, 'SIGCONT');
  expect(await answer).toEqual([{ n: 1 }]);
  process.kill(pid, 'SIGSTOP');
  await database.stop(500);
  expect(processesOn(join(folder.path, 'postgres'))).toEqual([]);
  await folder.remove();
});

it('stops though PostgreSQL recovers from the loss of a backend', async () => {
  const folder = await temporaryFolder();
  for (const laterMs of [10, 30, 50]) {
    const database = await startEmbeddedDatabase(folder.path, {}, { say: () => {} });
    const busy = connect(database.url, { max: 1 });
    const [backend] = await busy<{ pid: number }[]>`select pg_backend_pid() as pid`;
    const work = busy`select pg_sleep(600)`.catch(() => {});
    process.kill(Number(backend?.pid), 'SIGKILL');
    await work;
    await busy.end({ timeout: 1 });
    await delay(laterMs);
    // Longer than a test may take: an order that PostgreSQL never carries out is a failure.
    await database.stop(3_600_000);
  }
});

it('takes over one that was left behind while it recovers, without an order that it never carries out', async () => {
  const folder = await temporaryFolder();
  const module = new URL('../../dist/embedded/index.js', import.meta.url).href;
  const code = `import { startEmbeddedDatabase } from ${JSON.stringify(module)};
    const { url } = await startEmbeddedDatabase(${JSON.stringify(folder.path)});
    console.log(url);
    setInterval(() => {}, 1000);`;
  const log = () => readFileSync(join(folder.path, 'postgres.log'), 'utf8');
  for (const laterMs of [0, 20, 60]) {
    const earlier = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await onceHappened(earlier.stdout, 'data')) as [Buffer];
    const busy = connect(line.toString().trim(), { max: 1 });
    const [backend] = await busy<{ pid: number }[]>`select pg_backend_pid() as pid`;
    earlier.kill('SIGKILL');
    await onceHappened(earlier, 'exit');
    process.kill(Number(backend?.pid), 'SIGKILL');
    await busy.end({ timeout: 1 });
    await delay(laterMs);
    const before = log().length;
    const database = await startEmbeddedDatabase(folder.path);
    expect(await once(database.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(log().slice(before)).not.toContain('received fast shutdown request');
    await database.stop();
  }
  await folder.remove();
});
