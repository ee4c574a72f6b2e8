/**
 * A form under load: 200 clients of their own tokens ask as much as their limits allow for a minute (figures, reads,
 * exports, files of 20 MB, streams, backtests), while one person fills in a form. How long the form waits, beside the
 * same form before, and how much memory the server came to. Ends with 1 where a bound does not hold.
 */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startDashboard } from './dashboard.mjs';
import { number } from './measure.mjs';

const seconds = Number(process.env.LOAD_SECONDS ?? 60);
const longestForm = 1_000;
const mostMemory = 500;
const figures = 2_000;

const crowd = [
  { kind: 'post', role: 'contributor', clients: 100 },
  { kind: 'read', role: 'viewer', clients: 40 },
  { kind: 'upload', role: 'contributor', clients: 20 },
  { kind: 'stream', role: 'viewer', clients: 20 },
  { kind: 'backtest', role: 'editor', clients: 20 },
];

export async function run() {
  // As `npm start` does.
  const marsad = await startDashboard('start', {}, ['--max-old-space-size=384']);
  try {
    const ask = (path, init = {}) =>
      fetch(`${marsad.url}/api/v1${path}`, {
        ...init,
        headers: { cookie: marsad.cookie, 'content-type': 'application/json', ...init.headers },
      });
    const clients = await tokensFor(ask);
    await fillIn(marsad.url, clients.find(({ kind }) => kind === 'post').token, ask);
    const alone = await formFor(10, ask);
    const before = await memoryOf(marsad.pid);
    const load = startLoad(marsad.url, clients);
    const under = await formFor(seconds, ask);
    const answers = await load.stop();
    const memory = await memoryOf(marsad.pid);
    const slowest = Math.max(...['preview', 'submit'].map((step) => percentile(under[step], 0.95)));
    if (slowest > longestForm || memory > mostMemory || answers.fault > 0) process.exitCode = 1;
    return {
      'clients, each at the edge of its limits': number(clients.length),
      seconds: number(seconds),
      ...Object.fromEntries(
        Object.entries(answers).map(([what, count]) => [`answers: ${what}`, number(count)]),
      ),
      ...rows('preview of a figure', alone.preview, under.preview),
      ...rows('a figure handed in', alone.submit, under.submit),
      'forms filled in meanwhile': number(under.submit.length),
      'memory of the server before, MB': number(before),
      [`memory of the server at most, MB (bound ${mostMemory})`]: number(memory),
    };
  } finally {
    await marsad.stop();
  }
}

function rows(what, alone, under) {
  return {
    [`${what}, ms, 95 of 100, alone`]: number(percentile(alone, 0.95)),
    [`${what}, ms, 95 of 100, under load (bound ${longestForm})`]: number(percentile(under, 0.95)),
  };
}

function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

async function tokensFor(ask) {
  const clients = [];
  for (const { kind, role, clients: count } of crowd)
    for (let n = 0; n < count; n += 1) {
      const answer = await ask('/tokens', {
        method: 'POST',
        body: JSON.stringify({ name: `${kind} ${n}`, role, days: 1 }),
      });
      if (!answer.ok) throw new Error(`no token: ${answer.status} ${await answer.text()}`);
      clients.push({ kind, token: (await answer.json()).token });
    }
  return clients;
}

const source = { title: 'Invented for a measurement' };
const dayOf = (n) => new Date(Date.UTC(2015, 0, 1 + n)).toISOString().slice(0, 10);

/** An indicator of its own with as many figures as a few years of days bring. */
async function fillIn(url, token, ask) {
  const made = await ask('/indicators', {
    method: 'POST',
    body: JSON.stringify({
      id: 'load',
      name: { en: 'Invented for a measurement' },
      definition: 'Invented figures, for a measurement.',
      kind: 'stock',
      unit: 'people',
      cadence: 'day',
      direction: 'up-is-worse',
      baseline: { value: '60 to 70', period: '2014-12-31', source, range: 'spread' },
    }),
  });
  if (!made.ok) throw new Error(`no indicator: ${made.status} ${await made.text()}`);
  const left = Array.from({ length: figures }, (_, n) => n);
  const worker = async () => {
    for (let n = left.pop(); n !== undefined; n = left.pop()) {
      const answer = await fetch(`${url}/api/v1/observations`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ indicator: 'load', period: dayOf(n), value: String(40 + (n % 50)), source }),
      });
      if (answer.status === 429) {
        left.push(n);
        await delay(1_000);
      } else if (!answer.ok) throw new Error(`not taken: ${answer.status} ${await answer.text()}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  for (;;) {
    const { waiting } = await (await ask('/pipeline')).json();
    if ((waiting?.count ?? waiting ?? 0) === 0) return;
    await delay(500);
  }
}

/** One form after the other, as a person does: what is typed is previewed, then handed in. */
async function formFor(length, ask) {
  const times = { preview: [], submit: [] };
  const until = performance.now() + length * 1_000;
  for (let n = 0; performance.now() < until; n += 1) {
    const body = JSON.stringify({
      indicator: 'al-hol-pledges',
      period: `20${String(21 + (Math.floor(n / 12) % 4))}-${String((n % 12) + 1).padStart(2, '0')}`,
      value: `${60 + (n % 9)} to ${70 + (n % 9)}`,
      source,
    });
    for (const [step, path] of [
      ['preview', '/observations/preview'],
      ['submit', '/observations'],
    ]) {
      const began = performance.now();
      const answer = await ask(path, { method: 'POST', body });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`the form was refused: ${answer.status}`);
      times[step].push(performance.now() - began);
    }
    await delay(200);
  }
  return times;
}

/** The crowd is a process of its own, so that its work is not taken for the server's. */
function startLoad(url, clients) {
  const child = spawn(process.execPath, [fileURLToPath(new URL('load-clients.mjs', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.write(`${JSON.stringify({ url, clients })}\n`);
  let said = '';
  child.stdout.on('data', (part) => {
    said += part;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    stop: async () => {
      child.stdin.end();
      await ended;
      return JSON.parse(said);
    },
  };
}

/** The most it ever held, in MB; where the system does not say, none. */
async function memoryOf(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
