/** A streaming standby of a server of one's own, with a record of every statement that it is asked. */
import { execFile } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { chown, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect, type Sql } from '../src/connection/connect.js';
import { arrange, type Layout } from '../src/embedded/layout.js';
import { type OwnServer, serverOn } from './own-server.js';
import { temporaryFolder } from './postgres.js';

const run = promisify(execFile);

/** What a server needs to have a standby. Nothing of its own takes files away while they are copied. */
export const forStandby = { wal_level: 'replica', max_wal_senders: 4, autovacuum: 'off' };

export interface Standby extends Pick<OwnServer, 'url' | 'superuser' | 'start' | 'stop' | 'freeze' | 'thaw'> {
  /** Every statement that it was asked so far, as its log has it. */
  asked(): string;
  remove(): Promise<void>;
}

/** @param primary one that was started {@link forStandby}. */
export async function startStandby(primary: OwnServer): Promise<Standby> {
  const folder = await temporaryFolder();
  const layout = await arrange(folder.path);
  const superuser = connect(primary.superuser, { max: 1 });
  try {
    await copyCluster(superuser, layout);
  } finally {
    await superuser.end({ timeout: 1 });
  }
  const { port: primaryPort } = new URL(primary.superuser);
  const logFile = join(folder.path, 'standby.log');
  const log = openSync(logFile, 'a');
  const { port, end, ...server } = await serverOn(
    layout,
    {
      primary_conninfo: `host=127.0.0.1 port=${primaryPort} user=marsad password=superuser`,
      wal_retrieve_retry_interval: '100ms',
      log_statement: 'all',
    },
    log,
  );
  await server.start();
  const at = (url: string) => Object.assign(new URL(url), { port: String(port) }).href;
  return {
    ...server,
    url: at(primary.url),
    superuser: at(primary.superuser),
    asked: () => readFileSync(logFile, 'utf8'),
    remove: async () => {
      await end();
      closeSync(log);
      await folder.remove();
    },
  };
}

/** What pg_basebackup does, which the embedded PostgreSQL does not bring. */
async function copyCluster(superuser: Sql, { cluster: to, user }: Layout): Promise<void> {
  const [{ folder } = { folder: '' }] = await superuser<{ folder: string }[]>`
    select current_setting('data_directory') as folder`;
  await superuser`select pg_backup_start('standby', true)`;
  await run('cp', ['-a', folder, to]);
  const [{ label } = { label: '' }] = await superuser<{ label: string }[]>`
    select labelfile as label from pg_backup_stop()`;
  await rm(join(to, 'postmaster.pid'), { force: true });
  for (const [name, text] of [
    ['backup_label', label],
    ['standby.signal', ''],
  ] as const) {
    await writeFile(join(to, name), text);
    if (user) await chown(join(to, name), user.uid, user.gid);
  }
}
