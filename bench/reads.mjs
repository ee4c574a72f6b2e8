/**
 * Reads over HTTP from three records side by side: 10,000,000 figures in 2,000 series, 10,000 in as many series, and
 * 10,000 in two series as long as the large record's. Medians; what is asked of each takes turns.
 */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedDatabase } from '../packages/db/dist/embedded/index.js';
import { connect, migrate } from '../packages/db/dist/index.js';
import { median, number } from './measure.mjs';
import { asSuperuser } from './superuser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = 41;
const large = Number(process.env.BENCH_FIGURES ?? 10_000_000);
const records = {
  large: { indicators: 50, parts: 40, figures: large / 2_000 },
  wide: { indicators: 50, parts: 40, figures: 5 },
  long: { indicators: 1, parts: 2, figures: large / 2_000 },
};

export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedDatabase(folder);
  const running = [];
  try {
    const began = performance.now();
    const asks = {};
    for (const [name, size] of Object.entries(records)) {
      const url = await newDatabase(server.url, name);
      await fill(url, await asSuperuser(folder, url), size);
      const marsad = await start(url);
      running.push(marsad);
      asks[name] = marsad.ask;
    }
    const filled = (performance.now() - began) / 1000;
    const series = (query) => `/indicators/bench-1/series?dimensions%5Bpart%5D=p1${query}`;
    const overview = await compare(asks.large, asks.wide, '/indicators');
    const whole = await compare(asks.large, asks.long, series(''));
    const year = await compare(asks.large, asks.long, series('&from=2014-01&to=2014-12'));
    const known = await compare(asks.large, asks.long, series('&from=2014-01&to=2014-12&asOf=2014-12-31'));
    if (process.env.BENCH_PLANS) await printPlans(server.url);
    return {
      'figures in the large record': number(large),
      'seconds to fill the records': number(filled),
      ...rows('overview of 2,000 series', overview, 'as long as with 10,000 figures'),
      ...rows('a whole series', whole, 'as long as among 10,000'),
      ...rows('a year of a series', year, 'as long as among 10,000'),
      ...rows('a year of a series as known on a day', known, 'as long as among 10,000'),
    };
  } finally {
    for (const { stop } of running) await stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function rows(what, { a, b }, than) {
  return { [`${what}, in ms`]: number(a), [`${what}: times ${than}`]: number(a / b) };
}

export async function newDatabase(server, name) {
  const sql = connect(server, { max: 1 });
  await sql.unsafe(`create database bench_${name}`);
  await sql.end();
  const url = new URL(server);
  url.pathname = `/bench_${name}`;
  return url.href;
}

/** As the pipeline would leave it: every row that a read looks at, each constraint and index in place. */
/** A record of figures by the day, put there without what checks them. */
export async function fill(url, superuser, { indicators, parts, figures }) {
  const owner = connect(url, { max: 1 });
  await migrate(owner);
  await owner.end();
  const sql = connect(superuser, { max: 1 });
  // Rows that are right by construction: foreign keys need not be looked up ten million times.
  await sql`set session_replication_role = replica`;
  await sql`set synchronous_commit = off`;
  await sql`set maintenance_work_mem = '1GB'`;
  const codes = Array.from({ length: parts - 1 }, (_, at) => ({
    code: `p${at + 1}`,
    name: { en: `p${at + 1}` },
  }));
  const definition = {
    definition: { en: 'For measuring.' },
    kind: 'flow',
    unit: '{case}',
    rateBasis: 'month',
    statedAs: 'rate',
    cadence: 'day',
    publicationLagDays: 30,
    direction: 'neutral',
    nonNegative: true,
    integer: true,
    dimensions: [{ id: 'part', name: { en: 'Part' }, codes }],
    margin: 0,
  };
  const [source] = await sql`insert into source (title) values ('Bench') returning id`;
  for (let at = 1; at <= indicators; at += 1) {
    const id = `bench-${at}`;
    await sql`insert into indicator (id, definition, section, position)
      values (${id}, ${sql.json({ id, name: { en: id }, ...definition })}, 'own', 0)`;
    await sql`
      insert into series (indicator_id, series_key, dimensions, figures)
      select ${id}, case when n = 0 then '' else 'part=p' || n end,
        case when n = 0 then '{}'::jsonb else jsonb_build_object('part', 'p' || n) end, ${figures}
      from generate_series(0, ${parts - 1}::int) n`;
    await sql`
      with made as (
        insert into observation (indicator_id, series_key, dimensions, period_start, period_end, source_id)
        select s.indicator_id, s.series_key, s.dimensions, date '2008-01-01' + d, date '2008-01-02' + d, ${source.id}
        from series s, generate_series(0, ${figures - 1}::int) d
        where s.indicator_id = ${id} order by s.series_key, d
        returning id, period_start)
      insert into revision (observation_id, number, period_text, text, qualifier, lower, upper, lower_inclusive,
        upper_inclusive, point, per, known_on, actor, recorded_at)
      select id, 1, period_start::text, '10-20', 'range', 10, 20, true, true, null, 'day', period_start + 30,
        '{"kind":"system","part":"bench"}', timestamptz '2022-01-01' from made`;
  }
  await sql`analyze`;
  await sql`checkpoint`;
  await sql.end();
}

/** @param role of the token it is asked with. */
export async function start(url, role = 'viewer') {
  const env = { ...process.env, DATABASE_URL: url, PORT: '0', LOG_LEVEL: 'error' };
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
  const token = await tokenOf(env, role);
  const ask = async (path) => {
    const began = performance.now();
    const answer = await fetch(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
    const body = await answer.text();
    if (!answer.ok) throw new Error(body);
    return performance.now() - began;
  };
  const stop = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGINT');
    });
  return { ask, stop, address, token };
}

function tokenOf(env, role) {
  const args = ['apps/api/launch/token.mjs', '--role', role, '--name', 'bench'];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  return new Promise((resolve) => child.once('exit', () => resolve(text.trim())));
}

/** Medians of asking both in turns. */
async function compare(first, second, path) {
  const [a, b] = [[], []];
  for (let round = 0; round < rounds + 3; round += 1) {
    const times = [await first(path), await second(path)];
    // The first rounds fill caches.
    if (round < 3) continue;
    a.push(times[0]);
    b.push(times[1]);
  }
  return { a: median(a), b: median(b) };
}

async function printPlans(server) {
  const url = new URL(server);
  url.pathname = '/bench_large';
  const sql = connect(url.href, { max: 1 });
  for (const revision of [
    'select * from revision where observation_id = o.id and superseded_at is null',
    "select * from revision where observation_id = o.id and known_on <= '2014-12-31' and not corrected order by known_on desc, number desc limit 1",
  ]) {
    const plan = await sql.unsafe(`explain (analyze, buffers, costs off)
      select o.id, r.number, s.title from observation o cross join lateral (${revision}) r
      join source s on s.id = o.source_id
      where o.indicator_id = 'bench-1' and o.series_key = 'part=p1' and not r.retracted
        and o.period_end > '2014-01-01' and o.period_start < '2015-01-01'
      order by o.period_end desc, o.period_start desc`);
    console.log(plan.map((row) => row['QUERY PLAN']).join('\n'));
  }
  await sql.end();
}
