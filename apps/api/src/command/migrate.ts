/** The migrate step of the distributed composition: brings the schema up and hands the catalogue in. */
import {
  applicationAddress,
  assertReachable,
  connect,
  makeApplicationLogin,
  makeOwner,
  migrate,
  type Sql,
  StartError,
} from '@marsad/db';
import { readConfig, readMigrateConfig } from '../config.js';
import { submitCatalogue } from '../reference/catalogue.js';

export async function migrateOnce(env: NodeJS.ProcessEnv, cwd: string): Promise<void> {
  try {
    const { store } = readConfig(env, cwd);
    if (store.kind !== 'external')
      throw new StartError(
        '"npm run migrate" needs DATABASE_URL; the embedded database migrates itself at start.',
      );
    const { superuserUrl, applicationUrl } = readMigrateConfig(env, cwd);
    if (superuserUrl !== null) await provideOwner(store.databaseUrl, superuserUrl);
    const applied = await migrateAsOwner(store.databaseUrl, applicationUrl);
    console.log(
      applied === 0
        ? 'The database is up to date.'
        : `${applied} migration${applied === 1 ? '' : 's'} applied.`,
    );
  } catch (error) {
    console.error(error instanceof StartError ? `Marsad: ${error.message}` : error);
    process.exitCode = 1;
  }
}

async function migrateAsOwner(url: string, applicationUrl: string | null): Promise<number> {
  const owner = connect(url, { max: 2 });
  try {
    await assertReachable(owner, url);
    const applied = await migrate(owner);
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
async function provideOwner(url: string, superuserUrl: string): Promise<void> {
  const owner = connect(url, { max: 1 });
  const isThere = await owner`select 1`.then(
    () => true,
    () => false,
  );
  await owner.end({ timeout: 1 });
  if (isThere) return;
  const { username, password } = new URL(url);
  const superuser = connect(superuserUrl, { max: 1 });
  try {
    await assertReachable(superuser, superuserUrl);
    const [name, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
    // One password for both would make a superuser of whoever knows the owner's.
    const forgetsPassword = new URL(superuserUrl).password === password;
    await makeOwner(superuser, { name, password: secret }, { forgetsPassword });
  } finally {
    await superuser.end({ timeout: 5 });
  }
}
