import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

const forbidden = [
  ['packages/indicators/src', '@marsad/db'],
  ['packages/indicators/src', 'node:fs'],
  ['packages/db/src', '@marsad/workers'],
  ['packages/db/src', 'bullmq'],
  ['workers/src', 'postgres'],
  ['workers/src', '@marsad/api'],
  ['apps/api/src/observation', '@marsad/workers'],
  ['apps/api/src/observation', 'postgres'],
  ['apps/api/src/observation', '@marsad/db/embedded'],
  ['apps/api/src/command', '@marsad/db/embedded'],
  ['apps/web/src', '@marsad/db'],
  ['apps/web/src', '@marsad/indicators/pipeline'],
] as const;
const allowed = [
  ['packages/db/src', '@marsad/indicators'],
  ['workers/src', '@marsad/db'],
  ['apps/api/src/observation', '@marsad/db'],
  ['apps/web/src', '@marsad/indicators'],
] as const;
/** The composition root, and what the commands begin with. */
const exceptions = [
  ['apps/api/src/main.ts', '@marsad/workers'],
  ['apps/api/src/command/run.ts', '@marsad/db/embedded'],
] as const;

// A rule that silently stopped applying would look like a clean house: each direction is tried on a file that
// breaks it (by package name: a relative path out of a package is refused by its tsconfig's rootDir), with the
// project's own configuration, in a folder laid out like the project.
describe('import directions', () => {
  let folder: string;
  let refused: string;
  const fileOf = (place: string, index: number) => `${place}/probe-${index}.ts`;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'marsad-imports-'));
    const { vcs: _, $schema: __, ...config } = JSON.parse(readFileSync(join(root, '.biome.json'), 'utf8'));
    writeFileSync(join(folder, '.biome.json'), JSON.stringify(config));
    for (const [index, [place, from]] of [...forbidden, ...allowed].entries()) {
      const file = join(folder, fileOf(place, index));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `import { x } from '${from}';\n\nexport const y = x;\n`);
    }
    for (const [file, from] of exceptions)
      writeFileSync(join(folder, file), `import { x } from '${from}';\n\nexport const y = x;\n`);
    const lint = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '.'],
      { cwd: folder, encoding: 'utf8' },
    );
    refused = lint.stdout + lint.stderr;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(forbidden.map((pair, index) => [...pair, index] as const))(
    '%s must not import %s',
    (place, _from, index) => {
      expect(refused).toContain(`${fileOf(place, index)}:`);
    },
  );

  it.each(allowed.map((pair, index) => [...pair, forbidden.length + index] as const))(
    '%s may import %s',
    (place, _from, index) => {
      expect(refused).not.toContain(`${fileOf(place, index)}:`);
    },
  );

  it.each(exceptions)('lets %s import %s', (file) => {
    expect(refused).not.toContain(`${file}:`);
  });
});
