/** A data directory that was copied, moved, shared, or that a loss of power left as it was. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/postgres.js';
import { connect } from '../connection/connect.js';
import { startEmbeddedDatabase } from './index.js';
import { holdDataDirectory } from './instance.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(() => folder.remove());

const isRoot = process.getuid?.() === 0;
const copy = (from: string, to: string) => spawnSync('cp', ['-r', from, to]);

/** Starts, and says which rows there are; then one more. */
async function rowsOf(dataDir: string): Promise<number> {
  const database = await startEmbeddedDatabase(dataDir);
  const sql = connect(database.url, { max: 1 });
  try {
    await sql`create table if not exists kept (n integer)`;
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from kept`;
    await sql`insert into kept values (1)`;
    return row?.n ?? -1;
  } finally {
    await sql.end({ timeout: 5 });
    await database.stop();
  }
}

const refusalOf = async (dataDir: string) =>
  rowsOf(dataDir).then(
    (rows) => `started with ${rows} rows`,
    (error: Error) => error.message,
  );

describe('a data directory', () => {
  it('does not start with an empty database where it had one', async () => {
    const dataDir = join(folder.path, 'data');
    expect(await rowsOf(dataDir)).toBe(0);
    const cluster = join(dataDir, 'postgres');
    await rename(cluster, join(folder.path, 'away'));
    expect(await refusalOf(dataDir)).toBe(
      `The database of DATA_DIR ${dataDir} is not there: there is none in ${cluster}. Bring it back from a back-up, or set DATA_DIR to an empty directory to begin anew.`,
    );
    // As one from before its identity was kept.
    await rm(join(dataDir, 'database-identity'));
    expect(await refusalOf(dataDir)).toMatch(/^The database of DATA_DIR \S+ is not there: /);
    await rename(join(folder.path, 'away'), cluster);
    expect(await rowsOf(dataDir)).toBe(1);
    // Another's database is not taken for it.
    const other = join(folder.path, 'other');
    expect(await rowsOf(other)).toBe(0);
    await rename(cluster, join(folder.path, 'away'));
    await rename(join(other, 'postgres'), cluster);
    expect(await refusalOf(dataDir)).toMatch(
      /^The database in \S+ is not that of DATA_DIR \S+ \(it is \d+, not \d+\)/,
    );
  });

  it('starts from a plain copy, whose files have lost their owner', async () => {
    const dataDir = join(folder.path, 'data');
    const copied = join(folder.path, 'copied');
    expect(await rowsOf(dataDir)).toBe(0);
    copy(dataDir, copied);
    await chmod(join(copied, 'postgres'), 0o755);
    expect(await rowsOf(copied)).toBe(1);
    expect((await stat(join(copied, 'postgres'))).mode & 0o777).toBe(0o700);
    expect(await rowsOf(dataDir)).toBe(1);
  });

  it.skipIf(!isRoot)('whose database lies elsewhere is known for a copy without one', async () => {
    const home = join(folder.path, 'home');
    await mkdir(home, { mode: 0o700 });
    const dataDir = join(home, 'data');
    expect(await rowsOf(dataDir)).toBe(0);
    const shared = join('/var/lib/marsad', (await readFile(join(dataDir, 'cluster-name'), 'utf8')).trim());
    try {
      const within = join(folder.path, 'reachable');
      copy(dataDir, within);
      const told = await refusalOf(within);
      expect(told).toMatch(
        `The database of DATA_DIR ${within} is not in it but in ${shared}/postgres: stop the Marsad`,
      );
      const beside = join(home, 'copy');
      copy(dataDir, beside);
      expect(await refusalOf(beside)).toMatch(
        `DATA_DIR ${beside} is a copy of ${dataDir} and has no database of its own`,
      );
      // What is said helps.
      spawnSync('sh', ['-c', /"(mkdir [^"]+)"/.exec(told)?.[1] ?? 'false']);
      expect(await rowsOf(within)).toBe(1);
      // The one that was moved is no copy.
      await rm(beside, { recursive: true });
      await rename(dataDir, beside);
      expect(await rowsOf(beside)).toBe(1);
      await rename(shared, `${shared}.away`);
      expect(await refusalOf(beside)).toMatch(`The database of DATA_DIR ${beside} is not there: `);
    } finally {
      for (const path of [shared, `${shared}.away`]) await rm(path, { recursive: true, force: true });
    }
  });

  it('starts after a loss of power, whatever postmaster.pid says', async () => {
    const file = join(folder.path, 'postgres', 'postmaster.pid');
    expect(await rowsOf(folder.path)).toBe(0);
    const another = spawn('sleep', ['600'], { stdio: 'ignore' });
    const rest = `\n${join(folder.path, 'postgres')}\n1700000000\n5432\n\n127.0.0.1\n  1234567   7\nready   \n`;
    for (const [round, text] of ['', 'rubbish', `${another.pid}${rest}`, `2147480000${rest}`].entries()) {
      await writeFile(file, text);
      expect(await rowsOf(folder.path)).toBe(round + 1);
    }
    another.kill();
  });

  it('starts after a loss of power that emptied the password of its owner', async () => {
    expect(await rowsOf(folder.path)).toBe(0);
    await writeFile(join(folder.path, 'owner-password'), '');
    expect(await rowsOf(folder.path)).toBe(1);
  });
});

describe('holding a data directory', () => {
  it('lets one of many that begin at once have it, also where a killed one left its socket', async () => {
    const holder = spawn(process.execPath, [
      '-e',
      `require('net').createServer().listen(${JSON.stringify(join(folder.path, 'marsad.sock'))}, () => console.log('held'))`,
    ]);
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    // One that stands still holds it as well.
    holder.kill('SIGSTOP');
    await expect(holdDataDirectory(folder.path)).rejects.toThrow('is in use by another Marsad');
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('exit', resolve));
    expect(existsSync(join(folder.path, 'marsad.sock'))).toBe(true);
    const many = await Promise.allSettled(Array.from({ length: 20 }, () => holdDataDirectory(folder.path)));
    const held = many.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(held).toHaveLength(1);
    await held[0]?.release();
    await (await holdDataDirectory(folder.path)).release();
  });

  it('is kept off by a machine that shares it and goes on, and takes it over from one that does not', async () => {
    const file = join(folder.path, 'running-on');
    let beat = 1;
    const write = () => writeFile(file, `elsewhere\n0000-boot\nffff\n${beat++}\n`);
    await write();
    const beating = setInterval(write, 100);
    await expect(holdDataDirectory(folder.path, { otherMachineMs: 10_000 })).rejects.toThrow(
      /is in use by another Marsad that is running now on the machine elsewhere/,
    );
    clearInterval(beating);
    await write();
    const said: string[] = [];
    const hold = await holdDataDirectory(folder.path, {
      otherMachineMs: 500,
      say: (line) => said.push(line),
    });
    expect(said).toEqual([expect.stringMatching('was in use on the machine elsewhere')]);
    await hold.release();
    expect(existsSync(file)).toBe(false);
  });
});
