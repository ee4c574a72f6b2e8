/** What the commands have in common: what they print can be piped, what goes wrong is one line. */

import { resolve } from 'node:path';
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
import { whyNot } from './why-not.js';

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

export function print(env: NodeJS.ProcessEnv, cwd: string, read: () => Command): Promise<void> {
  return sayOutcome(async () => {
    const command = read();
    const config = readConfig(env, cwd);
    const isOwn = config.store.kind === 'embedded';
    return asOwner(config, (url) => runOn(url, config, command, isOwn ? migrate : assertMigrated));
  });
}

/** Where the database is, as its owner: that of the Marsad which runs on `DATA_DIR`, or of one started for the purpose. */
export function asOwner<T>({ store }: Config, use: (url: string) => Promise<T>): Promise<T> {
  return store.kind === 'external' ? use(store.databaseUrl) : withEmbeddedDatabase(store.dataDir, use);
}

/** What a command says or why it did not, and its exit code. */
export async function sayOutcome(work: () => Promise<string>): Promise<void> {
  try {
    console.log(await work());
  } catch (error) {
    console.error(whyNot(error));
    process.exitCode = 1;
  }
}

/**
 * The one file a command is given, from the folder in which it was called: npm changes to the project's own.
 * @throws StartError with `usage`.
 */
export function fileGiven(
  args: string[],
  env: NodeJS.ProcessEnv,
  usage: string,
  known: Readonly<Record<string, { readonly type: 'boolean' | 'string' }>> = {},
): { readonly file: string; readonly set: Readonly<Record<string, unknown>> } {
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({ args, options: known, allowPositionals: true });
  } catch {
    throw new StartError(usage);
  }
  const [file, ...others] = parsed.positionals;
  if (file === undefined || file === '' || others.length > 0) throw new StartError(usage);
  return {
    file: file === '-' ? file : resolve(env.INIT_CWD ?? process.cwd(), file),
    set: parsed.values,
  };
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
