/** Back-ups that are taken by themselves meanwhile, one after another, and what has to be of them and of their folder afterwards. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openArchive } from '../../packages/db/dist/backup/archive.js';
import { ask, askUntilAnswered } from './database.mjs';

/** What is held by a process that was killed is another's after a minute; the queue has it again sooner. */
const nextWithinMs = 100_000;
/** What one that failed left is looked for every few seconds. */
const removedWithinMs = 20_000;

const folderOf = (folder) => join(folder, 'scheduled');

/** The settings of whoever takes them; none where the plan has none. */
export const scheduledEnv = ({ backups }, folder) =>
  backups ? { BACKUP_DIR: folderOf(folder), BACKUP_EVERY: '24h', BACKUP_KEEP: '3' } : {};

/** A day passes for them, where none is under way: the least time between two is minutes. */
const passDay = (url) =>
  ask(
    url(),
    `update backup set started_at = started_at - interval '25 hours', finished_at = finished_at - interval '25 hours'
     where kind = 'scheduled' and not exists (select from backup where kind = 'scheduled' and finished_at is null)
       and (select max(started_at) from backup where kind = 'scheduled') > now() - interval '24 hours'`,
  ).catch(() => {});

/** The next is due as soon as one is over, until this is called. */
export function keepDue({ plan, databaseUrl }) {
  let goesOn = plan.backups;
  const loop = async () => {
    for (; goesOn; await delay(300)) await passDay(databaseUrl);
  };
  const over = loop();
  return async () => {
    goesOn = false;
    await over;
  };
}

/** @param taken is given how many were made and how many failed. @returns what is wrong, a line each. */
export async function scheduledHold({ plan, databaseUrl, folder, taken }) {
  if (!plan.backups) return [];
  const look = (text) => askUntilAnswered(databaseUrl, 20_000, text);
  // A database whose clock was set back holds what a killed process had for as long: that time passes here too.
  await look(
    `update backup set held_until = least(held_until, now() + interval '1 minute') where finished_at is null`,
  );
  const wrong = await untilNext(look, databaseUrl);
  for (const deadline = Date.now() + removedWithinMs; ; await delay(250)) {
    const left = folderHolds(await look(recordText), folderOf(folder));
    if (left.length === 0 || Date.now() > deadline) {
      wrong.push(...left);
      break;
    }
  }
  const [counts] = await look(countsText);
  Object.assign(taken, counts);
  const stopped = await look(`select file from backup where error like '%left%'`);
  wrong.push(...stopped.map(({ file }) => `a stop counts as the failure of the back-up ${file}`));
  for (const { file } of await look(
    `select file from backup where kind = 'scheduled' and outcome = 'made' and removed_at is null`,
  ))
    if (existsSync(file))
      await openArchive(file)
        .then((archive) => archive.close())
        .catch((error) => wrong.push(`the back-up ${file}: ${error.message}`));
  return wrong;
}

/** Whatever befell the last ones, the next is taken. */
async function untilNext(look, databaseUrl) {
  const known = new Set((await look(madeText)).map(({ id }) => id));
  for (const deadline = Date.now() + nextWithinMs; Date.now() < deadline; await delay(300)) {
    if ((await look(madeText)).some(({ id }) => !known.has(id))) return [];
    await passDay(databaseUrl);
  }
  const last = await look(
    `select outcome, error from backup where kind = 'scheduled' order by started_at desc limit 1`,
  );
  return [`no back-up was taken by itself within ${nextWithinMs / 1_000} s: ${JSON.stringify(last)}`];
}

const madeText = `select id from backup where kind = 'scheduled' and outcome = 'made'`;
const countsText = `select count(*) filter (where outcome = 'made')::int as made, count(*) filter (where outcome = 'failed')::int as failed
  from backup where kind = 'scheduled'`;
const recordText = `select file, bytes::int as bytes, outcome = 'made' and removed_at is null as stays, finished_at is null as "underWay"
  from backup where kind = 'scheduled'`;

/** One that is on record as made has its whole file; nothing else is there but what is being written now. */
function folderHolds(rows, folder) {
  const known = new Map(rows.map((row) => [row.file, row]));
  const wrong = rows
    .filter(({ file, bytes, stays }) => stays && (!existsSync(file) || statSync(file).size !== bytes))
    .map(({ file }) => `the back-up ${file} was made and is not there, or not whole`);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name.replace(/\.part$/, ''));
    const { stays = false, underWay = false } = known.get(file) ?? {};
    if (!underWay && (name.endsWith('.part') || !stays)) wrong.push(`a back-up that is none left ${name}`);
  }
  return wrong;
}
