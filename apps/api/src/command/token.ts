/** `npm run token`: an API token, for whoever runs an installation. */
import { StartError } from '@marsad/db';
import { createApiToken } from '@marsad/db/account';
import { roles } from '@marsad/indicators';
import { actor, type Command, options, print } from './run.js';

const mostDays = 3_650;

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
