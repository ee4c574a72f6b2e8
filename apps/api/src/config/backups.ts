/** When back-ups are taken by themselves. */
import { resolve } from 'node:path';
import { type Schedule, StartError, scheduleFault } from '@marsad/db';
import { type Environment, given } from './environment.js';

export interface Backups {
  readonly folder: string;
  readonly schedule: Schedule;
  readonly keep: number;
}

const mostKept = 1_000;

export function readBackups(env: Environment, cwd: string, timeZone: string): Backups | null {
  const folder = given(env, 'BACKUP_DIR');
  const [every, keep] = [given(env, 'BACKUP_EVERY'), given(env, 'BACKUP_KEEP')];
  if (folder === null) {
    if (every === null && keep === null) return null;
    throw new StartError(
      `${every === null ? 'BACKUP_KEEP' : 'BACKUP_EVERY'} is set without BACKUP_DIR: set the folder for back-ups too.`,
    );
  }
  const kept = Number(keep ?? '7');
  if (!/^\d+$/.test(keep ?? '7') || kept < 1 || kept > mostKept)
    throw new StartError(
      `BACKUP_KEEP="${keep}" is no number of back-ups: give a whole number from 1 to ${mostKept}.`,
    );
  return {
    folder: resolve(cwd, folder),
    schedule: readSchedule(every ?? '24h', timeZone),
    keep: kept,
  };
}

/** `90m`, `24h`, `7d`, `2w`, or the five fields of cron. */
function readSchedule(text: string, timeZone: string): Schedule {
  const length = /^(\d{1,5})([mhdw])$/.exec(text);
  const [, number = '', unit = ''] = length ?? [];
  const schedule: Schedule =
    length === null
      ? { every: null, cron: text }
      : {
          every: 'mh'.includes(unit) ? `PT${number}${unit.toUpperCase()}` : `P${number}${unit.toUpperCase()}`,
          cron: null,
        };
  if (scheduleFault(schedule, timeZone) !== null)
    throw new StartError(
      `BACKUP_EVERY="${text}" is no schedule: give a length of time such as 24h, 90m or 7d, or when as cron does, such as ` +
        '"30 3 * * *"; at least five minutes apart.',
    );
  return schedule;
}
