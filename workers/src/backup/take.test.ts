/** What becomes of a back-up that was taken on, on record and in its folder, however its process ends. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Sql } from '@marsad/db';
import { type ClaimedBackup, claimBackup, isBackupDue, removeFailedBackups } from '@marsad/db/backup';
import type { Outcome } from '@marsad/db/thread';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startPostgres, type TestDatabase } from '../../../packages/db/test/postgres.js';
import { noted } from '../../test/queues.js';
import type { BackupMade } from './index.js';
import { takeClaimed } from './take.js';

const daily = { every: 'P1D', cron: null };
const whole = { bytes: 5, rows: 1, digest: 'd' };

let postgres: TestDatabase;
let sql: Sql;
let folder: string;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());
beforeEach(async () => {
  sql = connect(await postgres.prepared(), { asApplication: true, max: 2 });
  folder = await mkdtemp(join(tmpdir(), 'marsad-take-'));
});
afterEach(async () => {
  await sql.end({ timeout: 5 });
  await rm(folder, { recursive: true, force: true });
});

const claim = async () => (await claimBackup(sql, daily, 'UTC', folder)) as ClaimedBackup;
const onRecord = async () => [
  ...(await sql<{ outcome: string | null; error: string | null }[]>`
    select outcome, error from backup order by started_at, id`),
];
const isDue = () => isBackupDue(sql, daily, 'UTC');
const passMinutes = (minutes: number) =>
  sql`update backup set started_at = started_at - ${minutes} * interval '1 minute',
    held_until = held_until - ${minutes} * interval '1 minute'`;

/** A thread that writes its file, then does as it is told. */
const writing = (then: (file: string) => Outcome<BackupMade> | Promise<Outcome<BackupMade>>, end = '') => {
  return async ({ file }: { file: string }) => {
    await writeFile(`${file}${end}`, 'bytes');
    return then(file);
  };
};
const take = (claimed: ClaimedBackup, run: ReturnType<typeof writing>, over: Sql = sql) => {
  const running = new AbortController();
  return takeClaimed(over, claimed, { url: '', folder, keep: 3 }, run, noted(), running.signal);
};

it('what a killed process left goes, whole or half written, and it is on record as failed', async () => {
  const half = await claim();
  await writeFile(`${half.file}.part`, 'half');
  await writeFile(join(folder, 'marsad-of-mine.zip.part'), 'kept');
  expect(await removeFailedBackups(sql, folder)).toEqual([]);
  expect(existsSync(`${half.file}.part`)).toBe(true);
  await passMinutes(2);
  expect(await removeFailedBackups(sql, folder)).toEqual([`${half.file}.part`]);
  await passMinutes(24 * 60);
  const unsettled = await claim();
  await writeFile(unsettled.file, 'whole');
  await passMinutes(2);
  expect(await removeFailedBackups(sql, folder)).toEqual([unsettled.file]);
  expect(await removeFailedBackups(sql, folder)).toEqual([]);
  expect(await readdir(folder)).toEqual(['marsad-of-mine.zip.part']);
  const gone = { outcome: 'failed', error: 'the process that took it is gone' };
  expect(await onRecord()).toEqual([gone, gone]);
});

it('one that was made stays where another that failed had its name, as after a clock was set back', async () => {
  const made = await claim();
  await take(
    made,
    writing(() => ({ kind: 'done', result: whole })),
  );
  await sql`insert into backup (kind, started_at, finished_at, outcome, file, error)
    values ('scheduled', now() - interval '1 hour', now(), 'failed', ${made.file}, 'is there already')`;
  expect(await removeFailedBackups(sql, folder)).toEqual([]);
  expect(existsSync(made.file)).toBe(true);
});

it('one whose process is stopped is given back: no failure, no file, and the next to start takes it', async () => {
  await take(
    await claim(),
    writing(() => ({ kind: 'left' }), '.part'),
  );
  expect(await readdir(folder)).toEqual([]);
  expect(await onRecord()).toEqual([]);
  expect(await isDue()).toBe(true);
});

it('one that fails leaves no file, also where it was whole and could not be read again', async () => {
  await take(
    await claim(),
    writing(() => {
      throw new Error('its end is missing');
    }),
  );
  expect(await readdir(folder)).toEqual([]);
  expect(await onRecord()).toEqual([{ outcome: 'failed', error: 'its end is missing' }]);
});

it('one that is whole while the database is away for a moment is made', async () => {
  const claimed = await claim();
  let tries = 0;
  const flickering = new Proxy(sql, {
    apply: (target, self, args) => {
      tries += 1;
      if (tries === 1) throw new Error('the connection was lost');
      return Reflect.apply(target, self, args);
    },
  });
  await take(
    claimed,
    writing(() => ({ kind: 'done', result: whole })),
    flickering,
  );
  expect(await onRecord()).toEqual([{ outcome: 'made', error: null }]);
  expect(existsSync(claimed.file)).toBe(true);
});

it('one whose process stood still until it counted as gone removes its file itself', async () => {
  const claimed = await claim();
  await take(
    claimed,
    writing(async () => {
      await passMinutes(2);
      await removeFailedBackups(sql, folder);
      await writeFile(claimed.file, 'whole');
      return { kind: 'done', result: whole };
    }, '.part'),
  );
  expect(await readdir(folder)).toEqual([]);
  expect(await onRecord()).toMatchObject([{ outcome: 'failed' }]);
});
