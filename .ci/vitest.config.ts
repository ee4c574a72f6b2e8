import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    include: [
      'packages/*/{src,test}/**/*.test.ts',
      'workers/{src,test}/**/*.test.ts',
      'apps/*/{src,test}/**/*.test.{ts,tsx}',
      '.ci/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Real databases and browsers on two cores: a bound against a hang, not a measure of speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
