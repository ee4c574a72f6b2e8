/**
 * How many figures a second come onto the record, rules and all, and whether that stays so as a series grows: of 200 clients
 * at once; of 50 that each wait until theirs is evaluated; and three thousand in a row into one indicator of 25 parts, handed
 * in by the database itself, so that what is measured is digestion alone. On each store for the queues: MARSAD_TEST_REDIS
 * names a redis-server. Ends with 1 where a bound does not hold.
 */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbeddedDatabase } from '../packages/db/dist/embedded/index.js';
import { connect } from '../packages/db/dist/index.js';
import { startDashboard } from './dashboard.mjs';
import { median, number } from './measure.mjs';

const clients = Number(process.env.DIGEST_CLIENTS ?? 200);
const burst = Number(process.env.DIGEST_FIGURES ?? 3_000);
const thousand = Number(process.env.DIGEST_THOUSAND ?? 1_000);
const waiting = 50;
const parts = 25;
const bounds = { perSecond: 300, flat: 1.5 };

export async function run() {
  const stores = { 'on PostgreSQL': null, 'on Redis': process.env.MARSAD_TEST_REDIS ?? null };
  const rows = {};
  for (const [store, command] of Object.entries(stores)) {
    if (store === 'on Redis' && command === null) continue;
    const redis = command === null ? null : await startRedis(command);
    try {
      Object.assign(rows, await measure(store, redis === null ? {} : { REDIS_URL: redis.url }));
    } finally {
      await redis?.stop();
    }
  }
  return rows;
}

