/** A database as an earlier release left it, some migrations back and with figures in it: what brings it up to date is interrupted. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from '../../packages/db/dist/connection/connect.js';
import { holdMigrations, migrateWithin } from '../../packages/db/dist/connection/migrate.js';
import { withEmbeddedDatabase } from '../../packages/db/dist/embedded/index.js';
import { ask, askUntilAnswered, postmasterOf } from './database.mjs';
import { begin, command, copyFolder, root } from './template.mjs';

const { Client } = createRequire(new URL('../../packages/db/package.json', import.meta.url))('pg');

const versions = readdirSync(join(root, 'packages/db/migrations'))
  .filter((name) => name.endsWith('.sql'))
  .map((name) => Number(name.slice(0, 4)))
  .sort((a, b) => a - b);
const newest = versions.at(-1);
/** So many that a migration which builds an index takes a moment. */
const figureCount = 5_000;
const auditCount = 200;
const underWayWithinMs = 30_000;
const upToDateWithinMs = 60_000;

/** What is on record, written in the schema it has: by the columns that every schema since has too. */
const fillText = `
  insert into source (title) values ('earlier');
  insert into series (indicator_id, series_key, dimensions, figures) values ('earlier', 'earlier', '{}', ${figureCount});
  insert into submission (idempotency_key, request_hash, entry, actor, status, settled_at, evaluated_at)
    select 'earlier ' || n, 'earlier', '{}', '{"kind": "system", "part": "faults"}', 'committed', now(), now()
    from generate_series(1, ${figureCount}) n;
  insert into observation (indicator_id, series_key, dimensions, period_start, period_end, source_id)
    select 'earlier', 'earlier', '{}', date '1950-01-01' + n, date '1950-01-02' + n,
      (select id from source where title = 'earlier')
    from generate_series(1, ${figureCount}) n;
  insert into revision (observation_id, number, period_text, text, qualifier, lower, upper, lower_inclusive, upper_inclusive, point,
      per, known_on, actor, submission_id, recorded_at, note)
    select o.id, 1, o.period_start::text, 'earlier ' || n, 'exact', n, n, true, true, n, 'period', o.period_end, s.actor, s.id,
      now(), case when n % 10 = 0 then 'Note ' || n end
    from (select *, period_start - date '1950-01-01' as n from observation where indicator_id = 'earlier') o
      join submission s on s.idempotency_key = 'earlier ' || n;
  select append_audit('{"kind": "system", "part": "faults"}', 'submission.settled', 'indicator', 'earlier', jsonb_build_object('n', n))
    from generate_series(1, ${auditCount}) n;`;

const kept = [
  ['indicator', 'id, definition', "id = 'earlier'"],
  ['source', 'id, title, created_at', "title = 'earlier'"],
  ['series', 'series_key, dimensions, figures', "indicator_id = 'earlier'"],
  [
    'submission',
    'id, idempotency_key, request_hash, entry, actor, status, settled_at',
    "request_hash = 'earlier'",
  ],
  [
    'observation',
    'id, series_key, dimensions, period_start, period_end, source_id',
    "indicator_id = 'earlier'",
  ],
  [
    'revision',
    'id, observation_id, number, retracted, period_text, text, lower, upper, point, per, known_on, actor, submission_id, recorded_at, superseded_at, note',
    "text like 'earlier %'",
  ],
  [
    'audit',
    'id, at, actor, action, subject_kind, subject_id, details, login, xact, noted_at',
    "subject_id = 'earlier'",
  ],
];
const keptText = kept
  .map(
    ([table, columns, which]) =>
      `select '${table}' as name, count(*)::int as rows, md5(string_agg(line, '' order by line)) as digest
       from (select row (${columns})::text as line from ${table} where ${which}) lines`,
  )
  .join(' union all ');

const versionText = 'select max(version)::int as version from migration';
/** Whoever migrates now, in the database that is asked. */
const migratingText = `select max(version)::int as version, (select pid from pg_locks
    where locktype = 'advisory' and granted and classid = ${0x6d617273} and objid = 1
      and database = (select oid from pg_database where datname = current_database())) as pid
  from migration`;

/** Makes the database, owned by the installation's owner, and fills it. */
async function makeEarlier({ ownerUrl, superuserUrl, name, version, definition }) {
  await ask(superuserUrl('postgres'), `create database "${name}" owner marsad_owner template template0`);
  const owner = connect(ownerUrl(name), { max: 1 });
  try {
    await owner.begin(async (tx) => {
      await holdMigrations(tx);
      await migrateWithin(tx, version);
    });
    await owner`insert into indicator (id, definition, section, position) values ('earlier', ${definition}, 'own', 1000)`;
    await owner.unsafe(fillText);
  } finally {
    await owner.end({ timeout: 5 });
  }
  const record = await recordOf(() => superuserUrl(name));
  // What is not there cannot be lost.
  if (record.version !== version || record.digests.some(({ rows }) => rows === 0))
    throw new Error(`the earlier database was not made: ${JSON.stringify(record)}`);
  return record;
}

