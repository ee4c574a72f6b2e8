/**
 * Reads over HTTP from a record of 1,000,000 figures, each beside bare SQL: the cheapest statement that fetches what the
 * answer is made of as one text, filled up to as many bytes. And how long /healthz waits at worst while ten long series are read at once.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../packages/db/dist/embedded/index.js';
import { connect, migrate, pendingOwnSubmissions } from '../packages/db/dist/index.js';
import { median, number } from './measure.mjs';
import { newDatabase, start } from './reads.mjs';
import { asSuperuser } from './superuser.mjs';

const all = Number(process.env.BENCH_FIGURES ?? 1_000_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
/** One without a total of its own and with 40 parts, one with long series, and the rest. */
const parts = 40;
const ofDerived = 500;
const long = 10_000;
const indicators = 48;
const ofEach = Math.max(2, Math.floor((all - parts * ofDerived - 2 * long) / (indicators * parts)));

/** @param say told each line as it is known. */
export async function run(say = () => {}) {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedDatabase(folder);
  let marsad = null;
  const sql = {};
  try {
    const url = await newDatabase(server.url, 'answers');
    const superuser = await asSuperuser(folder, url);
    const began = performance.now();
    const figures = await fill(url, superuser);
    const filled = (performance.now() - began) / 1000;
    marsad = await start(url, 'admin');
    say(`filled in ${number(filled)} s`);
    sql.bare = connect(superuser, { max: 1 });
    sql.application = connect(url, { max: 1, asApplication: true });
    const lines = { figures: number(figures), 'seconds to fill the record': number(filled) };
    for (const [what, read] of Object.entries(reads)) {
      if (process.env.BENCH_ONLY && !what.includes(process.env.BENCH_ONLY)) continue;
      const found = await beside(what, read, marsad, sql);
      say(found);
      Object.assign(lines, found);
    }
    lines['/healthz at worst while ten long series are read at once, in ms'] = number(await worst(marsad));
    return lines;
  } finally {
    await marsad?.stop();
    await sql.bare?.end();
    await sql.application?.end();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a figure is made of, as one text. */
const stated = `jsonb_build_array(o.id, o.series_key, r.period_text, o.period_start, o.period_end, r.text, r.qualifier, r.lower, r.upper,
  r.lower_inclusive, r.upper_inclusive, r.point, r.per, s.title, s.publisher, s.url, r.source_date, r.locator, r.number,
  r.reliability, r.credibility, r.status, r.note, r.recorded_at, r.known_on)`;
const ofSeries = (where) => `select coalesce(string_agg(${stated}::text, ','), '') as text
  from observation o join revision r on r.observation_id = o.id and r.superseded_at is null
  join source s on s.id = o.source_id where ${where}`;
const longOne = `o.indicator_id = 'long' and o.series_key = 'part=p1'`;
const longPath = '/indicators/long/series?dimensions%5Bpart%5D=p1';

const reads = {
  overview: {
    path: '/indicators',
    bare: `select string_agg(${stated}::text, ',') as text from series n
      cross join lateral (select * from observation o where o.indicator_id = n.indicator_id
        and o.series_key = n.series_key order by o.period_end desc, o.period_start desc limit 2) o
      join revision r on r.observation_id = o.id and r.superseded_at is null join source s on s.id = o.source_id`,
  },
  'a total of 40 parts': { path: '/indicators/derived/series', bare: ofSeries(`o.indicator_id = 'derived'`) },
  'a series of 10,000': { path: longPath, bare: ofSeries(longOne) },
  'its statistics': { path: longPath.replace('series?', 'statistics?'), bare: ofSeries(longOne) },
  'changes since 2021': {
    path: '/changes?since=2021-01-01T00:00:00Z',
    bare: `select string_agg(${stated}::text, ',') as text from (select * from revision where superseded_at is null
        and recorded_at > '2021-01-01' order by recorded_at desc, id desc limit 301) r
      join observation o on o.id = r.observation_id join source s on s.id = o.source_id`,
  },
  'the log of one who did 1 of 1,000': {
    path: '/audit?by=Rare',
    bare: `select string_agg(a::text, ',') as text from (select * from audit
      where coalesce(actor ->> 'name', actor ->> 'part') = 'Rare' order by id desc limit 50) a`,
  },
  'own submissions that wait': {
    ask: ({ application }) => pendingOwnSubmissions(application),
    bare: `select count(*)::text as text from submission where status = 'accepted' and actor ->> 'kind' = 'system'`,
  },
  'everything as CSV': {
    path: '/export?format=csv',
    rounds: 1,
    bare: `copy (select o.indicator_id, o.series_key, r.period_text, o.period_start, o.period_end, r.text, r.qualifier,
        r.lower, r.upper, r.lower_inclusive, r.upper_inclusive, r.point, r.per, s.title, s.publisher, s.url, r.source_date,
        r.locator, r.number, r.reliability, r.credibility, r.status, r.note, r.recorded_at, r.known_on
      from observation o join revision r on r.observation_id = o.id and r.superseded_at is null
      join source s on s.id = o.source_id
      order by o.indicator_id, o.series_key, o.period_end, o.period_start) to stdout with csv`,
  },
};

/** Both in turns; the first round of each is cold, the others are medians. */
async function beside(what, { path, ask, bare, rounds: wanted = rounds }, marsad, sql) {
  const [first, warm, alone] = [[], [], []];
  let bytes = 0;
  let most = 0;
  for (let round = 0; round <= wanted; round += 1) {
    const gap = longestGap(marsad);
    const began = performance.now();
    if (ask) await ask(sql);
    else bytes = await taken(marsad, path);
    (round === 0 ? first : warm).push(performance.now() - began);
    most = Math.max(most, await gap());
    const since = performance.now();
    await fetched(sql.bare, bare, bytes);
    alone.push(performance.now() - since);
  }
  const yardstick = median(alone.slice(1));
  return {
    [`${what}: first, then; bare SQL, in ms`]: `${number(first[0])}, ${number(median(warm))}; ${number(yardstick)}`,
    [`${what}: times bare SQL, first and then; kB; /healthz at worst, ms`]: `${number(first[0] / yardstick)}, ${number(median(warm) / yardstick)}; ${number(bytes / 1000)}; ${number(most)}`,
  };
}

/** What is shorter than the answer is filled up to its length: as many bytes have to come either way. */
async function fetched(sql, statement, bytes) {
  if (!statement.startsWith('copy'))
    return sql.unsafe(
      `select text || repeat(' ', greatest(0, $1 - length(text))) as text from (${statement}) bare`,
      [bytes],
    );
  for await (const _ of await sql.unsafe(statement).readable());
}

async function taken({ address, token }, path) {
  const answer = await fetch(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  let bytes = 0;
  for await (const piece of answer.body) bytes += piece.length;
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return bytes;
}

/** Asks again and again until it is told to stop, and says how long it waited at most. */
function longestGap({ address }) {
  let isOver = false;
  let longest = 0;
  const asking = (async () => {
    while (!isOver) {
      const began = performance.now();
      // A connection that the server closes for being idle at that very moment says nothing of how long it takes.
      await fetch(`${address}/healthz`).then(
        (answer) => answer.text(),
        () => {},
      );
      longest = Math.max(longest, performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  return async () => {
    isOver = true;
    await asking;
    return longest;
  };
}

async function worst(marsad) {
  const gap = longestGap(marsad);
  // Each a little otherwise: nothing that is kept answers them all.
  await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      taken(marsad, `${longPath.replace('p1', at % 2 ? 'p1' : 'p2')}&from=200${at % 4}-01`),
    ),
  );
  return gap();
}

/** As the pipeline would leave it: every row that a read looks at, each constraint and index in place. */
export async function fill(url, superuser) {
  const owner = connect(url, { max: 1 });
  await migrate(owner);
  await owner.end();
  const sql = connect(superuser, { max: 1 });
  // Rows that are right by construction: foreign keys need not be looked up a million times.
  await sql`set session_replication_role = replica`;
  await sql`set synchronous_commit = off`;
  const [source] =
    await sql`insert into source (title, publisher, url) values ('Bench', 'Desk', 'https://example.org/bench') returning id`;
  const made = async (id, series, figures, from) => {
    const codes = series.filter((key) => key > 0).map((n) => ({ code: `p${n}`, name: { en: `p${n}` } }));
    await sql`insert into indicator (id, definition, section, position)
      values (${id}, ${sql.json({ id, name: { en: id }, ...definition, dimensions: [{ id: 'part', name: { en: 'Part' }, codes }] })}, 'own', 0)`;
    await sql`
      insert into series (indicator_id, series_key, dimensions, figures)
      select ${id}, case when n = 0 then '' else 'part=p' || n end,
        case when n = 0 then '{}'::jsonb else jsonb_build_object('part', 'p' || n) end, ${figures}
      from unnest(${series}::int[]) n`;
    await sql`
      with made as (
        insert into observation (indicator_id, series_key, dimensions, period_start, period_end, source_id)
        select s.indicator_id, s.series_key, s.dimensions, ${from}::date + d, ${from}::date + 1 + d, ${source.id}
        from series s, generate_series(0, ${figures - 1}::int) d
        where s.indicator_id = ${id} order by s.series_key, d
        returning id, period_start)
      insert into revision (observation_id, number, period_text, text, qualifier, lower, upper, lower_inclusive,
        upper_inclusive, point, per, known_on, actor, recorded_at)
      select id, 1, period_start::text, low || '-' || low + 10, 'range', low, low + 10, true, true, null, 'day',
        period_start + 30, '{"kind":"system","part":"bench"}', timestamptz '2022-01-01'
      from (select *, 10 + (extract(doy from period_start)::int * 7) % 23 as low from made) made`;
  };
  const range = (first, count) => Array.from({ length: count }, (_, n) => first + n);
  for (let at = 1; at <= indicators; at += 1)
    await made(`bench-${at}`, range(0, parts), ofEach, '2008-01-01');
  await made('derived', range(1, parts), ofDerived, '2015-01-01');
  await made('long', range(1, 2), long, '1990-01-01');
  await sql`
    insert into submission (request_hash, entry, actor, status, settled_at, evaluated_at)
    select '', '{}', '{"kind":"person","id":"b","name":"Bench"}', 'committed', now(), now()
    from generate_series(1, ${Math.floor(all / 2)}::int)`;
  await sql`
    insert into audit (actor, action, subject_kind, subject_id)
    select jsonb_build_object('kind', 'person', 'name', case when n % 1000 = 7 then 'Rare' else 'Bench' end),
      'export.made', 'record', 'all' from generate_series(1, ${Math.floor(all / 2)}::int) n`;
  await sql`analyze`;
  await sql`checkpoint`;
  const [{ count }] = await sql`select count(*)::int from observation`;
  await sql.end();
  return count;
}

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
  margin: 0,
};
