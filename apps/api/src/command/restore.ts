/** `npm run restore`: a back-up into an installation in which nothing is yet. */
import { assertReachable, connect, notWaiting } from '@marsad/db';
import { type OpenedArchive, openArchive, type Restored, restoreBackup } from '@marsad/db/backup';
import { type Config, readConfig, readMigrateConfig } from '../config.js';
import { provideOwner } from './migrate.js';
import { asOwner, fileGiven, sayOutcome } from './run.js';

const usage = 'Use: npm run --silent restore -- FILE';

export function printRestore(env: NodeJS.ProcessEnv, cwd: string, args: string[]): Promise<void> {
  return sayOutcome(async () => {
    const { file } = fileGiven(args, env, usage);
    const config = readConfig(env, cwd);
    // Before anything is touched: a damaged one is refused here.
    const archive = await openArchive(file);
    try {
      const { superuserUrl } = readMigrateConfig(env, cwd);
      if (config.store.kind === 'external' && superuserUrl !== null)
        await provideOwner(config.store.databaseUrl, superuserUrl, notWaiting);
      const restored = await asOwner(config, (url) => restore(config, url, archive));
      return said(archive, restored);
    } finally {
      await archive.close();
    }
  });
}

async function restore({ store }: Config, url: string, archive: OpenedArchive): Promise<Restored> {
  const sql = connect(url, { max: 1, applicationName: 'marsad restore' });
  try {
    if (store.kind === 'external') await assertReachable(sql, url);
    const where =
      store.kind === 'external' ? 'The database in DATABASE_URL' : `The installation in ${store.dataDir}`;
    return await restoreBackup(sql, archive, where);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function said({ manifest }: OpenedArchive, { rows, migrated, audit }: Restored): string {
  const lines = [`${rows} rows are back, as of ${manifest.at}, digest ${manifest.digest}`];
  if (migrated > 0)
    lines.push(`${migrated} migrations were applied to them (schema ${manifest.schema} before).`);
  lines.push(
    audit.kind === 'sound'
      ? `The audit log is as it was written: ${audit.rows} rows. Head: ${audit.head}`
      : 'The audit log is not as it was written, and was not when the back-up was taken: see npm run --silent audit-check.',
    'Everybody signs in again. What was revoked or withdrawn after that moment (tokens, invitations, people kept out, shared ' +
      'briefs) is as it was then: look through it.',
  );
  return lines.join('\n');
}
