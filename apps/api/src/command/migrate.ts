/** The migrate step of the distributed composition: brings the schema up and hands the catalogue in. */
import { assertReachable, connect, migrate, StartError } from '@marsad/db';
import { readConfig } from '../config.js';
import { submitCatalogue } from '../reference/catalogue.js';

export async function migrateOnce(env: NodeJS.ProcessEnv, cwd: string): Promise<void> {
  try {
    const { store } = readConfig(env, cwd);
    if (store.kind !== 'external')
      throw new StartError(
        '"npm run migrate" needs DATABASE_URL; the embedded database migrates itself at start.',
      );
    const sql = connect(store.databaseUrl, { max: 2 });
    try {
      await assertReachable(sql, store.databaseUrl);
      const applied = await migrate(sql);
      await submitCatalogue(sql);
      console.log(
        applied === 0
          ? 'The database is up to date.'
          : `${applied} migration${applied === 1 ? '' : 's'} applied.`,
      );
    } finally {
      await sql.end({ timeout: 5 });
    }
  } catch (error) {
    console.error(error instanceof StartError ? `Marsad: ${error.message}` : error);
    process.exitCode = 1;
  }
}
