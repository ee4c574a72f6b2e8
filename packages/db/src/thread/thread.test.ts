import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { type Bounds, openThreads } from './thread.js';

const bounds: Bounds = { deadlineMs: 60_000, memoryMb: 64, atOnce: 1, waiting: 1 };

/** A job as a module of its own; `data` is what the thread was given, `answer` says what came of it. */
function jobOf(body: string): URL {
  const code = `import { parentPort, workerData as data } from 'node:worker_threads';
    const answer = (value) => parentPort.postMessage(value);
    ${body}`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

const forever = jobOf('for (;;) ;');

describe('a thread', () => {
  it('answers with what its job made of what it was given', async () => {
    const twice = openThreads<{ n: number }, number>(jobOf('answer(data.n * 2);'), bounds);
    expect(await twice({ n: 21 })).toEqual({ kind: 'done', result: 42 });
  });

  it('is ended at its deadline, and the process goes on meanwhile', async () => {
    const endless = openThreads<null, null>(forever, { ...bounds, deadlineMs: 300 });
    let turns = 0;
    const turning = setInterval(() => {
      turns += 1;
    }, 5);
    expect(await endless(null)).toEqual({ kind: 'too-long' });
    clearInterval(turning);
    expect(turns).toBeGreaterThan(0);
  });

  it('is ended when nobody waits for it any more', async () => {
    const asked = new AbortController();
    const endless = openThreads<null, null>(forever, bounds);
    const answer = endless(null, asked.signal);
    asked.abort();
    expect(await answer).toEqual({ kind: 'left' });
    expect(await endless(null, asked.signal)).toEqual({ kind: 'left' });
  });

  it('is ended where it takes too much memory', async () => {
    const greedy = openThreads<null, null>(
      jobOf('const all = []; for (;;) all.push(new Array(1000).fill(all.length));'),
      bounds,
    );
    expect(await greedy(null)).toEqual({ kind: 'too-much-memory' });
  });

  it('lets so many run and so many wait, and refuses the rest at once', async () => {
    const held = openThreads<null, null>(forever, { ...bounds, deadlineMs: 300 });
    const [first, second] = [held(null), held(null)];
    expect(await held(null)).toEqual({ kind: 'busy' });
    expect(await first).toEqual({ kind: 'too-long' });
    const third = held(null);
    expect(await held(null)).toEqual({ kind: 'busy' });
    expect(await Promise.all([second, third])).toEqual([{ kind: 'too-long' }, { kind: 'too-long' }]);
    expect(await held(null)).toEqual({ kind: 'too-long' });
  });

  it('passes on what its job throws, and notices one that says nothing', async () => {
    const throws = openThreads<null, null>(jobOf('throw new RangeError("seven");'), bounds);
    await expect(throws(null)).rejects.toThrow('seven');
    await expect(openThreads<null, null>(jobOf(''), bounds)(null)).rejects.toThrow('without an answer');
    await expect(throws(null)).rejects.toThrow('seven');
  });

  it('passes on the code of an error that holds what cannot be copied', async () => {
    const job = new URL('../../dist/thread/job.js', import.meta.url).href;
    const code = `import { answerWith } from ${JSON.stringify(job)};
      const lost = Object.assign(new Error('write CONNECTION_CLOSED'), { code: 'CONNECTION_CLOSED', args: [{ part() {} }] });
      await answerWith(() => Promise.reject(lost));`;
    const loses = openThreads<null, null>(
      new URL(`data:text/javascript,${encodeURIComponent(code)}`),
      bounds,
    );
    const { code: said, message } = await loses(null).then(
      () => ({ code: 'none', message: 'none' }),
      (error) => error,
    );
    expect([said, message]).toEqual(['CONNECTION_CLOSED', 'write CONNECTION_CLOSED']);
  });

  it('knows nothing of the environment of the process', async () => {
    const environment = openThreads<null, string[]>(jobOf('answer(Object.keys(process.env));'), bounds);
    expect(await environment(null)).toEqual({ kind: 'done', result: [] });
  });

  it.skipIf(process.platform !== 'linux').each([
    [10, 15],
    [18, 19],
  ])('of a process that is nice by %i stands back by five more, or as far as there is: %i', (own, of) => {
    const at = (file: string) => JSON.stringify(new URL(`../../dist/thread/${file}.js`, import.meta.url));
    const job = `import { getPriority } from 'node:os';
      import { answerWith } from ${at('job')};
      await answerWith(getPriority);`;
    const process = `import { setPriority } from 'node:os';
      import { openThreads } from ${at('thread')};
      setPriority(${own});
      const ask = openThreads(new URL(${JSON.stringify(`data:text/javascript,${encodeURIComponent(job)}`)}), ${JSON.stringify(bounds)});
      console.log((await ask(0)).result);`;
    const said = execFileSync('node', ['--input-type=module', '-e', process], { encoding: 'utf8' });
    expect(Number(said)).toBe(of);
  });
});