async function measure(store, env) {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  // As root the database runs as another user, who has to get in.
  await chmod(folder, 0o755);
  const server = await startEmbeddedDatabase(folder);
  try {
    const marsad = await startDashboard(
      'start',
      { ...env, DATABASE_URL: server.url, BACKLOG_FIGURES: '1000000', BACKLOG_SECONDS: '3600' },
      // As `npm start` does.
      ['--max-old-space-size=384'],
    );
    const sql = connect(server.url, { max: 2 });
    try {
      return await measured(store, marsad, sql);
    } finally {
      await sql.end({ timeout: 5 });
      await marsad.stop();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measured(store, marsad, sql) {
  const ask = (path, init = {}) =>
    fetch(`${marsad.url}/api/v1${path}`, {
      ...init,
      headers: { cookie: marsad.cookie, 'content-type': 'application/json', ...init.headers },
    });
  const tokens = await tokensFor(ask);
  for (const id of ['digest-many', 'digest-waits', 'digest-parts']) await makeIndicator(ask, id);
  const post = (n, indicator, headers = {}) =>
    fetch(`${marsad.url}/api/v1/observations`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tokens[n % tokens.length]}`,
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(figure(n, indicator)),
    });
  const many = await send(burst, clients, (n) => post(n, 'digest-many'), sql);
  const times = [];
  await send(
    waiting * 10,
    waiting,
    async (n) => {
      const began = performance.now();
      const answer = await post(n, 'digest-waits', { prefer: 'wait=20' });
      times.push(performance.now() - began);
      return answer;
    },
    sql,
  );
  const [first] =
    await sql`select entry, actor from submission where entry ->> 'indicator' = 'digest-waits' limit 1`;
  const thousands = [];
  for (let turn = 0; turn < 3; turn += 1) thousands.push(await handIn(sql, first, turn, marsad.pid));
  const each = thousands.map(({ seconds }) => (seconds / thousand) * 1_000);
  const cpu = thousands.map(({ cpu: used }) => (used / thousand) * 1_000);
  const rate = 1_000 / Math.min(...each);
  const flat = each[2] / each[0];
  if (rate < bounds.perSecond || flat > bounds.flat) process.exitCode = 1;
  const said = (all) => all.map(number).join(', ');
  return {
    [`${store}: figures a second accepted, ${clients} clients`]: number(burst / many.accepted),
    [`${store}: of those, figures a second digested until none was left`]: number(burst / many.digested),
    [`${store}: ms until a figure is evaluated, ${waiting} clients wait, half`]: number(median(times)),
    [`${store}: figures a second, digestion alone (bound ${bounds.perSecond})`]: number(rate),
    [`${store}: ms a figure, three times ${thousand} into ${parts} parts`]: said(each),
    [`${store}: of that on a processor, without the database's`]: said(cpu),
    [`${store}: the third beside the first (bound ${bounds.flat})`]: number(flat),
  };
}

/** Figures as if they had been accepted, all at one moment. @returns how long until nothing was left, and what it took. */
async function handIn(sql, { entry, actor }, turn, pid) {
  const entries = Array.from({ length: thousand }, (_, at) => {
    const n = turn * thousand + at;
    const start = dayOf(Math.floor(n / parts));
    const value = 40 + (n % 50);
    const { quantity, ...rest } = entry.figure;
    return {
      ...entry,
      indicator: 'digest-parts',
      dimensions: { part: codes[n % parts] },
      period: { text: start, start, end: dayOf(Math.floor(n / parts) + 1) },
      figure: {
        ...rest,
        quantity: { ...quantity, text: String(value), lower: value, upper: value, point: value },
      },
    };
  });
  const before = await processorSeconds(pid);
  const began = performance.now();
  await sql.begin(async (tx) => {
    await tx`
      with made as (
        insert into submission (request_hash, entry, actor)
        select '', entry, ${tx.json(actor)} from jsonb_array_elements(${tx.json(entries)}) with ordinality as e (entry, n)
        order by n returning id)
      insert into outbox (topic, payload) select 'ingest', jsonb_build_object('v', 1, 'submission', id) from made`;
    await tx`select pg_notify('marsad_outbox', 'ingest')`;
  });
  await nothingLeft(sql);
  const seconds = (performance.now() - began) / 1_000;
  return { seconds, cpu: (await processorSeconds(pid)) - before };
}

async function nothingLeft(sql) {
  for (;;) {
    const [row] = await sql`select exists (select from outbox) as some`;
    if (!row.some) return;
    await delay(10);
  }
}

/** Of the server, whose database has processes of its own; not a number where the system does not say. */
async function processorSeconds(pid) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function tokensFor(ask) {
  const tokens = [];
  for (let n = 0; n < clients; n += 1) {
    const answer = await ask('/tokens', {
      method: 'POST',
      body: JSON.stringify({ name: `digest ${n}`, role: 'contributor', days: 1 }),
    });
    if (!answer.ok) throw new Error(`no token: ${answer.status} ${await answer.text()}`);
    tokens.push((await answer.json()).token);
  }
  return tokens;
}

const source = { title: 'Invented for a measurement' };
const codes = Array.from({ length: parts }, (_, n) => `p${n}`);

async function makeIndicator(ask, id) {
  const made = await ask('/indicators', {
    method: 'POST',
    body: JSON.stringify({
      id,
      name: { en: `Invented for a measurement: ${id}` },
      definition: 'Invented figures, for a measurement.',
      kind: 'stock',
      unit: 'people',
      cadence: 'day',
      direction: 'up-is-worse',
      dimensions: [
        {
          id: 'part',
          name: { en: 'Part' },
          codes: codes.map((code) => ({ code, name: { en: code } })),
        },
      ],
      baseline: { value: '60 to 70', period: '2014-12-31', source, range: 'spread' },
    }),
  });
  if (!made.ok) throw new Error(`no indicator: ${made.status} ${await made.text()}`);
  const rule = await ask('/rules', {
    method: 'POST',
    body: JSON.stringify({
      indicator: id,
      condition: { value: { op: '>', to: 100_000 } },
      severity: 'warning',
      certainty: 'certain',
      description: { en: 'Too many' },
    }),
  });
  if (!rule.ok) throw new Error(`no rule: ${rule.status} ${await rule.text()}`);
}

const dayOf = (n) => new Date(Date.UTC(2015, 0, 1 + n)).toISOString().slice(0, 10);
const figure = (n, indicator) => ({
  indicator,
  period: dayOf(Math.floor(n / parts)),
  value: String(40 + (n % 50)),
  dimensions: { part: codes[n % parts] },
  source,
});

/** @returns seconds until all were accepted, and until nothing was left to do. */
async function send(count, side, post, sql) {
  const began = performance.now();
  let next = 0;
  const client = async () => {
    while (next < count) {
      const n = next;
      next += 1;
      for (;;) {
        const answer = await post(n);
        await answer.arrayBuffer();
        if (answer.ok) break;
        if (answer.status !== 429 && answer.status !== 503) throw new Error(`not taken: ${answer.status}`);
        await delay(1_000 * Number(answer.headers.get('retry-after') ?? 1));
      }
    }
  };
  await Promise.all(Array.from({ length: side }, client));
  const accepted = (performance.now() - began) / 1_000;
  await nothingLeft(sql);
  return { accepted, digested: (performance.now() - began) / 1_000 };
}

async function startRedis(command) {
  const port = await new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-redis-'));
  const child = spawn(
    command,
    ['--port', String(port), '--dir', folder, '--save', '', '--appendonly', 'no'],
    {
      stdio: 'ignore',
    },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await delay(500);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
