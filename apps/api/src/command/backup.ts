/** `npm run backup`: everything that is on record, as it is at one moment, in one file. */
import { existsSync } from 'node:fs';
import { assertReachable, connect, type Sql, StartError } from '@marsad/db';
import { backUpToFile, noteBackup, rowsOf, type Taken, takeBackup } from '@marsad/db/backup';
import { type Config, readConfig } from '../config.js';
import { asOwner, fileGiven, sayOutcome } from './run.js';

const usage = 'Use: npm run --silent backup -- FILE [--force], or - for standard output';

export async function printBackup(env: NodeJS.ProcessEnv, cwd: string, args: string[]): Promise<void> {
  // What is written to standard output is the archive alone.
  if (args.includes('-')) console.log = console.error;
  await sayOutcome(async () => {
    const { file, set } = fileGiven(args, env, usage, { force: { type: 'boolean' } });
    const config = readConfig(env, cwd);
    assertThere(config);
    const taken = await asOwner(config, (url) => backUp(config, url, file, set.force === true));
    return said(file, taken);
  });
}

/** A back-up of nothing would be taken for one. */
function assertThere({ store }: Config): void {
  if (store.kind === 'embedded' && !existsSync(store.dataDir))
    throw new StartError(
      `There is nothing to back up: DATA_DIR ${store.dataDir} is not there. Set DATA_DIR or DATABASE_URL as the server has it.`,
    );
}

async function backUp({ store }: Config, url: string, file: string, force: boolean): Promise<Taken> {
  const sql = connect(url, { max: 1, applicationName: 'marsad back-up' });
  try {
    if (store.kind === 'external') await assertReachable(sql, url);
    return file === '-' ? await toStandardOutput(sql) : await toFile(sql, file, force);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function toStandardOutput(sql: Sql): Promise<Taken> {
  let lost: NodeJS.ErrnoException | null = null;
  process.stdout.on('error', (error) => {
    lost ??= error;
  });
  return takeBackup(sql, process.stdout).catch((error: unknown) => {
    // A pipe that is shut and a disk that is full are none of the store's.
    if (lost === null) throw error;
    throw new StartError(
      `Standard output took no more (${lost.code}): what came through it is no whole back-up.`,
    );
  });
}

async function toFile(sql: Sql, file: string, force: boolean): Promise<Taken> {
  const taken = await backUpToFile(sql, file, { force });
  await noteBackup(sql, file, taken).catch((error: Error) => {
    // A full disk, say: the file is whole all the same.
    console.error(`The back-up is made, but could not be noted in the database: ${error.message}`);
  });
  return taken;
}

function said(file: string, { manifest, bytes }: Taken): string {
  const { at, digest } = manifest;
  return `${file === '-' ? 'Standard output' : file}: ${bytes} bytes, ${rowsOf(manifest)} rows as of ${at}, digest ${digest}`;
}
