import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { floors, importsOf, written } from './floors.mjs';

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

/** Each folder against every other of its floor. */
const folders = floors.flatMap(({ path, order }) =>
  order
    .filter((place) => !place.endsWith('.ts'))
    .map((place, at, all) => ({ path, place, below: all.slice(0, at), above: all.slice(at + 1) })),
);
const probe = (path: string, name: string) => `${path}/${name}/probe.ts`;
const upward = folders.flatMap(({ path, place, above }) =>
  above.filter((one) => !one.startsWith(`${place}/`)).map((one) => [path, place, one] as const),
);
const downward = folders.flatMap(({ path, place, below }) =>
  below.filter((one) => !place.startsWith(`${one}/`)).map((one) => [path, place, one] as const),
);

// A rule that silently stopped applying would look like a clean house: each direction is tried on a file that
// breaks it (by package name: a relative path out of a package is refused by its tsconfig's rootDir), with the
// project's own configuration, in a folder laid out like the project.
describe('import directions', () => {
  let folder: string;
  let refused: { path: string; line: number }[];
  const fileOf = (place: string, index: number) => `${place}/probe-${index}.ts`;
  const write = (file: string, sources: readonly string[]) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    const lines = sources.map((source, at) => `import { x${at} } from '${source}';`);
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  };
  const sourceOf = (place: string, other: string) => `${'../'.repeat(place.split('/').length)}${other}/y.js`;
  const isRefused = (file: string, line = 1) =>
    refused.some((one) => one.path.endsWith(file) && one.line === line);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'marsad-imports-'));
    const { vcs: _, $schema: __, ...config } = JSON.parse(readFileSync(join(root, '.biome.json'), 'utf8'));
    writeFileSync(join(folder, '.biome.json'), JSON.stringify(config));
    mkdirSync(join(folder, '.ci'));
    copyFileSync(join(root, '.ci/floors.biome.json'), join(folder, '.ci/floors.biome.json'));
    for (const [index, [place, from]] of [...forbidden, ...allowed].entries())
      write(fileOf(place, index), [from]);
    // One file a folder, with a line for each folder above it and one for each below.
    for (const { path, place } of folders) {
      const own = (pairs: typeof upward) => pairs.filter(([at, one]) => at === path && one === place);
      const others = [...own(upward), ...own(downward)].map(([, , other]) => sourceOf(place, other));
      write(probe(path, place), others);
      write(`${path}/${place}/probe.test.ts`, others);
    }
    for (const [file, from] of exceptions) write(file, [from]);
    const lint = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--only=style/noRestrictedImports', '--max-diagnostics=none', '--reporter=json', '.'],
      { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    const { diagnostics } = JSON.parse(lint.stdout) as {
      diagnostics: { location: { path: string; start: { line: number } } }[];
    };
    refused = diagnostics.map(({ location }) => ({ path: location.path, line: location.start.line }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(forbidden.map((pair, index) => [...pair, index] as const))(
    '%s must not import %s',
    (place, _from, index) => {
      expect(isRefused(fileOf(place, index))).toBe(true);
    },
  );

  it.each(allowed.map((pair, index) => [...pair, forbidden.length + index] as const))(
    '%s may import %s',
    (place, _from, index) => {
      expect(isRefused(fileOf(place, index))).toBe(false);
    },
  );

  it.each(exceptions)('%s may import %s', (file) => {
    expect(isRefused(file)).toBe(false);
  });

  it.each(floors.map(({ path }) => path))(
    '%s: no folder imports one above it, each may import those below',
    (path) => {
      const tried = folders.filter((one) => one.path === path);
      for (const { place } of tried) {
        const up = upward.filter(([at, one]) => at === path && one === place);
        const down = downward.filter(([at, one]) => at === path && one === place);
        const answers = [...up, ...down].map(([, , other], at) => [
          other,
          isRefused(probe(path, place), at + 1),
        ]);
        expect(answers, place).toEqual([
          ...up.map(([, , other]) => [other, true]),
          ...down.map(([, , other]) => [other, false]),
        ]);
        // Tests look wherever they must.
        expect(refused.filter((one) => one.path.endsWith(`${path}/${place}/probe.test.ts`))).toEqual([]);
      }
    },
  );
});

describe('the list of floors', () => {
  it.each(floors.map((floor) => [floor.path, floor] as const))('names every folder of %s', (_, floor) => {
    const found = [...importsOf(floor).keys()].filter((place) => !place.endsWith('.ts'));
    expect(found.toSorted()).toEqual(floor.order.filter((place) => !place.endsWith('.ts')).toSorted());
  });

  it.each(floors.map((floor) => [floor.path, floor] as const))('%s has no import against it', (_, floor) => {
    const against = [...importsOf(floor)].flatMap(([from, others]) => {
      const own = floor.order.indexOf(from);
      return own === -1
        ? []
        : [...others]
            .filter((to) => floor.order.indexOf(to) === -1 || floor.order.indexOf(to) >= own)
            .map((to) => `${from} > ${to}`);
    });
    expect(against).toEqual([]);
  });

  it.each(written)('made $file as it stands: node .ci/floors.mjs --write', ({ file, made }) => {
    const text = readFileSync(join(root, file), 'utf8');
    expect(text).toBe(made(text));
  });
});
