/** What packages/indicators promises to whoever takes it alone. */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

describe('the package of figures, taken alone', () => {
  let folder: string;
  let copy: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'marsad-alone-'));
    copy = join(folder, 'packages/indicators');
    const { compilerOptions } = JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8'));
    for (const part of ['src', 'package.json', 'tsconfig.json', 'README.md'])
      await cp(join(root, 'packages/indicators', part), join(copy, part), { recursive: true });
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ files: [], compilerOptions }));
    const modules = join(folder, 'node_modules');
    await mkdir(join(modules, '@marsad'), { recursive: true });
    // What it depends on, and what its tests are run with.
    for (const name of ['zod', 'intl-messageformat', 'vitest', 'fast-check'])
      await symlink(join(root, 'node_modules', name), join(modules, name));
    await symlink(copy, join(modules, '@marsad/indicators'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const node = (...args: string[]) =>
    spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });

  it('builds, tests itself, and depends on zod, a formatter of messages and nothing else', async () => {
    const { dependencies } = JSON.parse(await readFile(join(copy, 'package.json'), 'utf8'));
    expect(Object.keys(dependencies)).toEqual(['intl-messageformat', 'zod']);
    const built = node(join(root, 'node_modules/typescript/bin/tsc'), '-p', copy);
    expect(built.stdout + built.stderr).toBe('');
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const tested = node(
      vitest,
      'run',
      '--root',
      copy,
      'src/figure/parse.test.ts',
      'src/period/period.test.ts',
    );
    expect(tested.stdout + tested.stderr).toMatch(/Tests\s+\d+ passed \(\d+\)/);
    expect(tested.status).toBe(0);
  });

  it('does and prints what its README says', async () => {
    const readme = await readFile(join(copy, 'README.md'), 'utf8');
    const code = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const script = join(folder, 'readme.mjs');
    await writeFile(script, code);
    const printed = node(script);
    expect(printed.stderr).toBe('');
    const said = [...code.matchAll(/^\/\/ (.*)$/gm)].map(([, line]) => line);
    expect(said.length).toBeGreaterThan(5);
    // The Arabic is printed with isolation marks, which a reader does not see.
    expect(
      printed.stdout
        .replaceAll(/[\u2066-\u2069]/g, '')
        .trim()
        .split('\n'),
    ).toEqual(said);
  });

  it('is under 60 kB for a browser, words of both languages and all, without zod or anything of Node', async () => {
    const { browserSize } = (await import(join(root, 'bench/size.mjs'))) as {
      browserSize(): Promise<{ gzippedBytes: number; modules: string[]; imports: string[] }>;
    };
    const { gzippedBytes, modules, imports } = await browserSize();
    expect(gzippedBytes).toBeLessThan(60_000);
    expect(imports).toEqual([]);
    const others = modules.filter((name) => !name.includes('packages/indicators/dist/'));
    // The formatter of messages, without its reader.
    expect(others.filter((name) => !/node_modules\/(intl-messageformat|@formatjs)\//.test(name))).toEqual([]);
    expect(others.filter((name) => /messageformat-parser\/(?!no-parser)/.test(name))).toEqual([]);
  });
});
