/** Back-ups through the door an operator uses: taken while figures come in, restored elsewhere, and gone on with. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from '@marsad/db';
import { openArchive } from '@marsad/db/backup';
import type { PipelineWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from './harness/listeners.js';
import {
  eventually,
  launch,
  newIndicator,
  newReceiver,
  source,
  startMarsad,
  startPostgres,
  startRedis,
  type TestDatabase,
  temporaryFolder,
} from './harness.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const redisCommand = process.env.MARSAD_TEST_REDIS;

let postgres: TestDatabase;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  postgres = await startPostgres();
  folder = await temporaryFolder();
});
afterAll(async () => {
  await postgres?.stop();
  await folder?.remove();
});

async function run(
  script: 'backup' | 'restore' | 'verify-backup' | 'audit-check' | 'migrate' | 'start' | 'token',
  env: Record<string, string>,
  args: readonly string[] = [],
) {
  const launched = launch(script, env, args);
  const { code } = await launched.ended;
  return { code, output: launched.output().trim() };
}

/** What an archive says of every table, but for what a restore itself gives back to be done. */
async function saidOf(file: string): Promise<Record<string, string>> {
  const archive = await openArchive(file);
  await archive.close();
  return Object.fromEntries(
    archive.manifest.tables
      .filter(({ name }) => name !== 'public.outbox' && name !== 'public.delivery')
      .map(({ name, rows, sha256 }) => [name, `${rows} ${sha256}`]),
  );
}

/** Days of one year, a figure each. */
const day = (n: number) => new Date(Date.UTC(2021, 0, 1 + n)).toISOString().slice(0, 10);

