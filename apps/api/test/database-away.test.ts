/** The database is not to be reached for a while. */
import { createServer, connect as dial, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  eventually,
  type Marsad,
  startMarsad,
  startPostgres,
  type TestDatabase,
  temporaryFolder,
} from './harness.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: TestDatabase;
let line: Awaited<ReturnType<typeof lineTo>>;
let marsad: Marsad;

beforeAll(async () => {
  [folder, database] = await Promise.all([temporaryFolder(), startPostgres()]);
  const url = new URL(await database.fresh());
  line = await lineTo(Number(url.port));
  url.port = String(line.port);
  marsad = await startMarsad({ DATA_DIR: folder.path, DATABASE_URL: url.href });
});
afterAll(async () => {
  await marsad?.stop();
  await line?.close();
  await database?.stop();
  await folder?.remove();
});

/** A line to a port of this machine that can be cut, and mended. */
async function lineTo(target: number) {
  const open = new Set<Socket>();
  let cut = false;
  const server = createServer((near) => {
    if (cut) return void near.destroy();
    const far = dial(target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy()).on('close', () => open.delete(one));
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const drop = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as { port: number }).port,
    cut: () => {
      cut = true;
      drop();
    },
    mend: () => {
      cut = false;
    },
    close: () => {
      drop();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

it('says that it is not ready while its database is away, and goes on when it is back', async () => {
  const asked = () => marsad.client.get<{ code?: string }>('/indicators');
  expect((await asked()).status).toBe(200);
  line.cut();
  const refused = await asked();
  expect([refused.status, refused.body.code]).toEqual([503, 'database-away']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  line.mend();
  await eventually(async () => (await asked()).status === 200, 'an answer from the database that is back');
});
