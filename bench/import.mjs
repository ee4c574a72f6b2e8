/**
 * A table of 1,000,000 figures in 20,000 series, from the upload until it is committed and evaluated, while somebody fills
 * in a form. Beside it, in the same run, COPY of the rows it made into tables with the same columns, indexes and keys.
 * IMPORT_ROWS and IMPORT_SERIES make it smaller. Ends with 1 where a bound does not hold.
 */
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbeddedDatabase } from '../packages/db/dist/embedded/index.js';
import { connect } from '../packages/db/dist/index.js';
import { startDashboard } from './dashboard.mjs';
import { number } from './measure.mjs';

const rows = Number(process.env.IMPORT_ROWS ?? 1_000_000);
const series = Number(process.env.IMPORT_SERIES ?? 20_000);
const bounds = { share: 40, memory: 400, form: 3 };
const parts = Math.min(200, series);
const indicators = Math.ceil(series / parts);
const idleSeconds = Number(process.env.IMPORT_IDLE_SECONDS ?? 20);

export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  // As root the database runs as another user, who has to get in.
  await chmod(folder, 0o755);
  const server = await startEmbeddedDatabase(folder);
  try {
    // As `npm start` does.
    const marsad = await startDashboard('start', { DATABASE_URL: server.url }, ['--max-old-space-size=384']);
    try {
      return await measured(marsad, server.url, folder);
    } finally {
      await marsad.stop();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measured(marsad, url, folder) {
  const ask = (path, init = {}) =>
    fetch(`${marsad.url}/api/v1${path}`, { ...init, headers: { cookie: marsad.cookie, ...init.headers } });
  await define(ask);
  const file = join(folder, 'figures.csv');
  await pipeline(Readable.from(lines()), createWriteStream(file));
  const before = await memoryOf(marsad.pid);
  const idle = formUntil(delay(idleSeconds * 1_000), ask);
  const alone = await idle;
  const work = importOf(file, ask);
  const [done, meanwhile] = await Promise.all([work, formUntil(work, ask)]);
  const memory = await memoryOf(marsad.pid);
  const copied = await copyOf(url, folder, done.id);
  const share = (done.rowsPerSecond / copied.rowsPerSecond) * 100;
  const slower = percentile(meanwhile) / percentile(alone);
  if (share < bounds.share || memory > bounds.memory || slower > bounds.form) process.exitCode = 1;
  return {
    'rows, in so many series': `${number(rows)} in ${number(indicators * parts)}`,
    'the file, MB': number((await stat(file)).size / 1024 ** 2),
    ...Object.fromEntries(done.steps.map(([what, seconds]) => [`seconds: ${what}`, number(seconds)])),
    'seconds from the upload until it is committed and evaluated': number(done.seconds),
    'rows a second': number(done.rowsPerSecond),
    'COPY of the same rows: rows a second': number(copied.rowsPerSecond),
    [`share of COPY, % (bound ${bounds.share})`]: number(share),
    'alerts it fired': number(done.alerts),
    'memory of the process before, MB': number(before),
    [`memory of the process at most, MB (bound ${bounds.memory})`]: number(memory),
    'forms filled in, alone and meanwhile': `${alone.length} and ${meanwhile.length}`,
    'a form, preview and hand in, ms, 95 of 100, alone': number(percentile(alone)),
    'the same meanwhile': number(percentile(meanwhile)),
    [`times as long meanwhile (bound ${bounds.form})`]: number(slower),
    'Directus, rows a second (bound: a fiftieth)': 'not run: it is not installed here',
  };
}

const idOf = (at) => `load-${at + 1}`;
const partOf = (at) => `p${at + 1}`;

/** Indicators with parts, and a rule for each that one series in a hundred comes to. */
async function define(ask) {
  const codes = Array.from({ length: parts }, (_, at) => partOf(at));
  for (let at = 0; at < indicators; at += 1) {
    await made(ask, '/indicators', {
      id: idOf(at),
      name: { en: `Invented for a measurement ${at + 1}` },
      definition: 'Invented figures, for a measurement.',
      ...{ kind: 'stock', unit: 'people', cadence: 'month', direction: 'up-is-worse' },
      dimensions: [{ id: 'part', codes }],
    });
    await made(ask, '/rules', {
      indicator: idOf(at),
      condition: { value: { op: '>', to: 90_000 } },
      severity: 'warning',
    });
  }
}

async function made(ask, path, body) {
  const answer = await ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

/** Figures as reports write them: one in ten "about", one a range, one a floor. Every hundredth series ends high. */
function* lines() {
  yield 'indicator,part,month,figure\n';
  const periods = Math.ceil(rows / (indicators * parts));
  let left = rows;
  let piece = '';
  for (let n = 0; n < periods; n += 1) {
    const month = `${2024 - Math.floor(n / 12)}-${String(12 - (n % 12)).padStart(2, '0')}`;
    for (let indicator = 0; indicator < indicators; indicator += 1)
      for (let part = 0; part < parts && left > 0; part += 1) {
        left -= 1;
        const isHigh = n === 0 && (indicator * parts + part) % 100 === 0;
        piece += `${idOf(indicator)},${partOf(part)},${month},${figureOf(left, isHigh)}\n`;
        if (piece.length > 60_000) {
          yield piece;
          piece = '';
        }
      }
  }
  yield piece;
}

function figureOf(n, isHigh) {
  const value = isHigh ? 95_000 : 1_000 + ((n * 7_919) % 80_000);
  if (n % 10 === 0) return `about ${value}`;
  if (n % 10 === 1) return `${value}-${value + 10}`;
  return n % 10 === 2 ? `>${value}` : String(value);
}

const mapping = {
  shape: 'rows',
  indicator: { column: 'indicator' },
  dimensions: { part: { column: 'part' } },
  period: { column: 'month' },
  value: { column: 'figure' },
  source: { title: { is: 'Invented for a measurement' } },
};

async function importOf(file, ask) {
  const began = performance.now();
  const steps = [];
  const since = (from) => (performance.now() - from) / 1_000;
  const form = new FormData();
  form.set('mapping', JSON.stringify(mapping));
  form.set('file', await openAsBlob(file, { type: 'text/csv' }), 'figures.csv');
  const handedIn = await ask('/imports', { method: 'POST', body: form });
  if (!handedIn.ok) throw new Error(`the table was refused: ${handedIn.status} ${await handedIn.text()}`);
  const { id } = await handedIn.json();
  steps.push(['handed in', since(began)]);
  let phase = null;
  let from = performance.now();
  const until = async (wanted) => {
    for (;;) {
      const held = await (await ask(`/imports/${id}`)).json();
      const at = held.progress?.phase ?? null;
      if (phase !== null && at !== phase) {
        steps.push([phase, since(from)]);
        from = performance.now();
      }
      phase = at;
      if (held.status === wanted) return held;
      if (['failed', 'mapping', 'cancelled', 'undone'].includes(held.status))
        throw new Error(`the import is ${held.status}: ${JSON.stringify(held.problem ?? held.questions)}`);
      await delay(250);
    }
  };
  const { counts } = await until('planned');
  if (counts.create !== rows) throw new Error(`it would not create all: ${JSON.stringify(counts)}`);
  const committed = await ask(`/imports/${id}/commit`, { method: 'POST' });
  if (!committed.ok) throw new Error(`not committed: ${committed.status} ${await committed.text()}`);
  const { alerts } = await until('committed');
  const seconds = since(began);
  return { id, seconds, steps, rowsPerSecond: rows / seconds, alerts: alerts?.fired ?? 0 };
}

/** One form after the other, as a person does, until `over` is: what is typed is previewed, then handed in. */
async function formUntil(over, ask) {
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  over.then(end, end);
  const times = [];
  for (let n = 0; !isOver; n += 1) {
    const body = JSON.stringify({
      indicator: 'al-hol-pledges',
      period: `20${String(21 + (Math.floor(n / 12) % 4))}-${String((n % 12) + 1).padStart(2, '0')}`,
      value: `${60 + (n % 9)} to ${70 + (n % 9)}`,
      source: { title: 'Invented for a measurement' },
    });
    const began = performance.now();
    for (const path of ['/observations/preview', '/observations']) {
      const answer = await ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`the form was refused: ${answer.status}`);
    }
    times.push(performance.now() - began);
    await delay(200);
  }
  return times;
}

function percentile(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))];
}

