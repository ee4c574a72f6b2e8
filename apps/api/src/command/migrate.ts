/** The migrate step of the distributed composition: brings the schema up and hands the catalogue in. */

import {
  applicationAddress,
  buildIndexes,
  connect,
  isNotThereYet,
  makeApplicationLogin,
  makeOwner,
  migrate,
  type Sql,
  StartError,
  untilReachable,
  untilThere,
  type Waiting,
} from '@marsad/db';
import { readConfig, readMigrateConfig } from '../config.js';
import { submitCatalogue } from '../reference/catalogue.js';
import { whyNot } from './why-not.js';

export async function migrateOnce(env: NodeJS.ProcessEnv, cwd: string): Promise<void> {
  const stop = new AbortController();
  // While it waits it ends at once; a migration that is under way is rolled back with its connection.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      stop.abort();
      setTimeout(() => process.exit(1), 500);
    });
  try {
    const { store, startPatienceSeconds } = readConfig(env, cwd);
    if (store.kind !== 'external')
      throw new StartError(
        '"npm run migrate" needs DATABASE_URL; the embedded database migrates itself at start.',
      );
    const { superuserUrl, applicationUrl } = readMigrateConfig(env, cwd);
    const patience = {
      seconds: startPatienceSeconds,
      signal: stop.signal,
      say: (line: string) => console.error(`Marsad: ${line}`),
    };
    if (superuserUrl !== null) await provideOwner(store.databaseUrl, superuserUrl, patience);
    const applied = await migrateAsOwner(store.databaseUrl, applicationUrl, patience);
    console.log(
      applied === 0
        ? 'The database is up to date.'
        : `${applied} migration${applied === 1 ? '' : 's'} applied.`,
    );
  } catch (error) {
    if (error === stop.signal.reason) console.error('Marsad: stopped before it began.');
    else console.error(whyNot(error));
    process.exitCode = 1;
  }
}

async function migrateAsOwner(
  url: string,
  applicationUrl: string | null,
  patience: Waiting,
): Promise<number> {
  await untilReachable(url, patience);
  const owner = connect(url, { max: 2 });
  try {
    const applied = await migrate(owner);
    for (const notice of await buildIndexes(owner)) console.error(`Marsad: ${notice}`);
    const sql = connect(await loginOf(owner, url, applicationUrl), { max: 1, asApplication: true });
    try {
      await submitCatalogue(sql);
    } finally {
      await sql.end({ timeout: 5 });
    }
    return applied;
  } finally {
    await owner.end({ timeout: 5 });
  }
}

/** Makes the application's login, the one that is given or one that follows from the owner's. @returns its address. */
async function loginOf(owner: Sql, url: string, applicationUrl: string | null): Promise<string> {
  if (applicationUrl !== null) {
    await makeApplicationLogin(owner, applicationUrl);
    return applicationUrl;
  }
  const application = await applicationAddress(owner, url);
  for (const notice of application.notices) console.error(`Marsad: ${notice}`);
  return application.url;
}

/** Makes the role of DATABASE_URL the database's owner where it cannot sign in yet; a second time there is nothing to do. */
export async function provideOwner(url: string, superuserUrl: string, patience: Waiting): Promise<void> {
  if (await signsIn(url, patience)) return;
  const { username, password } = new URL(url);
  await untilReachable(superuserUrl, patience);
  const superuser = connect(superuserUrl, { max: 1 });
  try {
    const [name, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
    // One password for both would make a superuser of whoever knows the owner's.
    const forgetsPassword = new URL(superuserUrl).password === password;
    await makeOwner(superuser, { name, password: secret }, { forgetsPassword });
  } finally {
    await superuser.end({ timeout: 5 });
  }
}

/** Whether the owner can sign in, once there is somebody who says so. */
function signsIn(url: string, patience: Waiting): Promise<boolean> {
  const { host, pathname } = new URL(url);
  return untilThere(
    `PostgreSQL at ${host}${pathname}`,
    async () => {
      const owner = connect(url, { max: 1 });
      try {
        await owner`select 1`;
        return true;
      } catch (error) {
        if (isNotThereYet(error)) throw error;
        return false;
      } finally {
        await owner.end({ timeout: 1 });
      }
    },
    patience,
  );
}
