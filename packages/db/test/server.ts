/** Before the first file of tests that may want a database: one PostgreSQL for all of them. After the last it is gone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServer } from './postgres.js';

export default async function start(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const [pid] = readFileSync(join(server.folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  // A run that is broken off leaves nothing behind either.
  const end = () => {
    try {
      process.kill(Number(pid), 'SIGQUIT');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', end);
  project.provide('postgres', server.address);
  return async () => {
    process.off('exit', end);
    await server.stop();
  };
}
