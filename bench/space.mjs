/**
 * What a figure costs on disk, table by table, indexes and all: figures by the API, of which one in ten begins or ends an
 * alert that a receiver is told of. And what a year of 1,000 figures a day comes to, with what is kept for how long.
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

const figures = Number(process.env.SPACE_FIGURES ?? 3_000);
const aDay = 1_000;
/** In days, where it is not for ever. */
const kept = { live_event: usuallyKept.events, delivery: usuallyKept.messages };

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
    return rowsOf(before, after);
  } finally {
    await marsad?.stop();
    await sql.end();
    receiver.closeAllConnections();
    receiver.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function rowsOf(before, after) {
  const grown = [...after]
    .map(([table, { rows, bytes }]) => {
      const old = before.get(table) ?? { rows: 0, bytes: 0 };
      return { table, rows: rows - old.rows, bytes: bytes - old.bytes };
    })
    .filter(({ rows, bytes }) => rows >= figures / 50 && bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  const year = ({ table, bytes }) => ((bytes / figures) * aDay * Math.min(365, kept[table] ?? 365)) / 1e6;
  return {
    figures: number(figures),
    ...Object.fromEntries(
      grown.map((one) => [
        `${one.table}: bytes a row; rows a figure; MB of a year`,
        [one.bytes / one.rows, one.rows / figures, year(one)].map(number).join('; '),
      ]),
    ),
    [`all of it, MB of a year of ${number(aDay)} figures a day`]: number(
      grown.reduce((sum, one) => sum + year(one), 0),
    ),
  };
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
  const source = { title: 'Invented for a measurement' };
  await ask('/receivers', { name: 'desk', kind: 'webhook', url: hook });
  const parts = Array.from({ length: 25 }, (_, n) => `p${n}`);
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
  const first = Date.now() - Math.ceil(figures / parts.length) * 86_400_000;
  const each = async (part) => {
    for (let n = 0; n < figures / parts.length; n += 1)
      await ask('/observations', {
        indicator: 'space',
        dimensions: { part },
        period: new Date(first + n * 86_400_000).toISOString().slice(0, 10),
        // Ten days below, ten above.
        value: n % 20 < 10 ? 'about 80' : 'about 120',
        source,
      });
  };
  await Promise.all(parts.map(each));
}

async function settled(sql) {
  for (;;) {
    const [{ left }] = await sql`
      select (select count(*) from outbox) + (select count(*) from delivery where status = 'waiting') as left`;
    if (Number(left) === 0) return;
    await delay(500);
  }
}
