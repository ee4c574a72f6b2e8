/** The embedded PostgreSQL is killed while figures come in: nothing ends, nothing is lost, and it goes on by itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { eventually, source, startMarsad, temporaryFolder } from './harness.js';

it('is started again while figures are posted, and has all of them that were acknowledged', {
  timeout: 300_000,
}, async () => {
  const folder = await temporaryFolder();
  const marsad = await startMarsad({ DATA_DIR: folder.path });
  const postmaster = () =>
    Number(readFileSync(join(folder.path, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const accepted: string[] = [];
  const refused: number[] = [];
  let goesOn = true;
  let n = 0;
  const posting = Array.from({ length: 4 }, async () => {
    while (goesOn) {
      const at = n++;
      const period = `${1950 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
      const body = { indicator: 'crop-burnings', period, value: String(at + 1), source };
      const answer = await marsad.client.submit(body).catch(() => null);
      if (answer?.status === 202) accepted.push(answer.body.id);
      else if (answer !== null) refused.push(answer.status);
    }
  });
  const more = async (count: number) => {
    const before = accepted.length;
    await eventually(async () => accepted.length >= before + count, `${count} more figures`);
  };
  await more(20);
  for (let round = 1; round <= 2; round++) {
    const was = postmaster();
    process.kill(was, 'SIGKILL');
    await eventually(async () => {
      try {
        return postmaster() !== was;
      } catch {
        return false;
      }
    }, 'another PostgreSQL');
    await more(20);
  }
  goesOn = false;
  await Promise.all(posting);
  expect(marsad.child.exitCode).toBeNull();
  // While it was away, that was said and nothing else.
  expect(refused.filter((status) => status !== 503)).toEqual([]);
  expect(marsad.output()).toMatch(/PostgreSQL ended by itself \(by SIGKILL\)/);
  expect(marsad.output()).toMatch(/PostgreSQL is there again after/);
  // Not in the order they came in: what a kill cut off is worked at anew after what came later.
  const waiting = new Set(accepted);
  await eventually(async () => {
    for (const id of waiting) {
      const found = await marsad.client.get<{ status: string }>(`/submissions/${id}`);
      expect(found.status).toBe(200);
      if (found.body.status === 'committed') waiting.delete(id);
    }
    return waiting.size === 0;
  }, 'every figure that was acknowledged');
  expect(await marsad.stop()).toBe(0);
  await folder.remove();
});
