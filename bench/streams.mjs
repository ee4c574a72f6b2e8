/**
 * Open pages: so many live streams at once, figures that come in meanwhile, how long until each stream has heard, and what
 * a stream costs the server in memory. Then readers who do not read, while figures go on coming. Ends with 1 where a bound
 * does not hold.
 */
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { startDashboard } from './dashboard.mjs';
import { number } from './measure.mjs';

const streams = Number(process.env.STREAMS ?? 2_000);
const rounds = 30;
const mostKilobytes = 60;
const mostSeconds = 1;
const idle = 20;
const flood = 3_000;

export async function run() {
  const marsad = await startDashboard(
    'start',
    { LIMIT_STREAMS: String(streams + 2 * idle), LIMIT_STREAMS_IN_ALL: String(streams + 2 * idle) },
    ['--max-old-space-size=384'],
  );
  const ask = (path, body) =>
    fetch(`${marsad.url}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie: marsad.cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  try {
    const { token } = await (await ask('/tokens', { name: 'pages', role: 'viewer', days: 1 })).json();
    const post = poster(ask);
    await post(50);
    const before = await settledMemory(marsad.pid);
    const heard = [];
    const open = [];
    for (let n = 0; n < streams; n += 50)
      open.push(
        ...(await Promise.all(Array.from({ length: 50 }, () => openStream(marsad.url, token, heard)))),
      );
    const with2000 = await settledMemory(marsad.pid);
    const kilobytes = ((with2000 - before) * 1024) / streams;
    const late = [];
    for (let round = 0; round < rounds; round += 1) {
      heard.length = 0;
      const began = performance.now();
      await post(1);
      for (const end = began + 30_000; heard.length < streams && performance.now() < end; ) await delay(5);
      if (heard.length < streams)
        throw new Error(`${streams - heard.length} streams did not hear within 30 s`);
      late.push(...heard.map((at) => (at - began) / 1_000));
    }
    late.sort((a, b) => a - b);
    const most = late[Math.floor(late.length * 0.95)];
    for (const { close } of open) close();
    const after = await settledMemory(marsad.pid);
    const cutOff = await deafReaders(marsad, token, post);
    if (kilobytes > mostKilobytes || most > mostSeconds) process.exitCode = 1;
    return {
      'streams open at once': number(streams),
      [`memory of a stream, kB (bound ${mostKilobytes})`]: number(kilobytes),
      'from handing a figure in to a stream that heard of it, s, median': number(late[late.length >> 1]),
      [`the same, 95 of 100 (bound ${mostSeconds})`]: number(most),
      'the same, the last of all': number(late.at(-1)),
      'memory of the server before, with them, and once they are closed, MB': [before, with2000, after]
        .map(number)
        .join(', '),
      [`streams that do not read, of ${idle}, still open after ${flood} figures`]: cutOff.left,
      'memory of the server after those, MB': number(cutOff.memory),
    };
  } finally {
    await marsad.stop();
  }
}

/** Hands in figures, each for a day of its own, and waits until the last one is recorded. */
function poster(ask) {
  let n = 0;
  const one = async () => {
    const at = n++;
    const answer = await ask('/observations', {
      indicator: 'al-hol-pledges',
      period: `20${String(21 + (Math.floor(at / 12) % 5))}-${String((at % 12) + 1).padStart(2, '0')}`,
      value: String(60 + ((at + 5 * Math.floor(at / 60)) % 37)),
      source: { title: 'Invented for a measurement' },
    });
    if (answer.status === 429 || answer.status === 503) {
      await delay(1_000 * Number(answer.headers.get('retry-after') ?? 1));
      return one();
    }
    if (!answer.ok) throw new Error(`not taken: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  return async (count) => {
    let left = count;
    const work = async () => {
      while (left-- > 0) await one();
    };
    await Promise.all(Array.from({ length: Math.min(count, 16) }, work));
  };
}

function openStream(url, token, heard) {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api/v1/events`, {
      headers: { authorization: `Bearer ${token}` },
      agent: false,
    });
    asked.once('error', reject);
    asked.once('response', (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`no stream: ${answer.statusCode}`));
      let rest = '';
      answer.setEncoding('utf8');
      answer.on('data', (text) => {
        rest += text;
        const blocks = rest.split('\n\n');
        rest = blocks.pop();
        for (const block of blocks)
          if (block.includes('observation.committed')) heard.push(performance.now());
      });
      answer.on('error', () => {});
      asked.on('error', () => {});
      resolve({ close: () => asked.destroy() });
    });
    asked.end();
  });
}

/**
 * Streams whose readers take nothing. The kernel holds some megabytes for each before the server has anything to keep, so
 * that they may well stay: what they cost the server is what counts.
 */
async function deafReaders({ url, pid }, token, post) {
  const open = new Set();
  for (let n = 0; n < idle; n += 1)
    await new Promise((resolve, reject) => {
      const asked = request(`${url}/api/v1/events`, {
        headers: { authorization: `Bearer ${token}` },
        agent: false,
      });
      asked.once('error', reject);
      asked.once('response', (answer) => {
        answer.pause();
        answer.socket.pause();
        open.add(asked);
        resolve();
      });
      asked.end();
    });
  await post(flood);
  const left = await stillOpen(url, idle);
  const memory = await settledMemory(pid);
  for (const asked of open) asked.on('error', () => {}).destroy();
  return { left, memory };
}

/** How many connections the server still holds: what a paused reader does not see by itself. */
async function stillOpen(url, most) {
  const port = Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0');
  for (const end = performance.now() + 60_000; ; await delay(500)) {
    const table = await readFile('/proc/net/tcp', 'utf8');
    // Established, by the server's end.
    const open = table
      .split('\n')
      .filter((line) => new RegExp(`^\\s*\\d+: \\w+:${port} \\w+:\\w+ 01 `).test(line)).length;
    if (open <= 2 || performance.now() > end) return Math.min(open, most);
  }
}

/** In MB, once it no longer falls. */
async function settledMemory(pid) {
  let least = Number.POSITIVE_INFINITY;
  for (let same = 0; same < 4; await delay(500)) {
    const now = await memoryNow(pid);
    same = now < least - 0.5 ? 0 : same + 1;
    least = Math.min(least, now);
  }
  return least;
}

async function memoryNow(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
