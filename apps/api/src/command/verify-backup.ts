/** `npm run verify-backup`: a back-up is restored into a database of its own, and what is there is held against it. */
import { StartError } from '@marsad/db';
import { type Compared, type EmptyDatabase, hasTemporaryDatabase, tryBackup } from '@marsad/db/backup';
import { readConfig } from '../config.js';
import { fileGiven, sayOutcome } from './run.js';

const usage = 'Use: npm run --silent verify-backup -- FILE [--database NAME]';

export function printVerifyBackup(env: NodeJS.ProcessEnv, cwd: string, args: string[]): Promise<void> {
  return sayOutcome(async () => {
    const { file, set } = fileGiven(args, env, usage, { database: { type: 'string' } });
    const name = typeof set.database === 'string' ? set.database : null;
    const empty = name === null && hasTemporaryDatabase() ? null : emptyDatabase(env, cwd, name);
    const { manifest, compared, migrated, audit } = await tryBackup(file, empty);
    for (const one of compared) console.log(lineOf(one));
    const other = compared.filter((one) => !isSame(one)).map(({ table }) => table);
    if (other.length > 0)
      throw new StartError(
        `${file} does not come back as it was: ${other.join(', ')} differ from what it says.`,
      );
    const head = manifest.audit?.head ?? null;
    if (audit.kind === 'broken')
      throw new StartError(
        `${file} comes back as it was, but its audit log is not as it was written: ${audit.at.what}, row ${audit.at.id ?? audit.at.position}.`,
      );
    if (head !== null && audit.head !== head)
      throw new StartError(`${file} does not come back as it was: its audit log ends elsewhere.`);
    return [
      `The audit log is as it was written: ${audit.rows} rows. Head: ${audit.head}`,
      ...(migrated > 0
        ? [`${migrated} migrations bring it from schema ${manifest.schema} to that of this program.`]
        : []),
      `${file} comes back as it was at ${manifest.at}: ${compared.length} tables compared by rows and SHA-256, digest ${manifest.digest}`,
    ].join('\n');
  });
}

/**
 * Where to try it: the database of that name on the server in DATABASE_URL, as its user, or that of DATABASE_URL itself. Whether it
 * is empty is seen before anything is written.
 */
function emptyDatabase(env: NodeJS.ProcessEnv, cwd: string, name: string | null): EmptyDatabase {
  if (name === '') throw new StartError(usage);
  const { store } = readConfig(env, cwd);
  if (store.kind === 'embedded')
    throw new StartError(
      name === null
        ? 'There is no PostgreSQL here that could be started to try the back-up in: set DATABASE_URL to an empty database of PostgreSQL 18, which is empty again afterwards.'
        : '--database names a database on the server in DATABASE_URL: set DATABASE_URL.',
    );
  if (name === null) return { url: store.databaseUrl, where: 'The database in DATABASE_URL' };
  const url = new URL(store.databaseUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return { url: url.href, where: `The database ${name}` };
}

const isSame = ({ wanted, found }: Compared) => wanted.rows === found.rows && wanted.sha256 === found.sha256;

function lineOf(one: Compared): string {
  const { table, wanted, found } = one;
  const rows = isSame(one)
    ? `${found.rows} rows`
    : `${found.rows} rows, not the ${wanted.rows} it was written with`;
  return `${isSame(one) ? 'same  ' : 'OTHER '} ${table}: ${rows}, sha256 ${found.sha256}`;
}
