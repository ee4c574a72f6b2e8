/** The short form of `npm run faults`: a few seeds in each mode, and that a loss would be found. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { endsWithTests } from './harness.js';
import { inOwnNetwork } from './own-network.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const redisCommand = process.env.MARSAD_TEST_REDIS;
/** Other files run meanwhile: processes are waited for longer, and what was acknowledged is done within ten seconds all the same. */
const patience = '6';
const drainedWithinSeconds = 10;

async function faults(...args: string[]): Promise<{ code: number | null; said: string }> {
  const harness = inOwnNetwork(process.execPath, ['bench/faults.mjs', '--patience', patience, ...args]);
  const child = spawn(...harness, {
    cwd: root,
    env: { ...process.env, CI: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endsWithTests(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

/** Each draws several kinds, an upgrade among them, and back-ups by themselves; none lasts for half a minute. Apart, a cable is pulled too, where that can be had. */
const ofOneProcess = '3067';
const ofProcessesApart = '2862';

/**
 * Everything holds in every run, and what was acknowledged is done so soon after the last fault in one of three: what takes
 * longer because other files run at that moment does not so each time.
 */
async function expectWhole(mode: string, seed: string, migrations: number): Promise<void> {
  const took: number[] = [];
  while (took.length < 3) {
    const { code, said } = await faults('--mode', mode, '--seed', seed, '--runs', '1');
    expect(said).toContain('1 hold, 0 fail');
    expect(said).toContain(` ${migrations} migrations applied`);
    expect(said).toMatch(/, back-ups: [1-9]\d* made/);
    expect(code).toBe(0);
    const [, seconds] = /: drained in (\d+\.\d) s/.exec(said) ?? [];
    took.push(Number(seconds));
    if (Number(seconds) <= drainedWithinSeconds) return;
  }
  expect(Math.min(...took), `seconds until it was done: ${took}`).toBeLessThanOrEqual(drainedWithinSeconds);
}

describe('faults drawn by a seed', () => {
  it('leave one process and its own database whole', { timeout: 900_000 }, async () => {
    await expectWhole('embedded', ofOneProcess, 5);
  });

  it.skipIf(!redisCommand)('leave processes apart whole', { timeout: 900_000 }, async () => {
    await expectWhole('redis', ofProcessesApart, 15);
  });

  it('are the same for the same seed, and a figure that is lost is found', { timeout: 900_000 }, async () => {
    // What is lost is waited for in vain: for no longer than by hand.
    const sabotaged = ['--mode', 'embedded', '--only', 'sabotage', '--replay', '1', '--patience', '1'];
    const { code, said } = await faults(...sabotaged);
    expect(said).toMatch(/is lost|live revisions/);
    expect(said).toContain('0 hold, 1 fail');
    expect(said).toContain('replay: npm run faults -- --replay 1 --mode embedded --only sabotage');
    expect(code).toBe(1);
    const plans = await Promise.all([0, 1].map(() => faults('--replay', '1', '--plan')));
    expect(plans[0]?.said).toContain('"faults":[{');
    expect(plans[0]).toEqual(plans[1]);
  });

  it('pull the cable of every pair, the same one for the same seed', { timeout: 60_000 }, async () => {
    const drawn = ['--mode', 'redis', '--only', 'netns-down', '--seed', '1', '--runs', '200', '--plan'];
    const plans = await Promise.all([0, 1].map(() => faults(...drawn)));
    expect(plans[0]).toEqual(plans[1]);
    const pairs = (plans[0]?.said ?? '')
      .trim()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as { faults: { target: string }[] }).faults)
      .map(({ target }) => target);
    const ofEach = (name: string, ways: string[]): string[] => ways.map((way) => `${name}/${way}`);
    expect([...new Set(pairs)].sort()).toEqual([
      ...['api-1', 'api-2'].flatMap((name) => ofEach(name, ['all', 'postgres', 'redis'])),
      ...['worker-1', 'worker-2', 'worker-3'].flatMap((name) =>
        ofEach(name, ['all', 'postgres', 'receiver', 'redis']),
      ),
    ]);
  });
});
