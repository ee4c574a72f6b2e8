/** The PostgreSQL that comes with the npm packages, on a cluster inside the data directory. */
import { constants } from 'node:fs';
import { access, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '../connection/connect.js';
import { StartError } from '../connection/start-error.js';
import { hasItsCluster, noteBelonging, putRight } from './belonging.js';
import { initialise } from './cluster.js';
import { makeDataDirectory } from './folder.js';
import { type Hold, holdDataDirectory, isHeld } from './instance.js';
import { type Keeping, keepServer, usualKeeping } from './keeper.js';
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
import { planOf, urlOf } from './server.js';

export interface EmbeddedDatabase {
  /** As the database's owner. The same as long as this stands, also where PostgreSQL had to be started again. */
  readonly url: string;
  /** Lines for the person who starts it, when something is not where or as they would look for it. */
  readonly notices: readonly string[];
  /** Resolves with the reason, in one line, when the server ended by itself and cannot be started again. */
  readonly givenUp: Promise<string>;
  /** @param mostMs after which it is ended by force, which its next start recovers from. */
  stop(mostMs?: number): Promise<void>;
}

const usualStopMs = 20_000;

/**
 * Starts the PostgreSQL that comes with the npm packages on a cluster inside `dataDir`, creating it the first
 * time, and recovers one that an earlier process left running when it was killed. One that ends by itself is started again on
 * the same port.
 * @param settings of PostgreSQL, over those it runs with here: of a server that is thrown away.
 * @throws StartError with one line a person can act on.
 */
export async function startEmbeddedDatabase(
  dataDir: string,
  settings: Readonly<Record<string, string | number>> = {},
  keeping: Partial<Keeping> = {},
): Promise<EmbeddedDatabase> {
  const { signal, say } = { ...usualKeeping, ...keeping };
  await prepareDataDirectory(dataDir);
  const holds: Hold[] = [await holdDataDirectory(dataDir, { say, signal })];
  const release = async () => {
    for (const hold of holds.splice(0).reverse()) await hold.release();
  };
  try {
    const layout = await arrange(dataDir);
    const isThere = await hasItsCluster(dataDir, layout);
    if (layout.home !== dataDir) holds.push(await holdDataDirectory(layout.home, { say, signal }));
    const passwords = { superuser: await superuserPassword(dataDir), owner: await ownerPassword(dataDir) };
    if (!isThere) await initialise(layout, passwords.superuser, signal);
    const mended = await putRight(layout);
    await noteBelonging(dataDir, layout);
    const plan = planOf(layout, dataDir, passwords, settings);
    const server = await keepServer(plan, { ...usualKeeping, ...keeping });
    return {
      url: urlOf(server.port, ownerRole, passwords.owner),
      notices: [layout.notice, mended].filter((line) => line !== null),
      givenUp: server.givenUp,
      stop: async (mostMs = usualStopMs) => {
        await server.stop(mostMs);
        await release();
      },
    };
  } catch (error) {
    await release();
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
