/**
 * Hours in minutes: how many figures a second one installation accepts and digests, then 70 % of that for SOAK_MINUTES
 * (10 where nothing is said), with reads, forms that wait until they are evaluated, and open streams. Memory and how long a
 * form takes are told minute by minute. Ends with 1 where memory goes on rising, or forms take twice as long at the end.
 */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startEmbeddedDatabase } from '../packages/db/dist/embedded/index.js';
import { connect } from '../packages/db/dist/index.js';
import { startDashboard } from './dashboard.mjs';
import { median, number } from './measure.mjs';
import { familyOf, pssOf, rssOf } from './memory.mjs';

const minutes = Number(process.env.SOAK_MINUTES ?? 10);
const share = 0.7;
const bounds = { megabytesAMinute: 2, times: 2 };
const capacity = { rampSeconds: 5, seconds: 20, firstClients: 5, mostClients: 320, worthwhile: 1.1 };
const others = { streams: 10, readsASecond: 5, formEveryMs: 500 };
const shape = { tokens: 200, indicators: 8, parts: 50, mostUnderWay: 300 };
/** Whatever is read and compiled once is there by then. */
const warmUpMinutes = 2;
const fewestJudged = 3;
const sampleMs = 5_000;

export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  // As root the database runs as another user, who has to get in.
  await chmod(folder, 0o755);
  const server = await startEmbeddedDatabase(folder);
  try {
    const heldFile = join(folder, 'held');
    const marsad = await startDashboard('start', { DATABASE_URL: server.url, HELD_FILE: heldFile }, [
      // As `npm start` does.
      '--max-old-space-size=384',
      '--expose-gc',
      `--import=${new URL('collecting.mjs', import.meta.url)}`,
    ]);
    const sql = connect(server.url, { max: 2 });
    try {
      return await soaked({ ...marsad, heldFile }, sql);
    } finally {
      await sql.end({ timeout: 5 });
      await marsad.stop();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function soaked(marsad, sql) {
  const world = await makeWorld(marsad);
  const beside = startOthers(world);
  const found = await measureCapacity(world, sql);
  const seen = { memory: [], forms: beside.forms };
  const target = found.perSecond * share;
  const began = performance.now();
  const sampling = sampleUntil(began + minutes * 60_000, marsad, seen.memory);
  const load = await loadWith(world, target, began + minutes * 60_000);
  const [{ open }] = await sql`select count(*)::int as open from outbox`;
  const seconds = (performance.now() - began) / 1_000;
  const left = performance.now();
  await nothingLeft(sql);
  const drained = (performance.now() - left) / 1_000;
  await sampling;
  const counts = await beside.stop();
  return rowsOf({ found, target, load, seconds, open, drained, counts, began, seen });
}

// -- what is asked --------------------------------------------------------------------------------------------

const source = { title: 'Invented for a measurement' };
const firstDay = Date.UTC(2015, 0, 1);

async function makeWorld({ url, cookie }) {
  const asPerson = (path, body, headers = {}) =>
    fetch(`${url}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const made = async (path, body) => {
    const answer = await asPerson(path, body);
    if (!answer.ok) throw new Error(`not made at ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const tokens = [];
  for (let n = 0; n < shape.tokens; n += 1)
    tokens.push((await made('/tokens', { name: `soak ${n}`, role: 'contributor', days: 1 })).token);
  const codes = Array.from({ length: shape.parts }, (_, n) => `p${n}`);
  for (let n = 0; n < shape.indicators; n += 1) {
    await made('/indicators', {
      id: `soak-${n}`,
      name: { en: `Invented for a measurement: ${n}` },
      definition: 'Invented figures, for a measurement.',
      kind: 'stock',
      unit: 'people',
      cadence: 'day',
      direction: 'up-is-worse',
      dimensions: [
        { id: 'part', name: { en: 'Part' }, codes: codes.map((code) => ({ code, name: { en: code } })) },
      ],
    });
    await made('/rules', {
      indicator: `soak-${n}`,
      condition: { value: { op: '>', to: 100 } },
      severity: 'warning',
      description: { en: 'Invented for a measurement' },
    });
  }
  return { url, asPerson, tokens, codes, sent: 0 };
}

/** Each for a period of its own, over all series in turn; of a hundred days of a series ten are an alert. */
function figureOf({ codes }, n) {
  const series = n % (shape.indicators * shape.parts);
  const day = Math.floor(n / (shape.indicators * shape.parts));
  return {
    indicator: `soak-${series % shape.indicators}`,
    dimensions: { part: codes[Math.floor(series / shape.indicators)] },
    period: new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10),
    value: (day + series) % 100 < 10 ? 'about 120' : `${40 + (n % 40)} to ${50 + (n % 40)}`,
    source,
  };
}

/** @returns the status, and how many seconds to wait before the next. */
async function sendFigure(world) {
  const n = world.sent;
  world.sent += 1;
  const answer = await fetch(`${world.url}/api/v1/observations`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${world.tokens[n % world.tokens.length]}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(figureOf(world, n)),
  });
  const text = await answer.text();
  if (answer.status !== 202 && answer.status !== 429 && answer.status !== 503)
    throw new Error(`not taken: ${answer.status} ${text}`);
  return { status: answer.status, later: Number(answer.headers.get('retry-after') ?? 1) };
}

/** Reads, streams, and somebody who fills in one form after the other and waits until it is evaluated. */
function startOthers(world) {
  const ending = new AbortController();
  const forms = [];
  const counts = { reads: 0, forms: 0, unsettled: 0, refused: 0, heard: 0, faults: 0 };
  const noted = (answer) => {
    if (answer.status === 429 || answer.status === 503) counts.refused += 1;
    else if (answer.status >= 500) counts.faults += 1;
    return answer.ok;
  };
  const every = async (ms, deed) => {
    for (let n = 0; !ending.signal.aborted; n += 1) {
      const began = performance.now();
      await deed(n);
      await delay(Math.max(0, ms - (performance.now() - began)));
    }
  };
  const reading = every(1_000 / others.readsASecond, async (n) => {
    const indicator = `soak-${n % shape.indicators}`;
    const part = world.codes[n % world.codes.length];
    const paths = [
      '/indicators',
      `/indicators/${indicator}/series?dimensions=part:${part}`,
      `/indicators/${indicator}/statistics?dimensions=part:${part}`,
      '/alerts',
      '/changes',
    ];
    const answer = await world.asPerson(paths[Math.floor(n / shape.indicators) % paths.length]);
    await answer.arrayBuffer();
    if (noted(answer)) counts.reads += 1;
  });
  const filling = every(others.formEveryMs, async (n) => {
    const began = performance.now();
    const answer = await world.asPerson(
      '/observations',
      {
        indicator: 'al-hol-pledges',
        period: `20${String(10 + (Math.floor(n / 12) % 15))}-${String((n % 12) + 1).padStart(2, '0')}`,
        value: `${60 + (n % 37)} to ${70 + (n % 41)}`,
        source,
      },
      { prefer: 'wait=20' },
    );
    await answer.arrayBuffer();
    if (!noted(answer)) return;
    counts.forms += 1;
    if (answer.status === 202) counts.unsettled += 1;
    forms.push({ at: performance.now(), ms: performance.now() - began });
  });
  const streams = Array.from({ length: others.streams }, (_, n) => {
    const asked = request(`${world.url}/api/v1/events`, {
      headers: { authorization: `Bearer ${world.tokens[n]}` },
      agent: false,
    });
    asked.on('error', () => {});
    asked.on('response', (answer) => {
      if (answer.statusCode !== 200) counts.faults += 1;
      answer.on('error', () => {});
      answer.on('data', () => {
        counts.heard += 1;
      });
    });
    asked.end();
    return asked;
  });
  return {
    forms,
    stop: async () => {
      ending.abort();
      await Promise.all([reading, filling]);
      for (const asked of streams) asked.destroy();
      return counts;
    },
  };
}

// -- capacity and load ----------------------------------------------------------------------------------------

/** Twice as many clients until that brings hardly any more, or they are told to come later; then with as many. */
async function measureCapacity(world, sql) {
  let best = { clients: capacity.firstClients, perSecond: 0 };
  for (let clients = capacity.firstClients; clients <= capacity.mostClients; clients *= 2) {
    const { perSecond, refused } = await pushed(world, sql, clients, capacity.rampSeconds);
    const isMore = perSecond > best.perSecond * capacity.worthwhile;
    if (perSecond > best.perSecond) best = { clients, perSecond };
    if (!isMore || refused > 0) break;
  }
  return { clients: best.clients, ...(await pushed(world, sql, best.clients, capacity.seconds)) };
}

/** @returns figures a second from the first that was sent until nothing was left to do. */
async function pushed(world, sql, clients, seconds) {
  const began = performance.now();
  const until = began + seconds * 1_000;
  let [taken, refused] = [0, 0];
  const client = async () => {
    while (performance.now() < until) {
      const { status, later } = await sendFigure(world);
      if (status === 202) taken += 1;
      else {
        refused += 1;
        await delay(Math.min(later * 1_000, Math.max(0, until - performance.now())));
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  await nothingLeft(sql);
  return { perSecond: taken / ((performance.now() - began) / 1_000), refused };
}

/** So many a second, however long each takes; what cannot be sent since too many are under way is told apart. */
async function loadWith(world, perSecond, until) {
  const counts = { sent: 0, taken: 0, refused: 0, skipped: 0 };
  const underWay = new Set();
  const began = performance.now();
  let fault = null;
  const one = async () => {
    const { status } = await sendFigure(world);
    if (status === 202) counts.taken += 1;
    else counts.refused += 1;
  };
  while (performance.now() < until && fault === null) {
    const due = Math.floor(((performance.now() - began) / 1_000) * perSecond) - counts.sent - counts.skipped;
    for (let n = 0; n < due; n += 1) {
      if (underWay.size >= shape.mostUnderWay) {
        counts.skipped += 1;
        continue;
      }
      counts.sent += 1;
      const sending = one()
        .catch((error) => {
          fault = error;
        })
        .finally(() => underWay.delete(sending));
      underWay.add(sending);
    }
    await delay(20);
  }
  await Promise.all(underWay);
  if (fault !== null) throw fault;
  return counts;
}

async function nothingLeft(sql) {
  for (;;) {
    const [{ some }] = await sql`select exists (select from outbox) as some`;
    if (!some) return;
    await delay(20);
  }
}

async function sampleUntil(until, { pid, heldFile }, samples) {
  while (performance.now() < until) {
    const postgres = (await familyOf(process.pid)).filter(({ name }) => name === 'postgres');
    const parts = await Promise.all(postgres.map((one) => pssOf(one.pid)));
    samples.push({
      at: performance.now(),
      rss: await rssOf(pid),
      pss: await pssOf(pid),
      database: parts.reduce((sum, one) => sum + one, 0),
      held: await heldIn(heldFile),
    });
    await delay(sampleMs);
  }
}

/** The last that the server wrote of itself, see collecting.mjs. */
async function heldIn(file) {
  const lines = (await readFile(file, 'utf8').catch(() => '')).trim().split('\n');
  return lines[0] === '' ? Number.NaN : JSON.parse(lines.at(-1)).held;
}

// -- what is said ---------------------------------------------------------------------------------------------

function rowsOf({ found, target, load, seconds, open, drained, counts, began, seen }) {
  const minuteOf = ({ at }) => Math.floor((at - began) / 60_000);
  const all = Array.from({ length: Math.ceil(minutes) }, (_, minute) => {
    const memory = seen.memory.filter((one) => minuteOf(one) === minute);
    const forms = seen.forms.filter((one) => minuteOf(one) === minute).map(({ ms }) => ms);
    const least = (what) => Math.min(...memory.map((one) => one[what]));
    return {
      minute,
      held: least('held'),
      rss: least('rss'),
      pss: least('pss'),
      database: least('database'),
      median: median(forms),
      p95: forms.sort((a, b) => a - b)[Math.floor(forms.length * 0.95)],
    };
  }).filter((one) => one.median !== undefined && Number.isFinite(one.rss));
  const judged = all.filter(({ minute }) => minute >= warmUpMinutes);
  const isLong = judged.length >= fewestJudged;
  const slope = (what) => slopeOf(judged.map((one) => [one.minute, one[what]]));
  const rise = { held: slope('held'), rss: slope('rss'), pss: slope('pss'), database: slope('database') };
  const times = timesOf(judged.map((one) => [one.minute, one.median]));
  if (counts.faults > 0) process.exitCode = 1;
  if (isLong && (rise.held > bounds.megabytesAMinute || times > bounds.times)) process.exitCode = 1;
  const told = (n) => (isLong ? number(n) : `needs ${warmUpMinutes + fewestJudged} minutes`);
  const overMinutes = (what) => all.map((one) => number(one[what])).join(', ');
  return {
    [`capacity, figures a second accepted and digested, ${found.clients} clients`]: number(found.perSecond),
    'sent back with Retry-After meanwhile': found.refused,
    [`load, figures a second, ${share * 100} % of it; minutes`]: `${number(target)}; ${number(minutes)}`,
    'accepted a second': number(load.taken / seconds),
    'sent back with Retry-After; not sent, too many under way': `${load.refused}; ${load.skipped}`,
    'reads, forms; streams and what they heard': `${counts.reads}, ${counts.forms}; ${others.streams}, ${counts.heard}`,
    'forms not evaluated in 20 s; refused; answers of 5xx': `${counts.unsettled}; ${counts.refused}; ${counts.faults}`,
    'held once garbage is collected, MB, by minute': overMinutes('held'),
    'RSS of the server, MB, by minute': overMinutes('rss'),
    'PSS of the server, MB, by minute': overMinutes('pss'),
    'PSS of PostgreSQL, MB, by minute': overMinutes('database'),
    [`held once garbage is collected, MB more a minute (bound ${bounds.megabytesAMinute})`]: told(rise.held),
    'RSS and PSS of the server, MB more a minute': `${told(rise.rss)}; ${told(rise.pss)}`,
    'PSS of PostgreSQL, MB more a minute': told(rise.database),
    'a form until it is evaluated, ms, median by minute': overMinutes('median'),
    'the same, 95 of 100': overMinutes('p95'),
    'the median, ms more a minute; of 95 of 100': `${told(slope('median'))}; ${told(slope('p95'))}`,
    [`the median at the end beside the beginning, times (bound ${bounds.times})`]: told(times),
    'obligations left at the end, and s until none was': `${open}; ${number(drained)}`,
  };
}

/** Of the line of least squares. */
function slopeOf(points) {
  const mean = (values) => values.reduce((sum, one) => sum + one, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const across = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  return across / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}

/** The end of that line beside its beginning: one slow minute makes no trend. */
function timesOf(points) {
  const slope = slopeOf(points);
  const half = (slope * (points.length - 1)) / 2;
  const middle = points.reduce((sum, [, value]) => sum + value, 0) / points.length;
  return (middle + half) / Math.max(1, middle - half);
}
