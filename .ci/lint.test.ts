/** The lint rules that hold a habit: that they still apply, and that a ceiling stands no higher than it must. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = ['packages/indicators/src', 'packages/db/src', 'workers/src', 'apps/api/src', 'apps/web/src'];

interface Diagnostic {
  readonly message: string;
  readonly category: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}
type Rules = Record<string, Record<string, { level: string; options: Record<string, number> }>>;
interface Config {
  readonly linter: { rules: Rules };
  readonly [name: string]: unknown;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-lint-'));
  mkdirSync(join(folder, '.ci'));
  copyFileSync(join(root, '.ci/floors.biome.json'), join(folder, '.ci/floors.biome.json'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What the project's own configuration says of the files in the folder, once `change` was made to it. */
function lint(change: (config: Config) => void = () => {}): readonly Diagnostic[] {
  const { vcs: _, $schema: __, ...config } = JSON.parse(readFileSync(join(root, '.biome.json'), 'utf8'));
  change(config);
  writeFileSync(join(folder, '.biome.json'), JSON.stringify(config));
  const { stdout } = spawnSync(
    join(root, 'node_modules/.bin/biome'),
    ['lint', '--max-diagnostics=none', '--reporter=json', '.'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return (JSON.parse(stdout) as { diagnostics: Diagnostic[] }).diagnostics;
}

it('a promise that nobody waits for is refused, in its own file and in another', () => {
  mkdirSync(join(folder, 'workers/src'), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, 'workers/src', name), text);
  write('log.ts', 'export async function save(): Promise<void> {}\n');
  write(
    'relay.ts',
    "import { save } from './log.js';\n\nexport function stop(running: Promise<void> | null) {\n" +
      '  save();\n  void save();\n  if (running) return 1;\n  return 2;\n}\n',
  );
  const said = lint().map(({ category, location }) => `${category.split('/').at(-1)} ${location.start.line}`);
  expect(said.toSorted()).toEqual(['noFloatingPromises 4', 'noMisusedPromises 6']);
});

it('the ceiling on complexity stands at the worst there is', () => {
  const rule = 'noExcessiveCognitiveComplexity';
  const config = JSON.parse(readFileSync(join(root, '.biome.json'), 'utf8')) as Config;
  const ceiling = config.linter.rules.complexity?.[rule]?.options.maxAllowedComplexity ?? Number.NaN;
  for (const place of sources) cpSync(join(root, place), join(folder, place), { recursive: true });
  const found = lint(({ linter }) => {
    linter.rules = { complexity: { [rule]: { level: 'error', options: { maxAllowedComplexity: 15 } } } };
  });
  const worst = found
    .filter(({ category }) => category.endsWith(rule))
    .map(({ message, location }) => ({ of: Number(/of (\d+)/.exec(message)?.[1]), path: location.path }))
    .sort((a, b) => b.of - a.of)[0];
  // Lower it in .biome.json once something was cut; it never rises.
  expect(worst).toEqual({ of: ceiling, path: expect.any(String) });
});

it('a function of a source is refused beyond 80 lines between its braces; one of a test is not', () => {
  const long = (lines: number) => `export function long() {\n${'  console.log(1);\n'.repeat(lines)}}\n`;
  const write = (file: string, lines: number) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), long(lines));
  };
  for (const place of sources) write(`${place}/rule/long.ts`, 81);
  write('workers/src/rule/short.ts', 80);
  write('apps/web/src/rule/long.tsx', 81);
  for (const place of [
    'workers/src/rule/long.test.ts',
    'workers/src/rule/long.case.ts',
    'apps/web/test/long.ts',
  ])
    write(place, 81);
  const found = lint().filter(({ category }) => category.endsWith('noExcessiveLinesPerFunction'));
  expect(found.map(({ location }) => location.path).toSorted()).toEqual(
    [...sources.map((place) => `${place}/rule/long.ts`), 'apps/web/src/rule/long.tsx'].toSorted(),
  );
});
