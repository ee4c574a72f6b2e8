/**
 * How many figures a second come onto the record, rules and all, and whether that stays so as a series grows: figures of
 * 200 clients at once, then three thousand in a row into one indicator of 25 parts, on each store for the queues.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDashboard } from './dashboard.mjs';
import { number } from './measure.mjs';

const clients = Number(process.env.DIGEST_CLIENTS ?? 200);
const burst = Number(process.env.DIGEST_FIGURES ?? 3_000);
const thousand = Number(process.env.DIGEST_THOUSAND ?? 1_000);
const parts = 25;
const wanted = 300;

export async function run() {
  const stores = { 'on PostgreSQL': null };
  const command = process.env.MARSAD_TEST_REDIS;
  if (command !== undefined && process.env.DATABASE_URL) stores['on Redis'] = command;
  const rows = {};
  for (const [store, redisCommand] of Object.entries(stores)) {
    const redis = redisCommand === null ? null : await startRedis(redisCommand);
    try {
      Object.assign(rows, await measure(store, redis === null ? {} : { REDIS_URL: redis.url }));
    } finally {
      await redis?.stop();
    }
  }
  return rows;
}

async function measure(store, env) {
  const marsad = await startDashboard(
    'start',
    { ...env, BACKLOG_FIGURES: '1000000', BACKLOG_SECONDS: '3600' },
    ['--max-old-space-size=384'],
  );
  try {
    const ask = (path, init = {}) =>
      fetch(`${marsad.url}/api/v1${path}`, {
        ...init,
        headers: { cookie: marsad.cookie, 'content-type': 'application/json', ...init.headers },
      });
    const tokens = await tokensFor(ask);
    await makeIndicator(ask, 'digest-many');
    await makeIndicator(ask, 'digest-parts');
    const post = (n, indicator) =>
      fetch(`${marsad.url}/api/v1/observations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens[n % tokens.length]}`, 'content-type': 'application/json' },
        body: JSON.stringify(figure(n, indicator)),
      });
    const many = await send(burst, clients, (n) => post(n, 'digest-many'), ask);
    const thousands = [];
    for (let turn = 0; turn < 3; turn += 1)
      thousands.push(await send(thousand, 8, (n) => post(n + turn * thousand, 'digest-parts'), ask));
    const each = thousands.map(({ digested }) => (digested / thousand) * 1_000);
    const rate = burst / many.digested;
    if (rate < wanted) process.exitCode = 1;
    return {
      [`${store}: figures accepted a second, ${clients} clients`]: number(burst / many.accepted),
      [`${store}: figures digested a second (bound ${wanted})`]: number(rate),
      [`${store}: ms a figure, first, second and third ${thousand} into ${parts} parts`]: each
        .map((ms) => number(ms))
        .join(', '),
      [`${store}: the third beside the first (1: as flat as can be)`]: number(each[2] / each[0]),
    };
  } finally {
    await marsad.stop();
  }
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
async function send(count, side, post, ask) {
  const began = performance.now();
  let next = 0;
  const client = async () => {
    while (next < count) {
      const n = next;
      next += 1;
      for (;;) {
        const answer = await post(n);
        await answer.arrayBuffer();
        if (answer.status === 202) break;
        if (answer.status !== 429 && answer.status !== 503) throw new Error(`not taken: ${answer.status}`);
        await delay(1_000 * Number(answer.headers.get('retry-after') ?? 1));
      }
    }
  };
  await Promise.all(Array.from({ length: side }, client));
  const accepted = (performance.now() - began) / 1_000;
  for (;;) {
    const { queues } = await (await ask('/pipeline')).json();
    const open = queues.filter(({ queue }) => queue === 'ingest' || queue === 'evaluate');
    if (open.every((one) => one.open === 0)) break;
    await delay(50);
  }
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
