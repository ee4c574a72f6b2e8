/**
 * From a figure's acceptance to the first attempt at a webhook, on both backends, beside a bare round trip to the same
 * receiver; and what replaying rules costs.
 */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from '../packages/db/dist/index.js';
import { parseFigure } from '../packages/indicators/dist/index.js';
import { incidentsOf } from '../packages/indicators/dist/pipeline.js';
import { best, median, number } from './measure.mjs';
import { prometheusToWebhook } from './peer.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const figures = 150;
const warmUp = 10;
const fewer = 100;

export async function run() {
  return { ...replay(), ...(await latency()) };
}

/** 1,000 rules on a series of 120 months. */
function replay() {
  const indicator = {
    id: 'x',
    unit: '{case}',
    rateBasis: null,
    kind: 'stock',
    cadence: 'month',
    integer: true,
    nonNegative: true,
    publicationLagDays: 30,
    direction: 'up-is-worse',
  };
  const points = Array.from({ length: 120 }, (_, at) => {
    const month = (n) => `${2010 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}-01`;
    const { quantity } = parseFigure(`${40 + ((at * 37) % 60)}-${100 + ((at * 17) % 20)}`, indicator);
    const period = { text: month(at).slice(0, 7), start: month(at), end: month(at + 1) };
    return {
      period,
      quantity,
      per: 'period',
      normalised: { quantity },
      comparison: null,
      partial: false,
      derived: false,
      observation: null,
      revisionId: `r${at}`,
      disagreement: false,
    };
  });
  const rules = Array.from({ length: 1_000 }, (_, at) => ({
    indicator: 'x',
    condition: {
      any: [{ value: { op: '>', to: 50 + (at % 60) } }, { change: { op: '>', percent: 20 + (at % 50) } }],
    },
    for: 1 + (at % 3),
    recovery: null,
    keepFiringFor: at % 2,
    gap: 'hold',
    certainty: 'possible',
    noData: 'KeepLast',
    severity: 'warning',
    labels: {},
  }));
  const series = { points, baseline: null, basis: null, indicator, today: '2020-02-01' };
  const seconds = best(5, () => {
    for (const rule of rules) incidentsOf(series, rule);
  });
  return { '1,000 rules replayed over 120 periods, in ms': number(seconds * 1_000) };
}

