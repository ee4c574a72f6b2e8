/** Commands for whoever runs an installation: what they print can be piped, what goes wrong is one line. */
import { parseArgs } from 'node:util';
import { assertMigrated, assertReachable, connect, migrate, type Sql, StartError } from '@marsad/db';
import { createApiToken, findPersonByEmail, openPasswordReset } from '@marsad/db/accounts';
import { withEmbeddedDatabase } from '@marsad/db/embedded';
import { roles } from '@marsad/indicators';
import { linkTo } from '../account/open.js';
import { type Config, readConfig } from '../config.js';

const actor = { kind: 'system', part: 'command line' } as const;
const mostDays = 3_650;

type Command = (sql: Sql, config: Config) => Promise<string>;

export function printToken(env: NodeJS.ProcessEnv, cwd: string, args: string[]): Promise<void> {
  return print(env, cwd, () => tokenCommand(args));
}

function tokenCommand(args: string[]): Command {
  const usage = `Use: npm run --silent token -- --role ${roles.join('|')} --name NAME [--days N]`;
  const { role: given, name, days } = options(args, ['role', 'name', 'days'], usage);
  const role = roles.find((known) => known === given);
  if (!role || !name?.trim()) throw new StartError(usage);
  const valid = days === undefined ? null : Number(days);
  if (valid !== null && !(Number.isInteger(valid) && valid >= 1 && valid <= mostDays))
    throw new StartError(
      `--days ${days}: give a whole number from 1 to ${mostDays}, or leave it out for no end.`,
    );
  return async (sql) => (await createApiToken(sql, actor, { name: name.trim(), role, days: valid })).token;
}

export function printResetLink(env: NodeJS.ProcessEnv, cwd: string, args: string[]): Promise<void> {
  return print(env, cwd, () => resetCommand(args));
}

function resetCommand(args: string[]): Command {
  const usage = 'Use: npm run --silent reset -- --email ADDRESS';
  const { email } = options(args, ['email'], usage);
  if (!email) throw new StartError(usage);
  return async (sql, { publicUrl, port }) => {
    const person = await findPersonByEmail(sql, email);
    if (!person) throw new StartError(`Nobody who can sign in has the e-mail address ${email}.`);
    const { token } = await openPasswordReset(sql, actor, person.id);
    return linkTo(publicUrl ?? new URL(`http://localhost:${port}`), 'reset', token);
  };
}

function options<Name extends string>(
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

async function print(env: NodeJS.ProcessEnv, cwd: string, read: () => Command): Promise<void> {
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
  const owner = connect(url, { max: 1, applicationName: 'marsad command' });
  const sql = connect(url, { max: 1, applicationName: 'marsad command', asApplication: true });
  try {
    if (config.store.kind === 'external') await assertReachable(owner, url);
    await prepareSchema(owner);
    return await command(sql, config);
  } finally {
    await Promise.all([owner.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
  }
}