describe('taken while figures come in', () => {
  it('is of one moment, comes back to its very digest, and has all that was acknowledged before', {
    timeout: 300_000,
  }, async () => {
    const hook = await listen();
    const env = { DATABASE_URL: await postgres.prepared(), ALLOW_PRIVATE_TARGETS: 'yes' };
    const marsad = await startMarsad(env);
    await newIndicator(marsad.client, 'kept', { cadence: 'day' });
    await newIndicator(marsad.client, 'told');
    await marsad.client.post('/rules', { indicator: 'told', condition: { value: { op: '>', to: 50 } } });
    await newReceiver(marsad.client, { name: 'hook', kind: 'webhook', url: hook.url });
    const month = new Date(Date.now() - 32 * 86_400_000).toISOString().slice(0, 7);
    await marsad.client.submitAndWait({ indicator: 'told', period: month, value: '60', source });
    // Not only heard: noted as sent, which is what a back-up can know.
    const original = connect(env.DATABASE_URL, { max: 1 });
    await eventually(async () => {
      const [row] = await original`select from delivery where status = 'sent'`;
      return row !== undefined && hook.heard.length === 1;
    }, 'the message');
    await original.end({ timeout: 5 });

    const acknowledged: string[] = [];
    let going = true;
    let next = 0;
    const post = async () => {
      while (going) {
        const n = next++;
        const { status, body } = await marsad.client.submit({
          indicator: 'kept',
          period: day(n),
          value: String(n + 1),
          source,
        });
        expect(status).toBe(202);
        acknowledged.push(body.id);
      }
    };
    const posting = Promise.all([post(), post(), post()]);
    await eventually(async () => acknowledged.length >= 20, 'twenty figures');
    const before = [...acknowledged];
    const file = join(folder.path, 'under-load.zip');
    const taken = await run('backup', env, [file]);
    const atEnd = acknowledged.length;
    going = false;
    await posting;
    expect(taken).toMatchObject({
      code: 0,
      output: expect.stringMatching(
        /^\S+under-load\.zip: \d+ bytes, \d+ rows as of \d{4}-\S+Z, digest [0-9a-f]{64}$/,
      ),
    });
    // It did come in the midst of others.
    expect(atEnd).toBeGreaterThan(before.length);
    await eventually(
      async () => (await marsad.client.get<PipelineWire>('/pipeline')).body.backup.made !== null,
      'the note of it',
    );
    expect(await marsad.stop()).toBe(0);

    const target = { DATABASE_URL: await postgres.fresh(), ALLOW_PRIVATE_TARGETS: 'yes' };
    const restored = await run('restore', target, [file]);
    expect(restored).toMatchObject({
      code: 0,
      output: expect.stringMatching(/rows are back, as of .*\nThe audit log is as it was/),
    });
    const again = join(folder.path, 'again.zip');
    expect((await run('backup', target, [again])).code).toBe(0);
    expect(await saidOf(again)).toEqual(await saidOf(file));

    const sql = connect(target.DATABASE_URL, { max: 1 });
    // A database that takes no note of it, as on a full disk, takes nothing from what was made.
    await sql.unsafe('alter table backup rename to hidden; create view backup as select 1 as nothing');
    const unnoted = await run('backup', target, [join(folder.path, 'unnoted.zip')]);
    await sql.unsafe('drop view backup; alter table hidden rename to backup');
    expect(unnoted).toMatchObject({
      code: 0,
      output: expect.stringMatching(/could not be noted.*unnoted\.zip: /s),
    });
    expect(await saidOf(join(folder.path, 'unnoted.zip'))).toMatchObject(await saidOf(again));
    const [found] = await sql<{ n: number }[]>`
      select count(*)::int as n from submission where id in ${sql(before)}`;
    expect(found?.n).toBe(before.length);
    const kept = await sql<{ id: string }[]>`
      select id from submission where entry ->> 'indicator' = 'kept' order by id`;

    // What was under way at that moment is done here, once; what was told is not told again. Tokens go on.
    const there = await startMarsad(target, marsad.token);
    const settled = await eventually(async () => {
      const points = await there.client.points('kept');
      return points.length === kept.length && points;
    }, 'every figure of the back-up');
    expect(settled.every(({ observation }) => observation?.revision === 1)).toBe(true);
    const following = new Date(Date.now() - 62 * 86_400_000).toISOString().slice(0, 7);
    await there.client.submitAndWait({ indicator: 'told', period: following, value: '10', source });
    await there.client.submitAndWait({ indicator: 'told', period: month, value: '10', source });
    await eventually(async () => hook.heard.length >= 2, 'the end of the alert');
    expect(new Set(hook.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(hook.heard.length);
    expect(hook.heard.filter(({ body }) => body.status === 'firing')).toHaveLength(1);
    await eventually(async () => {
      const [sent] = await sql<
        { n: number }[]
      >`select count(*)::int as n from delivery where status = 'sent'`;
      return sent?.n === hook.heard.length;
    }, 'the note of every message heard');
    expect((await run('audit-check', target)).code).toBe(0);
    expect(await there.stop()).toBe(0);
    await sql.end({ timeout: 5 });
    await hook.close();

    const tried = await run('verify-backup', target, [file]);
    expect(tried).toMatchObject({ code: 0 });
    for (const table of ['revision', 'incident', 'audit'])
      expect(tried.output).toMatch(
        new RegExp(`^same   public\\.${table}: [1-9]\\d* rows, sha256 [0-9a-f]{64}$`, 'm'),
      );
    expect(tried.output).not.toContain('OTHER');
    expect(tried.output).toMatch(/comes back as it was at .* digest [0-9a-f]{64}$/);
  });
});

describe('through standard output', () => {
  it.each([
    ['that nobody reads to its end', 'EPIPE'],
    ['onto a disk without room', 'ENOSPC'],
  ])('%s is said to be no whole back-up, in one line', async (_, code) => {
    const env = { ...process.env, DATABASE_URL: await postgres.prepared() };
    const words = [`apps/api/launch/backup.mjs`, '-'];
    const to = code === 'EPIPE' ? 'pipe' : openSync('/dev/full', 'w');
    const child = spawn(process.execPath, words, { cwd: root, env, stdio: ['ignore', to, 'pipe'] });
    child.stdout?.destroy();
    let told = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      told += chunk;
    });
    const [ended] = await once(child, 'close');
    if (typeof to === 'number') closeSync(to);
    expect([ended, told]).toEqual([
      1,
      `Marsad: Standard output took no more (${code}): what came through it is no whole back-up.\n`,
    ]);
  });
});