/** The rows that the import made, taken out and copied into tables that are the same but empty. */
async function copyOf(url, folder, id) {
  const sql = connect(url, { max: 1 });
  try {
    const wanted = {
      observation: `select o.* from observation o where exists
        (select from revision r where r.observation_id = o.id and r.import_id = '${id}')`,
      revision: `select * from revision where import_id = '${id}'`,
    };
    let seconds = 0;
    for (const [table, query] of Object.entries(wanted)) {
      const file = join(folder, `${table}.copy`);
      await takeOut(url, query, file);
      await alike(sql, table);
      const began = performance.now();
      await pipeline(createReadStream(file), await sql.unsafe(`copy copied_${table} from stdin`).writable());
      seconds += (performance.now() - began) / 1_000;
    }
    const [{ count }] = await sql`select count(*)::int as count from copied_revision`;
    if (count !== rows) throw new Error(`${count} rows were copied, ${rows} were to be`);
    return { rowsPerSecond: rows / seconds };
  } finally {
    await sql.end();
  }
}

/** On a connection of its own: the library may leave one that has copied out waiting for a reader that is gone. */
async function takeOut(url, query, file) {
  const sql = connect(url, { max: 1 });
  await pipeline(await sql.unsafe(`copy (${query}) to stdout`).readable(), createWriteStream(file));
  await sql.end({ timeout: 0 });
}

/** A table with the columns, checks, indexes and keys of another. */
async function alike(sql, table) {
  await sql.unsafe(`create table copied_${table} (like ${table} including all)`);
  const keys = await sql`
    select pg_get_constraintdef(oid) as key from pg_constraint where conrelid = ${table}::regclass and contype = 'f'`;
  for (const { key } of keys) {
    const same = key.replace(/REFERENCES (observation|revision)\b/, 'REFERENCES copied_$1');
    await sql.unsafe(`alter table copied_${table} add ${same}`);
  }
}

/** The most it ever held, in MB; where the system does not say, none. */
async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