async function latency() {
  const rows = {};
  let embeddedMedian = 0;
  const heard = [];
  let wake = () => {};
  const hook = createServer((incoming, response) => {
    heard.push(performance.now());
    incoming.resume();
    response.writeHead(204).end();
    wake();
  });
  await new Promise((resolve) => hook.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${hook.address().port}/`;
  const bare = [];
  for (let at = 0; at < figures; at += 1) {
    const began = performance.now();
    const arrived = new Promise((resolve) => {
      wake = resolve;
    });
    request(url, { method: 'POST' }).end('{}');
    await arrived;
    bare.push(performance.now() - began);
  }
  for (const [name, env] of [
    ['embedded', await embedded()],
    ['Redis', await onRedis()],
  ]) {
    if (env === null) {
      rows[`from figure to webhook on ${name}`] = 'left out: there is no redis-server here';
      continue;
    }
    try {
      const { times, withRules } = await figuresTold(env.variables, url, heard, (tell) => {
        wake = tell;
      });
      if (name === 'embedded') embeddedMedian = median(times);
      rows[`from figure to webhook on ${name}, median in ms`] = number(median(times));
      rows[`from figure to webhook on ${name}, p95 in ms`] = number(p95(times));
      rows[`from figure to webhook on ${name}: times as long as a bare request`] = number(
        median(times) / median(bare),
      );
      if (withRules !== null)
        rows['with 100,000 rules on other indicators: times as long as with 100'] = number(
          median(withRules.many) / median(withRules.few),
        );
    } finally {
      await env.close();
    }
  }
  await new Promise((resolve) => hook.close(resolve));
  const peer = await prometheusToWebhook();
  if (peer === null) rows['Prometheus with Alertmanager'] = 'left out: they are not installed here';
  else {
    rows['Prometheus with Alertmanager at 1 s, median in ms'] = number(peer);
    rows['  times as long as on embedded'] = number(peer / embeddedMedian);
  }
  return rows;
}

const p95 = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)];

async function embedded() {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  await chmod(folder, 0o755);
  return { variables: { DATA_DIR: folder }, close: () => rm(folder, { recursive: true, force: true }) };
}

async function onRedis() {
  const { startEmbeddedDatabase } = await import('../packages/db/dist/embedded/index.js');
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  await chmod(folder, 0o755);
  const port = 20_000 + (process.pid % 20_000);
  const redis = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''],
    {
      stdio: 'ignore',
    },
  );
  const missing = await new Promise((resolve) => {
    redis.once('error', () => resolve(true));
    redis.once('spawn', () => resolve(false));
  });
  if (missing) {
    await rm(folder, { recursive: true, force: true });
    return null;
  }
  const server = await startEmbeddedDatabase(folder);
  return {
    variables: { DATABASE_URL: server.url, REDIS_URL: `redis://127.0.0.1:${port}` },
    close: async () => {
      await server.stop();
      redis.kill();
      await new Promise((resolve) => redis.once('exit', resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function figuresTold(variables, url, heard, onHeard) {
  const env = { ...process.env, ...variables, PORT: '0', LOG_LEVEL: 'error', ALLOW_PRIVATE_TARGETS: 'yes' };
  const child = spawn(process.execPath, ['apps/api/launch/start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const address = await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const ready = /Marsad is ready: (\S+)/.exec(text);
      if (ready) resolve(ready[1]);
    });
    child.once('exit', () => reject(new Error(text)));
  });
  const token = await tokenOf(env);
  const post = async (path, body) => {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };
  try {
    const codes = Array.from({ length: figures + warmUp + 2 * fewer }, (_, at) => `p${at}`);
    await post('/indicators', {
      id: 'bench',
      name: { en: 'Bench' },
      definition: 'For measuring.',
      kind: 'rate',
      unit: '{case}',
      // For two years a figure is news; what is older is told in a digest.
      cadence: 'year',
      direction: 'neutral',
      dimensions: [{ id: 'part', codes }],
    });
    await post('/rules', { indicator: 'bench', condition: { value: { op: '>', to: 50 } } });
    await post('/receivers', { name: 'bench', kind: 'webhook', url, groupBy: ['part'] });
    const tell = async (part) => {
      const before = heard.length;
      const arrived = new Promise((resolve) => onHeard(resolve));
      await post('/observations', {
        indicator: 'bench',
        dimensions: { part },
        period: `${new Date().getUTCFullYear() - 1}-01`,
        value: '60',
        source: { title: 'Bench' },
      });
      const accepted = performance.now();
      if (heard.length === before) await arrived;
      return Math.max(0, heard.at(-1) - accepted);
    };
    const timed = async (from, count) => {
      const times = [];
      for (const part of codes.slice(from, from + count)) times.push(await tell(part));
      return times;
    };
    await timed(0, warmUp);
    const times = await timed(warmUp, figures);
    const at = warmUp + figures;
    if (!variables.DATABASE_URL) return { times, withRules: null };
    await addRules(variables.DATABASE_URL, 100);
    const few = await timed(at, fewer);
    await addRules(variables.DATABASE_URL, 99_900);
    const many = await timed(at + fewer, fewer);
    return { times, withRules: { few, many } };
  } finally {
    await new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGINT');
    });
  }
}

/** Rules that none of the figures concerns, spread over a hundred indicators. */
async function addRules(url, count) {
  const sql = connect(url, { max: 1 });
  const definition = {
    condition: { value: { op: '>', to: 1 } },
    for: 1,
    recovery: null,
    keepFiringFor: 0,
    gap: 'hold',
    severity: 'warning',
    certainty: 'certain',
    noData: 'KeepLast',
    labels: {},
    description: { en: 'x' },
  };
  // Archived, so that nothing but the rules is there of them.
  await sql`
    insert into indicator (id, definition, section, position, archived_at)
    select 'other-' || n, jsonb_build_object('id', 'other-' || n, 'name', jsonb_build_object('en', 'x')), 'own', 0, now()
    from generate_series(0, 99) n on conflict do nothing`;
  await sql`
    insert into alert_rule (indicator_id, definition, origin)
    select 'other-' || n % 100, ${sql.json(definition)}::jsonb || jsonb_build_object('indicator', 'other-' || n % 100), 'own'
    from generate_series(1, ${count}::int) n`;
  await sql`analyze alert_rule`;
  await sql.end();
}

function tokenOf(env) {
  const args = ['apps/api/launch/token.mjs', '--role', 'admin', '--name', 'bench'];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  return new Promise((resolve) => child.once('exit', () => resolve(text.trim())));
}