describe('of the embedded database', () => {
  it('is taken while Marsad runs and while it does not, and restored into an empty folder alone', {
    timeout: 300_000,
  }, async () => {
    const [own, other] = [join(folder.path, 'own'), join(folder.path, 'other')];
    expect(await run('backup', { DATA_DIR: own }, [join(folder.path, 'none.zip')])).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^Marsad: There is nothing to back up: DATA_DIR \S+own is not there/),
    });
    const marsad = await startMarsad({ DATA_DIR: own });
    const { id } = await marsad.client.submitAndWait({
      indicator: 'al-hol-pledges',
      period: '2021-01',
      value: '70-80',
      source,
    });
    const running = join(folder.path, 'running.zip');
    expect(await run('backup', { DATA_DIR: own }, [running])).toMatchObject({ code: 0 });
    expect(await run('backup', { DATA_DIR: own }, [running])).toMatchObject({
      code: 1,
      output: expect.stringContaining('is there already'),
    });
    expect(await run('restore', { DATA_DIR: own }, [running])).toMatchObject({
      code: 1,
      output: expect.stringMatching(
        /^Marsad: The installation in \S+own is not empty \(\d+ figures, \d+ indicators, /,
      ),
    });
    await marsad.kill();
    const stopped = join(folder.path, 'stopped.zip');
    expect(await run('backup', { DATA_DIR: own }, [stopped])).toMatchObject({ code: 0 });

    const damaged = join(folder.path, 'damaged.zip');
    await writeFile(damaged, 'PK');
    expect(await run('restore', { DATA_DIR: other }, [damaged])).toMatchObject({
      code: 1,
      output: `Marsad: ${damaged} is no back-up of Marsad, or its end is missing.`,
    });
    expect(await readdir(folder.path)).not.toContain('other');
    expect(await run('verify-backup', { DATA_DIR: other }, [damaged])).toMatchObject({ code: 1 });

    expect(await run('restore', { DATA_DIR: other }, [stopped])).toMatchObject({ code: 0 });
    const there = await startMarsad({ DATA_DIR: other }, marsad.token);
    expect((await there.client.get<{ status: string }>(`/submissions/${id}`)).body.status).toBe('committed');
    expect(await there.stop()).toBe(0);
  });
});