/** @returns its schema and what is on record, a digest of each table. */
async function recordOf(url, patienceMs = 10_000) {
  const look = (text) => askUntilAnswered(url, patienceMs, text);
  const [{ version }] = await look(versionText);
  return { version, digests: await look(keptText) };
}

const addressOf = (user, password, port) => (name) =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
const definitionText = 'select definition from indicator order by position limit 1';

/** Beside the installation's own database, in its PostgreSQL; `npm run migrate` brings it up to date. */
async function earlierApart({ template, port }, version) {
  const name = 'earlier';
  const ownerUrl = addressOf('marsad_owner', template.ownerPassword, port);
  const superuserUrl = addressOf('marsad', template.superuserPassword, port);
  const [{ definition }] = await ask(superuserUrl('marsad'), definitionText);
  const before = await makeEarlier({ ownerUrl, superuserUrl, name, version, definition });
  const commandEnv = { DATABASE_URL: ownerUrl(name), TIME_ZONE: 'UTC' };
  return {
    before,
    url: () => superuserUrl(name),
    commandEnv,
    begin: () => begin('migrate', commandEnv),
    /** @returns why it is not up to date then; null where it is. */
    finish: async (use) => {
      const { code, all } = await command('migrate', commandEnv);
      return code === 0 ? use() : `migrate ended with ${code}: ${all.trim().slice(-300)}`;
    },
  };
}

/** A folder of its own, on which Marsad starts: it brings its database up to date itself. */
async function earlierInOneProcess({ folder, template, closings, port, endLeftover }, version) {
  const data = join(folder, 'earlier');
  const cluster = join(data, 'postgres');
  copyFolder(template.data, data);
  const before = await withEmbeddedDatabase(data, async () => {
    const { port: own } = postmasterOf(cluster);
    const superuserUrl = addressOf('marsad', template.superuserPassword, own);
    const [{ definition }] = await ask(superuserUrl('marsad'), definitionText);
    await ask(superuserUrl('postgres'), 'drop database marsad with (force)');
    const ownerUrl = addressOf('marsad_owner', template.ownerPassword, own);
    return makeEarlier({ ownerUrl, superuserUrl, name: 'marsad', version, definition });
  });
  closings.push(async () => endLeftover(cluster));
  const commandEnv = { DATA_DIR: data, TIME_ZONE: 'UTC' };
  const start = () => begin('start', { ...commandEnv, PORT: String(port) });
  return {
    before,
    url: () => addressOf('marsad', template.superuserPassword, postmasterOf(cluster)?.port ?? 1)('marsad'),
    commandEnv,
    postmaster: () => postmasterOf(cluster)?.pid ?? null,
    begin: start,
    /** Whatever befell it, it may have come up all the same: it is ended as one ends it. */
    settle: async (marsad) => {
      if (await ready(marsad, upToDateWithinMs)) marsad.child.kill('SIGTERM');
    },
    finish: async (use) => {
      const marsad = start();
      const isUp = await ready(marsad, upToDateWithinMs);
      const wrong = isUp ? await use() : `Marsad does not start: ${marsad.said.all.trim().slice(-3000)}`;
      marsad.child.kill('SIGTERM');
      const { code } = await marsad.ended;
      return wrong ?? (code === 0 ? null : `Marsad ended with ${code}`);
    },
  };
}

/** Whether it says so before it ends or the time is over. */
async function ready({ said, hasEnded }, ms) {
  for (const deadline = Date.now() + ms; Date.now() < deadline && !hasEnded(); await delay(25))
    if (said.all.includes('Marsad is ready')) return true;
  return false;
}

/**
 * @param plan has one fault of kind `migrate`.
 * @returns `interrupt`, that fault; and `check`, which brings it up to date whatever came before and says what does not hold then;
 *   `seen`: how many migrations were applied in this run, and whether the fault cut off whoever had begun to apply them.
 */
