/**
 * Whether a back-up comes back: tried in a PostgreSQL of its own, which is gone afterwards, or, where there is none to start
 * (as in the image), in an empty database, which is empty again afterwards.
 */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertReachable, connect, type Sql } from '../connection/connect.js';
import { startEmbeddedDatabase } from '../embedded/index.js';
import { hasEmbeddedPostgres, sharedState } from '../embedded/layout.js';
import { type OpenedArchive, openArchive } from './archive.js';
import type { Manifest } from './manifest.js';
import { type Restored, restoreBackup, tryRestore } from './restore.js';

/** Of a server that is thrown away: nothing waits for the disk. */
const settings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_connections: 10,
};

export interface Tried extends Restored {
  readonly manifest: Manifest;
}

/** A database that is empty, and how it is called in what is refused. */
export interface EmptyDatabase {
  readonly url: string;
  readonly where: string;
}

/** Whether a back-up can be tried without a database to try it in. */
export const hasTemporaryDatabase = hasEmbeddedPostgres;

/**
 * Restores the back-up into a temporary database, in the folder for temporary files, or into `empty`, and reads everything from
 * there again. No installation is touched.
 * @throws StartError that names what is wrong with the file, or with the database.
 */
export async function tryBackup(path: string, empty: EmptyDatabase | null = null): Promise<Tried> {
  const archive = await openArchive(path);
  try {
    const restored =
      empty === null
        ? await withTemporaryDatabase((url) =>
            withConnection(url, (sql) =>
              restoreBackup(sql, archive, 'The temporary database', { compare: true }),
            ),
          )
        : await tryIn(empty, archive);
    return { ...restored, manifest: archive.manifest };
  } finally {
    await archive.close();
  }
}

function tryIn({ url, where }: EmptyDatabase, archive: OpenedArchive): Promise<Restored> {
  return withConnection(url, async (sql) => {
    await assertReachable(sql, url);
    return tryRestore(sql, archive, where);
  });
}

async function withConnection<T>(url: string, use: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connect(url, { max: 1, applicationName: 'marsad verify-backup' });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function withTemporaryDatabase<T>(use: (url: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-verify-'));
  try {
    // As root PostgreSQL runs as another user, who goes through to its files.
    await chmod(folder, 0o711);
    const server = await startEmbeddedDatabase(folder, settings);
    try {
      return await use(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    const elsewhere = (await readFile(join(folder, 'cluster-name'), 'utf8').catch(() => '')).trim();
    if (/^[0-9a-f]{16}$/.test(elsewhere))
      await rm(join(sharedState, elsewhere), { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  }
}
