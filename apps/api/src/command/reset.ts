/**
 * `npm run reset`: a link with which somebody sets a new password, for whoever runs an installation; where they have lost
 * their second factor, without that.
 */
import { StartError } from '@marsad/db';
import { findPersonByEmail, openPasswordReset, removeLostSecondFactor } from '@marsad/db/account';
import { linkTo } from '../account/open.js';
import { actor, type Command, options, print } from './run.js';

export function printResetLink(env: NodeJS.ProcessEnv, cwd: string, args: string[]): Promise<void> {
  return print(env, cwd, () => resetCommand(args));
}

function resetCommand(args: string[]): Command {
  const usage = 'Use: npm run --silent reset -- --email ADDRESS [--second-factor off]';
  const { email, 'second-factor': factor } = options(args, ['email', 'second-factor'], usage);
  if (!email || (factor !== undefined && factor !== 'off')) throw new StartError(usage);
  return async (sql, { publicUrl, port }) => {
    const person = await findPersonByEmail(sql, email);
    if (!person) throw new StartError(`Nobody who can sign in has the e-mail address ${email}.`);
    if (factor === 'off') await removeLostSecondFactor(sql, actor, { person: person.id });
    const { token } = await openPasswordReset(sql, actor, { person: person.id });
    return linkTo(publicUrl ?? new URL(`http://localhost:${port}`), 'reset', token);
  };
}
