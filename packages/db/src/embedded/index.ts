/** The PostgreSQL that comes with the npm packages, on a cluster inside the data directory. */
import { constants, existsSync } from 'node:fs';
import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '../connection/connect.js';
import { StartError } from '../connection/start-error.js';
import { initialise, stopLeftover } from './cluster.js';
import { makeDataDirectory } from './folder.js';
import { holdDataDirectory, isHeld } from './instance.js';
import {
  arrange,
  canReach,
  clusterName,
  ownerPassword,
  ownerRole,
  serverUser,
  sharedState,
  superuserPassword,
} from './layout.js';
import { startServer, urlOf } from './server.js';

export interface EmbeddedDatabase {
  /** As the database's owner. */
  readonly url: string;
  /** One line for the person who starts it, when something is not where they would look for it. */
  readonly notice: string | null;
  /** Resolves when the server ends, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the npm packages on a cluster inside `dataDir`, creating it the first
 * time, and recovers one that an earlier process left running when it was killed.
 * @param settings of PostgreSQL, over those it runs with here: of a server that is thrown away.
 * @throws StartError with one line a person can act on.
 */
export async function startEmbeddedDatabase(
  dataDir: string,
  settings: Readonly<Record<string, string | number>> = {},
): Promise<EmbeddedDatabase> {
  await prepareDataDirectory(dataDir);
  const hold = await holdDataDirectory(dataDir);
  try {
    const layout = await arrange(dataDir);
    const superuser = await superuserPassword(dataDir);
    const owner = await ownerPassword(dataDir);
    await stopLeftover(layout);
    if (!existsSync(join(layout.cluster, 'PG_VERSION'))) await initialise(layout, superuser);
    const server = await startServer(layout, dataDir, { superuser, owner }, settings);
    return {
      url: server.url,
      notice: layout.notice,
      ended: server.ended,
      stop: async () => {
        await server.stop();
        await hold.release();
      },
    };
  } catch (error) {
    await hold.release();
    throw error;
  }
}

/**
 * Calls `use` with the address of the database inside `dataDir`: that of the Marsad which runs on it now, or of one
 * started for the purpose.
 * @throws StartError with one line a person can act on.
 */
export async function withEmbeddedDatabase<T>(dataDir: string, use: (url: string) => Promise<T>): Promise<T> {
  await prepareDataDirectory(dataDir);
  const running = await runningDatabase(dataDir);
  if (running) return use(running);
  const started = await startEmbeddedDatabase(dataDir);
  try {
    return await use(started.url);
  } finally {
    await started.stop();
  }
}

const startPatienceMs = 60_000;

/** The address of a database that another process runs; null where nobody does. One that is starting is waited for. */
async function runningDatabase(dataDir: string): Promise<string | null> {
  for (let waited = 0; await isHeld(dataDir); waited += 100) {
    const url = await addressOfRunning(dataDir);
    if (url) return url;
    if (waited > startPatienceMs)
      throw new StartError(
        `The Marsad that runs on ${dataDir} has no database that answers: see its output.`,
      );
    await delay(100);
  }
  return null;
}

async function addressOfRunning(dataDir: string): Promise<string | null> {
  const user = serverUser();
  const cluster = join(
    user === null || canReach(dataDir, user) ? dataDir : join(sharedState, await clusterName(dataDir)),
    'postgres',
  );
  // Fourth line of postmaster.pid: the port.
  const port = Number(
    (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[3],
  );
  if (!Number.isInteger(port) || port <= 0) return null;
  const url = urlOf(port, ownerRole, await ownerPassword(dataDir));
  const sql = connect(url, { max: 1 });
  const answers = await sql`select 1`.then(
    () => true,
    () => false,
  );
  await sql.end({ timeout: 1 });
  return answers ? url : null;
}

async function prepareDataDirectory(dataDir: string): Promise<void> {
  try {
    await makeDataDirectory(dataDir);
    await access(dataDir, constants.W_OK | constants.X_OK);
    const probe = join(dataDir, '.write-probe');
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StartError(
      `DATA_DIR ${dataDir} cannot be written (${code}): make it writable, or set DATA_DIR to a directory that is.`,
    );
  }
}
