/** What the image is built from, looked at without a container engine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { faultsOfContext, faultsOfImports, faultsOfInstall } from './release/image.mjs';
import { contextOf } from './release/steps.mjs';
import { filesInGit } from './release/tree.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const ignored = text('.dockerignore');
const dockerfile = text('apps/api/Dockerfile');

describe('.dockerignore', () => {
  it('keeps out what belongs to one machine, and no file that the program is built from', () => {
    expect(faultsOfContext(filesInGit(root), ignored)).toEqual([]);
  });

  it('would not, if it kept out every name that begins with backup', () => {
    expect(faultsOfContext(filesInGit(root), `${ignored}\n**/backup*`)).toEqual(
      expect.arrayContaining(
        [
          'apps/api/launch/backup.mjs',
          'apps/api/src/config/backups.ts',
          'packages/db/src/backup/verify.ts',
          'workers/src/backup/backup-job.ts',
        ].map((file) => `${file} is kept out of the image, and the program is built from it`),
      ),
    );
  });
});

describe('the files of the image', () => {
  it('import nothing that is not among them', () => {
    expect(faultsOfImports(root, contextOf(root))).toEqual([]);
  });

  it('would, without those of back-ups', () => {
    const without = contextOf(root).filter((file) => !file.includes('/backup'));
    expect(faultsOfImports(root, without)).toEqual(
      expect.arrayContaining([
        'apps/api/src/config.ts imports apps/api/src/config/backups.js, which is not in the image',
      ]),
    );
  });
});

describe('the install of the Dockerfile', () => {
  const faults = (change = (from: string) => from, context = contextOf(root)) =>
    faultsOfInstall(root, change(dockerfile), context).join('\n');

  it('finds what it reads', () => {
    expect(faults()).toBe('');
  });

  it.each<[string, (from: string) => string, RegExp]>([
    ['the patches', (t) => t.replace('COPY patches patches/\n', ''), /^RUN .*ENOENT.*patches/],
    ['the lock file', (t) => t.replace(' package-lock.json', ''), /^RUN .*ENOENT.*package-lock\.json/],
    [
      'what installs',
      (t) => t.replace(/^COPY apps\/api\/launch.*\n/m, ''),
      /^RUN .*Cannot find module .*prepare\.mjs/,
    ],
  ])('would not without %s', (_, change, said) => {
    expect(faults(change)).toMatch(said);
  });

  it('would not where a file that it copies is kept out', () => {
    const context = contextOf(root).filter((file) => !file.startsWith('patches/'));
    expect(faults(undefined, context)).toMatch(/^COPY patches patches\/: there is no patches that comes in/);
  });
});
