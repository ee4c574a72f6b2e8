import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const exclude = ['**/node_modules/**', '**/dist/**'];
const house = ['.ci/*.test.ts'];
const unit = ['packages/indicators/{src,test}/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}'];

export default defineConfig({
  root,
  test: {
    // Real databases and browsers on two cores: a bound against a hang, not a measure of speed.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    // One more than the two cores it is meant for: much of the suite waits for other processes.
    maxWorkers: 3,
    // What was built is loaded by Node itself: handed over module by module, it takes each file longer than its own sources.
    server: { deps: { external: [/\/(packages\/\w+|workers|apps\/\w+)\/dist\//] } },
    // Begun in the order of their names, of each the largest file first: what is short fills the end.
    projects: [
      { extends: true, test: { name: 'house', include: house, exclude } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [
            'packages/*/{src,test}/**/*.test.ts',
            'workers/{src,test}/**/*.test.ts',
            'apps/*/test/**/*.test.{ts,tsx}',
          ],
          exclude: [...exclude, ...unit],
          globalSetup: ['packages/db/test/server.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: unit,
          exclude,
          // What these test keeps nothing from one file to the next, and to load it anew takes longer than to test it.
          isolate: false,
          unstubGlobals: true,
          unstubEnvs: true,
        },
      },
    ],
  },
});
