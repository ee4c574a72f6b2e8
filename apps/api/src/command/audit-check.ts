/** `npm run audit-check`: whether the audit log is as it was written, for whoever runs an installation. */
import { type AuditBreak, checkAudit, StartError } from '@marsad/db';
import { type Command, options, print } from './run.js';

export function printAuditCheck(env: NodeJS.ProcessEnv, cwd: string, args: string[]): Promise<void> {
  return print(env, cwd, () => checkCommand(args));
}

function checkCommand(args: string[]): Command {
  const usage = 'Use: npm run --silent audit-check [-- --head HASH]';
  const { head } = options(args, ['head'], usage);
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head)) throw new StartError(usage);
  return async (sql) => {
    const check = await checkAudit(sql, head ?? null);
    if (check.kind === 'broken')
      throw new StartError(
        `The audit log is not as it was written: ${told(check.at, head)} ` +
          `Rows in order before that: ${check.rows}.`,
      );
    const { rows, first, last } = check;
    const span = rows === 0 ? '' : `, from ${first} to ${last}`;
    return `The audit log is as it was written: ${rows} rows${span}.\nHead: ${check.head}`;
  };
}

function told({ what, id, position }: AuditBreak, head: string | undefined): string {
  const row = id === null ? 'the row' : `row ${id}`;
  switch (what) {
    case 'changed':
      return `${row}, at place ${position}, was changed or moved.`;
    case 'missing':
      return `${row} at place ${position} is missing.`;
    case 'put-in':
      return `${row} was put in.`;
    case 'cut-off':
      return `its end, from place ${position} on, is missing.`;
    case 'head-unknown':
      return `the head ${head} is nowhere in it, so rows were cut off, or all was made anew.`;
  }
}
