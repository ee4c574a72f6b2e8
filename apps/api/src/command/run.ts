/** What the commands have in common: what they print can be piped, what goes wrong is one line. */
import { parseArgs } from 'node:util';
import {
  applicationAddress,
  assertMigrated,
  assertReachable,
  connect,
  migrate,
  type Sql,
  StartError,
} from '@marsad/db';
import { withEmbeddedDatabase } from '@marsad/db/embedded';
import { type Config, readConfig } from '../config.js';

export const actor = { kind: 'system', part: 'command line' } as const;

export type Command = (sql: Sql, config: Config) => Promise<string>;

export function options<Name extends string>(
  args: string[],
  names: readonly Name[],
  usage: string,
): Partial<Record<Name, string>> {
  try {
    const known = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
    return parseArgs({ args, options: known }).values as Partial<Record<Name, string>>;
  } catch {
    throw new StartError(usage);
  }
}

export async function print(env: NodeJS.ProcessEnv, cwd: string, read: () => Command): Promise<void> {
  try {
    const command = read();
    const config = readConfig(env, cwd);
    const { store } = config;
    const text =
      store.kind === 'external'
        ? await runOn(store.databaseUrl, config, command, assertMigrated)
        : await withEmbeddedDatabase(store.dataDir, (url) => runOn(url, config, command, migrate));
    console.log(text);
  } catch (error) {
    console.error(error instanceof StartError ? `Marsad: ${error.message}` : error);
    process.exitCode = 1;
  }
}

async function runOn(
  url: string,
  config: Config,
  command: Command,
  prepareSchema: (owner: Sql) => Promise<unknown>,
): Promise<string> {
  const name = { max: 1, applicationName: 'marsad command' };
  const owner = connect(url, name);
  let application = url;
  try {
    if (config.store.kind === 'external') await assertReachable(owner, url);
    await prepareSchema(owner);
    application = (await applicationAddress(owner, url)).url;
  } finally {
    await owner.end({ timeout: 5 });
  }
  const sql = connect(application, { ...name, asApplication: true, patience: 'none' });
  try {
    return await command(sql, config);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
