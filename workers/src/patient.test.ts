/** A queue whose PostgreSQL refuses at first, in a process of its own: one in which nothing goes on any more would hold up the test. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../../apps/api/test/harness/eventually.js';
import { startPostgres, type TestDatabase } from '../../packages/db/test/postgres.js';

let postgres: TestDatabase;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

/** Breaks every connection off until it is opened. */
async function gateTo(url: string) {
  const { hostname, port } = new URL(url);
  let isOpen = false;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    if (!isOpen) return socket.destroy();
    const behind = connect(Number(port), hostname);
    behind.on('error', () => socket.destroy());
    socket.on('close', () => behind.destroy());
    return socket.pipe(behind).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as { port: number }).port);
  return {
    url: through.href,
    open: () => {
      isOpen = true;
    },
    close: () => server.close(),
  };
}

it('takes jobs once it is there, and ends when it is told to meanwhile', async () => {
  const gate = await gateTo(await postgres.fresh());
  const module = new URL('../dist/backend.js', import.meta.url).href;
  const code = `import { openQueues } from ${JSON.stringify(module)};
    process.on('SIGTERM', () => process.exit(7));
    const factory = openQueues({ kind: 'postgres', url: ${JSON.stringify(gate.url)} });
    const say = (what) => process.stdout.write(what + '\\n');
    factory.worker('probe', async () => say('done'), { concurrency: 1 }).on('error', () => say('refused'));
    const queue = factory.queue('probe');
    queue.on('error', () => {});
    while (!(await queue.add('probe', {}).then(() => true, () => false)));`;
  const run = () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said = (said + bytes.toString()).slice(-10_000);
    });
    return { child, heard: (what: string) => eventually(async () => said.includes(what), what) };
  };
  const first = run();
  try {
    await first.heard('refused');
    first.child.kill('SIGTERM');
    expect(await once(first.child, 'exit')).toEqual([7, null]);
  } finally {
    first.child.kill('SIGKILL');
  }
  const second = run();
  try {
    await second.heard('refused');
    gate.open();
    await second.heard('done');
  } finally {
    second.child.kill('SIGKILL');
    gate.close();
  }
});
