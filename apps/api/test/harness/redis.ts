/** A real Redis on a port of its own. */
import { spawn } from 'node:child_process';
import { Redis } from 'ioredis';
import { endsWithTests, freePort, temporaryFolder } from './machine.js';

export interface TestRedis {
  readonly url: string;
  flushAll(): Promise<void>;
  /** Ends it and starts it again on what it has written down. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis as the compose file runs it: append-only, noeviction. */
export async function startRedis(command: string): Promise<TestRedis> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const start = () => {
    const started = spawn(
      command,
      [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--dir',
        folder.path,
        '--appendonly',
        'yes',
        '--maxmemory-policy',
        'noeviction',
      ],
      { stdio: 'ignore' },
    );
    endsWithTests(started);
    return { child: started, ended: new Promise((resolve) => started.once('exit', resolve)) };
  };
  let running = start();
  const end = async () => {
    running.child.kill('SIGTERM');
    await running.ended;
  };
  const url = `redis://127.0.0.1:${port}`;
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on('error', () => {});
  await redis.ping();
  return {
    url,
    flushAll: async () => {
      await redis.flushall();
    },
    restart: async () => {
      await end();
      running = start();
      await redis.ping();
    },
    stop: async () => {
      redis.disconnect();
      await end();
      await folder.remove();
    },
  };
}