export async function openEarlier(plan, place) {
  const fault = plan.faults.find(({ kind }) => kind === 'migrate');
  if (fault === undefined) return null;
  const version = versions.at(-1 - fault.back);
  const make = plan.mode === 'embedded' ? earlierInOneProcess : earlierApart;
  const earlier = await make(place, version);
  const seen = { applied: 0, isCutOff: false };
  let hadBegun = false;
  let attempt = null;
  return {
    seen,
    interrupt: async (endPostgres) => {
      attempt = earlier.begin();
      const pid = await untilUnderWay(earlier.url, attempt);
      hadBegun = pid !== null;
      await delay(fault.ms);
      const end = endPostgres ?? (() => tell(earlier.postmaster(), 'SIGKILL'));
      if (fault.hit === 'postgres') await end();
      else if (fault.hit === 'backend') tell(pid, 'SIGKILL');
      else attempt.child.kill(fault.hit === 'stop' ? 'SIGTERM' : 'SIGKILL');
    },
    check: async (ownUrl) => {
      if (attempt === null) return ['the earlier database was never to be brought up to date'];
      const wrong = await afterAttempt(earlier, attempt, fault);
      const halted = await recordOf(earlier.url, 0).catch(() => null);
      seen.isCutOff = hadBegun && halted?.version === version;
      if (halted !== null) wrong.push(...differs(earlier.before, halted, [version, newest]));
      const why = await earlier.finish(async () => {
        const after = await recordOf(earlier.url);
        seen.applied = versions.filter((one) => one > earlier.before.version && one <= after.version).length;
        wrong.push(...differs(earlier.before, after, [newest]), ...(await schemaHolds(earlier, ownUrl)));
        return null;
      });
      if (why !== null) wrong.push(why);
      if (seen.applied !== fault.back) wrong.push(`${seen.applied} of ${fault.back} migrations were applied`);
      return wrong.map((line) => `the earlier database: ${line}`);
    },
  };
}

/** Until somebody migrates there: the process of PostgreSQL that does. Null where it was over before that was seen. */
async function untilUnderWay(url, { hasEnded }) {
  for (
    const deadline = Date.now() + underWayWithinMs;
    Date.now() < deadline && !hasEnded();
    await delay(10)
  ) {
    // One connection for all its questions: what is waited for may take a tenth of a second.
    const client = new Client({
      connectionString: url(),
      connectionTimeoutMillis: 2_000,
      query_timeout: 2_000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      for (; Date.now() < deadline && !hasEnded(); await delay(2)) {
        const [{ pid, version }] = (await client.query(migratingText)).rows;
        if (pid !== null || version === newest) return pid;
      }
    } catch {
      // It does not answer yet, or not any more.
    } finally {
      client.end().catch(() => {});
    }
  }
  return null;
}

function tell(pid, signal) {
  try {
    if (pid !== null) process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

/** What was interrupted comes to an end, and says why unless it was told to end. */
async function afterAttempt({ settle }, attempt, { hit }) {
  const over = Promise.all([settle?.(attempt), attempt.ended]);
  const late = delay(upToDateWithinMs, 'late', { ref: false });
  if ((await Promise.race([over, late])) === 'late') {
    attempt.child.kill('SIGKILL');
    await attempt.ended;
    return [`what migrated did not come to an end: ${attempt.said.all.trim().slice(-300)}`];
  }
  const { code, all } = await attempt.ended;
  const isSaid = code === 0 || ['kill', 'stop'].includes(hit) || /^Marsad: /m.test(all);
  return isSaid ? [] : [`what migrated ended with ${code}: ${all.trim().slice(-300)}`];
}

/** One transaction applies all or none: there is no schema between. */
function differs(before, after, allowed) {
  const found = new Map(after.digests.map(({ name, rows, digest }) => [name, `${rows} ${digest}`]));
  return [
    ...(allowed.includes(after.version)
      ? []
      : [`its schema is ${after.version}, not ${allowed.join(' or ')}`]),
    ...before.digests
      .filter(({ name, rows, digest }) => found.get(name) !== `${rows} ${digest}`)
      .map(({ name, rows }) => `of ${rows} rows of ${name} there are ${found.get(name)} now, or others`),
  ];
}

const columnsText = `select table_schema || '.' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as name
  from information_schema.columns where table_schema in ('public', 'auth')`;

/** Brought up to date, it is as one that was made today; and its audit log is whole. */
async function schemaHolds({ url, commandEnv }, ownUrl) {
  const [own, made] = await Promise.all(
    [ownUrl, url].map(
      async (of) => new Set((await askUntilAnswered(of, 20_000, columnsText)).map(({ name }) => name)),
    ),
  );
  const broken = await askUntilAnswered(
    url,
    20_000,
    'select indexrelid::regclass::text as name from pg_index where not indisvalid',
  );
  const { code, all } = await command('audit-check', commandEnv);
  return [
    ...[...own].filter((name) => !made.has(name)).map((name) => `${name} is missing`),
    ...[...made].filter((name) => !own.has(name)).map((name) => `${name} should be gone`),
    ...broken.map(({ name }) => `the index ${name} is half-built`),
    ...(code === 0 ? [] : [`audit-check: ${all.trim().slice(-300)}`]),
  ];
}