describe('taken by themselves', () => {
  const stores: readonly (readonly [string, boolean])[] = [
    ['with the queue in PostgreSQL', false],
    ['with the queue in Redis', true],
  ];
  it.skipIf(!redisCommand).each(stores)(
    'the newest stay, and nobody else’s file goes, %s',
    { timeout: 300_000 },
    async (_, onRedis) => {
      const redis = onRedis ? await startRedis(redisCommand as string) : null;
      const place = join(folder.path, onRedis ? 'kept-redis' : 'kept');
      const env = {
        DATABASE_URL: await postgres.fresh(),
        ...(redis ? { REDIS_URL: redis.url } : {}),
        BACKUP_DIR: place,
        BACKUP_EVERY: '24h',
        BACKUP_KEEP: '1',
      };
      const marsad = await startMarsad(env);
      const owner = connect(env.DATABASE_URL, { max: 1 });
      const made = async () => [
        ...(await owner<{ file: string; removed: boolean }[]>`
        select file, removed_at is not null as removed from backup where outcome = 'made' order by started_at`),
      ];
      const [first] = await eventually(async () => {
        const all = await made();
        return all.length === 1 && all;
      }, 'the first back-up');
      await (await openArchive(first?.file ?? '')).close();
      await writeFile(join(place, 'marsad-of-mine.zip'), 'kept');
      await redis?.flushAll();
      // A day later.
      await owner`update backup set started_at = started_at - interval '25 hours'`;
      const all = await eventually(async () => {
        const now = await made();
        return now.length === 2 && now[0]?.removed && now;
      }, 'the next back-up');
      expect(all[1]?.file).not.toBe(all[0]?.file);
      expect((await readdir(place)).map((name) => join(place, name)).sort()).toEqual(
        [join(place, 'marsad-of-mine.zip'), all[1]?.file].sort(),
      );
      const { backup } = (await marsad.client.get<PipelineWire>('/pipeline')).body;
      expect(backup).toMatchObject({
        last: { outcome: 'made', error: null },
        made: { bytes: expect.any(Number) },
      });

      // One that fails is on record, and what there is stays.
      await owner`revoke select on source from marsad_app`;
      await owner`update backup set started_at = started_at - interval '25 hours'`;
      await eventually(async () => {
        const { body } = await marsad.client.get<PipelineWire>('/pipeline');
        return body.backup.last?.outcome === 'failed' && body.backup.last.error?.includes('source');
      }, 'the failure');
      expect((await readdir(place)).sort()).toEqual(
        ['marsad-of-mine.zip', all[1]?.file.split('/').at(-1)].sort(),
      );
      expect(await marsad.stop()).toBe(0);
      await owner.end({ timeout: 5 });
      await redis?.stop();
    },
  );

  it.each([
    [{ BACKUP_EVERY: '1d' }, 'BACKUP_EVERY is set without BACKUP_DIR'],
    [
      { BACKUP_DIR: 'x', BACKUP_EVERY: 'daily' },
      'BACKUP_EVERY="daily" is no schedule: give a length of time such as 24h',
    ],
    [{ BACKUP_DIR: 'x', BACKUP_EVERY: '1m' }, 'at least five minutes apart'],
    [{ BACKUP_DIR: 'x', BACKUP_KEEP: '0' }, 'BACKUP_KEEP="0" is no number of back-ups'],
  ])('%j are refused at the start', async (env, says) => {
    const { code, output } = await run('backup', env as Record<string, string>, ['x.zip']);
    expect(code).toBe(1);
    expect(output).toContain(says);
    expect(output.split('\n')).toHaveLength(1);
  });
});

describe('a database that a newer Marsad made', () => {
  it('is refused in one line by every process and command of an older one', async () => {
    const DATABASE_URL = await postgres.prepared();
    const owner = connect(DATABASE_URL, { max: 1 });
    await owner`insert into migration (version, name) values (9999, '9999_of_tomorrow.sql')`;
    await owner.end({ timeout: 5 });
    const wanted: readonly (readonly [
      Parameters<typeof run>[0],
      Record<string, string>,
      readonly string[],
    ])[] = [
      ['start', {}, []],
      ['start', { ROLE: 'api' }, []],
      ['start', { ROLE: 'worker' }, []],
      ['migrate', {}, []],
      ['token', {}, ['--role', 'viewer', '--name', 'x']],
      ['audit-check', {}, []],
      ['backup', {}, [join(folder.path, 'newer.zip')]],
    ];
    for (const [script, env, args] of wanted) {
      const { code, output } = await run(script, { DATABASE_URL, ...env }, args);
      expect([script, code], output).toEqual([script, 1]);
      // Where the machine is busy, a line may come first that says PostgreSQL is waited for.
      const said = output.split('\n').filter((line) => !line.startsWith('Marsad: waits for '));
      expect(said.join('\n')).toMatch(
        /^Marsad: The database is at schema 9999, newer than this program \(\d+\): update Marsad\.$/,
      );
    }
  });
});
