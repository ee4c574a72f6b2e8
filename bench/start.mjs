/** How soon a second start is ready, and how much memory all of its processes have at rest. */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { number } from './measure.mjs';
import { familyOf, pssOf } from './memory.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const rounds = 5;
/** What was needed to start alone is given back by then. */
const restMs = 15_000;

export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  // As root the database runs as another user, who has to get in.
  await chmod(folder, 0o755);
  try {
    const first = await started(folder);
    await first.stop();
    const [again, bare, memory] = [[], [], []];
    for (let round = 0; round < rounds; round++) {
      bare.push(await bareNode());
      const marsad = await started(folder);
      again.push(marsad.seconds);
      if (round === rounds - 1) {
        await delay(restMs);
        memory.push(...(await memoryOf(marsad.pid)));
      }
      await marsad.stop();
    }
    const ofAll = memory.reduce((sum, { megabytes }) => sum + megabytes, 0);
    const ofNode = memory.find(({ isNode }) => isNode)?.megabytes ?? 0;
    return {
      'first start, with a database to be made': `${number(first.seconds)} s`,
      [`second start until it is ready, best of ${rounds}`]: `${number(Math.min(...again))} s`,
      'beside it, a Node.js that does nothing, best of as many': `${number(Math.min(...bare))} s`,
      [`memory at rest (PSS) of ${memory.length} processes, ${restMs / 1000} s after`]: `${number(ofAll)} MB`,
      'of that, Node.js': `${number(ofNode)} MB`,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function started(folder) {
  const began = performance.now();
  const child = spawn(process.execPath, ['--max-old-space-size=384', 'apps/api/launch/start.mjs'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const seconds = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (/Marsad is ready: /.test(text)) resolve((performance.now() - began) / 1000);
    });
    void ended.then(() => reject(new Error(`it ended before it was ready:\n${text}`)));
  });
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
  };
  return { seconds, pid: child.pid, stop };
}

async function bareNode() {
  const began = performance.now();
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return (performance.now() - began) / 1000;
}

async function memoryOf(pid) {
  const own = await familyOf(pid);
  return Promise.all(own.map(async (one) => ({ megabytes: await pssOf(one.pid), isNode: one.pid === pid })));
}
