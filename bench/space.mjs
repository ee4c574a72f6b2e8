/**
 * What a year costs on disk, table by table, indexes and all, for a team of the size below and with what is kept for how long
 * where no setting says otherwise. A row's bytes are measured on figures that come by the API, of which some are corrected and
 * some are sent twice; some begin or end an alert that receivers are told of.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbeddedDatabase } from '../packages/db/dist/embedded/index.js';
import { connect, usuallyKept } from '../packages/db/dist/index.js';
import { startDashboard } from './dashboard.mjs';
import { number } from './measure.mjs';

const figures = Number(process.env.SPACE_FIGURES ?? 2_000);
const team = {
  people: 10,
  figuresADay: 1_000,
  /** Of each person: what is on record in the audit log beside figures, such as signing in, acknowledging, editing a rule. */
  actsADay: 20,
  receivers: 2,
};
/** One in so many figures. */
const oneIn = { corrected: 20, sentTwice: 50, tellsOfAnAlert: 10 };
/** There is one of each series, however many figures it has. */
const ofASeries = ['series', 'notification_group'];
/** In days, where it is not for ever. */
const kept = { live_event: usuallyKept.events, delivery: usuallyKept.messages };
const parts = Array.from({ length: 100 }, (_, n) => `p${n}`);

export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedDatabase(folder);
  const sql = connect(server.url, { max: 2 });
  const receiver = createServer((_, answer) => answer.end()).listen(0, '127.0.0.1');
  let marsad;
  try {
    marsad = await startDashboard('start', { DATABASE_URL: server.url, ALLOW_PRIVATE_TARGETS: 'yes' });
    const before = await sizes(sql);
    await fill(marsad, `http://127.0.0.1:${receiver.address().port}`);
    await settled(sql);
    await sql.unsafe('vacuum analyze');
    const after = await sizes(sql);
    return rowsOf(before, after, await jobsOf(sql));
  } finally {
    await marsad?.stop();
    await sql.end();
    receiver.closeAllConnections();
    receiver.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Of a day of the team. Of the figures measured more begin or end an alert than of a team's, and what is long over is told all
 * at once: alerts and messages are counted by what is said of the team.
 */
function rowsADay(table, rows, incidents) {
  const alerts = team.figuresADay / oneIn.tellsOfAnAlert;
  // Each of which begins and ends.
  if (table.startsWith('incident')) return (rows / incidents) * (alerts / 2);
  if (table === 'delivery') return alerts * team.receivers;
  const acts = table.startsWith('audit') ? team.people * team.actsADay : 0;
  return (rows / figures) * team.figuresADay + acts;
}

function rowsOf(before, after, jobs) {
  const incidents = after.get('incident').rows;
  const grown = [...after]
    .map(([table, { rows, bytes }]) => {
      const old = before.get(table) ?? { rows: 0, bytes: 0 };
      return { table, rows: rows - old.rows, bytes: bytes - old.bytes };
    })
    .filter(({ table, rows, bytes }) => rows >= parts.length && bytes > 0 && !ofASeries.includes(table))
    .map(({ table, rows, bytes }) => {
      const bytesARow = bytes / rows;
      const aDay = rowsADay(table, rows, incidents);
      const days = kept[table] ?? null;
      return {
        table,
        bytesARow,
        aDay,
        days,
        megabytes: (bytesARow * aDay * Math.min(365, days ?? 365)) / 1e6,
      };
    })
    .sort((a, b) => b.megabytes - a.megabytes);
  return {
    'figures measured': number(figures),
    'the team': `${team.people} people, ${number(team.figuresADay)} figures a day, ${team.receivers} receivers`,
    ...Object.fromEntries(
      grown.map(({ table, bytesARow, aDay, days, megabytes }) => [
        `${table}: bytes a row; rows a day; days kept; MB of a year`,
        [number(bytesARow), number(aDay), days ?? 'for ever', number(megabytes)].join('; '),
      ]),
    ),
    'jobs of the queues: rows kept; MB, however many figures': `${number(jobs.rows)}; ${number(jobs.bytes / 1e6)}`,
    'all of it, MB of a year': number(
      grown.reduce((sum, { megabytes }) => sum + megabytes, jobs.bytes / 1e6),
    ),
  };
}

/** The queues keep so many jobs of each kind that are finished, and forget the oldest. */
async function jobsOf(sql) {
  const tables = await sql`
    select c.relname as name, pg_total_relation_size(c.oid)::float8 as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'bullmq' and c.relkind in ('r', 'p')`;
  const [{ rows }] = await sql`select count(*)::float8 as rows from bullmq.job`;
  return { rows, bytes: tables.reduce((sum, { bytes }) => sum + bytes, 0) };
}

async function sizes(sql) {
  const tables = await sql`
    select c.oid::regclass::text as name, pg_total_relation_size(c.oid)::float8 as bytes
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`;
  const found = new Map();
  for (const { name, bytes } of tables) {
    const [{ rows }] = await sql`select count(*)::float8 as rows from ${sql(name)}`;
    found.set(name, { rows, bytes });
  }
  return found;
}

/** What makes the figures: receivers, an indicator with a rule, and figures of which some are corrected or sent twice. */
async function fill({ url, cookie }, hook) {
  const ask = async (path, body) => {
    for (;;) {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (answer.ok) return answer.json();
      if (![429, 503].includes(answer.status)) throw new Error(`${answer.status} ${await answer.text()}`);
      await delay(1_000 * Number(answer.headers.get('retry-after') ?? 1));
    }
  };
  const recorded = async (submission) => {
    for (;;) {
      const answer = await fetch(`${url}/api/v1/submissions/${submission}`, { headers: { cookie } });
      const { observation } = answer.ok ? await answer.json() : { observation: null };
      if (observation) return observation.id;
      await delay(200);
    }
  };
  const source = { title: 'Invented for a measurement' };
  // A message for each alert, as it is where they begin one after the other.
  const times = { groupBy: ['part'], groupWait: '0s', groupInterval: '0s' };
  for (let n = 0; n < team.receivers; n += 1)
    await ask('/receivers', { name: `desk ${n}`, kind: 'webhook', url: hook, ...times });
  await ask('/indicators', {
    id: 'space',
    name: { en: 'Invented for a measurement' },
    definition: 'Invented figures, for a measurement.',
    kind: 'stock',
    unit: 'people',
    cadence: 'day',
    direction: 'up-is-worse',
    dimensions: [
      { id: 'part', name: { en: 'Part' }, codes: parts.map((code) => ({ code, name: { en: code } })) },
    ],
  });
  await ask('/rules', {
    indicator: 'space',
    condition: { value: { op: '>', to: 100 } },
    severity: 'warning',
    description: { en: 'Invented for a measurement' },
  });
  const days = Math.ceil(figures / parts.length);
  const period = (day) => new Date(Date.now() - (days - day) * 86_400_000).toISOString().slice(0, 10);
  const each = async (part, at) => {
    for (let day = 0; day < days; day += 1) {
      const figure = {
        indicator: 'space',
        dimensions: { part },
        period: period(day),
        // Ten days above and ten below; the last begins an alert of now.
        value: [0, 11, 12, 13, 14, 15, 16, 17, 18, 19].includes((days - day - 1) % 20)
          ? 'about 120'
          : 'about 80',
        source,
      };
      const nth = day * parts.length + at;
      const handedIn = await ask('/observations', figure);
      if (nth % oneIn.sentTwice === 0) await ask('/observations', figure);
      if (nth % oneIn.corrected === 0) {
        const reason = 'One was counted twice';
        await ask(`/observations/${await recorded(handedIn.id)}/revisions`, { reason, value: 'about 90' });
      }
    }
  };
  // A few at a time, so that nothing is refused that is measured.
  const waiting = [...parts.entries()];
  const hand = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await each(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: 8 }, hand));
}

async function settled(sql) {
  for (;;) {
    const [{ left }] = await sql`
      select (select count(*) from outbox) + (select count(*) from delivery where status = 'waiting')
        + (select count(*) from notification_group where due_at < now() + interval '1 minute')
        + (select count(*) from digest_entry where waiting_since is not null) as left`;
    if (Number(left) === 0) return;
    await delay(500);
  }
}
