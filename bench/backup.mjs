/**
 * A back-up of 100,000 and of 1,000,000 figures, taken while somebody fills in a form; what comes back of it, and how long that
 * takes. BACKUP_FIGURES=100000 for one of them. Beside it, in the same run, the form alone.
 */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startEmbeddedDatabase } from '../packages/db/dist/embedded/index.js';
import { startDashboard } from './dashboard.mjs';
import { number } from './measure.mjs';
import { fill } from './reads.mjs';
import { asSuperuser } from './superuser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const sizes = (process.env.BACKUP_FIGURES ?? '100000,1000000').split(',').map(Number);
const [indicators, parts] = [10, 10];

export async function run() {
  const found = {};
  for (const size of sizes) Object.assign(found, await measured(size));
  return found;
}

async function measured(size) {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  // As root the database runs as another user, who has to get in.
  await chmod(folder, 0o755);
  const server = await startEmbeddedDatabase(folder);
  try {
    await fill(server.url, await asSuperuser(folder, server.url), {
      indicators,
      parts,
      figures: Math.ceil(size / indicators / parts),
    });
    const marsad = await startDashboard('start', { DATABASE_URL: server.url }, ['--max-old-space-size=384']);
    const file = join(folder, 'marsad.zip');
    try {
      const alone = await formUntil(delay(10_000), marsad);
      const taking = command('backup', { DATABASE_URL: server.url }, [file]);
      const [taken, meanwhile] = await Promise.all([taking, formUntil(taking, marsad)]);
      const rows = Number(/ (\d+) rows/.exec(taken.text)?.[1]);
      const restored = await command('restore', { DATA_DIR: join(folder, 'restored') }, [file]);
      const verified = await command('verify-backup', {}, [file]);
      const of = `${number(size)} figures:`;
      return {
        [`${of} rows in the back-up`]: number(rows),
        [`${of} size of the file, MB`]: number((await stat(file)).size / 1e6),
        [`${of} seconds to take it, with the start of the command`]: number(taken.seconds),
        [`${of} rows a second`]: number(rows / taken.seconds),
        [`${of} memory of the command at most, MB`]: number(taken.memory),
        [`${of} a form, preview and hand in, ms, 95 of 100, alone`]: number(percentile(alone)),
        [`${of} the same meanwhile (${meanwhile.length} forms)`]: number(percentile(meanwhile)),
        [`${of} seconds to restore it`]: number(restored.seconds),
        [`${of} seconds to verify it`]: number(verified.seconds),
      };
    } finally {
      await marsad.stop();
    }
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function command(name, env, args) {
  const began = performance.now();
  const child = spawn(process.execPath, [`apps/api/launch/${name}.mjs`, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  let memory = 0;
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const looking = setInterval(async () => {
    memory = Math.max(memory, await memoryOf(child.pid));
  }, 100);
  const code = await ended;
  clearInterval(looking);
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${text}`);
  return { text, memory, seconds: (performance.now() - began) / 1_000 };
}

/** In MB; where the system does not say, none. */
async function memoryOf(pid) {
  const said = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(said)?.[1] ?? 0) / 1024;
}

async function formUntil(over, { url, cookie }) {
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
      const answer = await fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body,
      });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`the form was refused: ${answer.status}`);
    }
    times.push(performance.now() - began);
    await delay(100);
  }
  return times;
}

const percentile = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;
