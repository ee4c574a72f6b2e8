/** The check before a release, in a tree of its own in which one thing after the other is wrong. */
import { spawn, spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const copied = [
  'package.json',
  'package-lock.json',
  'packages/indicators/package.json',
  'packages/db/package.json',
  'workers/package.json',
  'apps/api/package.json',
  'apps/web/package.json',
  'bench/lighthouse/package.json',
  'bench/lighthouse/package-lock.json',
  'apps/api/Dockerfile',
  '.dockerignore',
  '.npmrc',
  'apps/api/launch/prepare.mjs',
  'patches/postgres+3.4.9.patch',
];

let tree: string;
let registry: { url: string; close(): void; advisories: Record<string, object[]> };
beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), 'marsad-release-'));
  for (const file of copied) await cp(join(root, file), join(tree, file));
  await mkdir(join(tree, 'bin'));
  registry = await advisoryRegistry();
  spawnSync('git', ['init', '-q'], { cwd: tree });
});
afterAll(async () => {
  registry.close();
  await rm(tree, { recursive: true, force: true });
});

/** Answers what `npm audit` asks. */
async function advisoryRegistry(): Promise<typeof registry> {
  const advisories: Record<string, object[]> = {};
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      // Of a package that something is known of, npm asks for its versions.
      if (request.method !== 'POST') return response.writeHead(404).end('{}');
      const body = Buffer.concat(parts);
      const asked = JSON.parse(
        String(request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body),
      );
      const known = Object.entries(advisories).filter(([name]) => name in asked);
      response.setHeader('content-type', 'application/json');
      return response.end(JSON.stringify(Object.fromEntries(known)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close(), advisories };
}

async function check(
  environment: Record<string, string> = {},
): Promise<{ code: number | null; text: string }> {
  spawnSync('git', ['add', '-A', '-f'], { cwd: tree });
  const child = spawn(process.execPath, [join(root, '.ci/release-check.mjs'), tree], {
    env: { ...process.env, npm_config_registry: registry.url, ...environment },
  });
  let text = '';
  child.stdout.on('data', (part) => {
    text += part;
  });
  child.stderr.on('data', (part) => {
    text += part;
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, text };
}

/** Runs `use` with a file changed, and puts it back. */
async function withFile<T>(
  path: string,
  change: (text: string) => string,
  use: () => Promise<T>,
): Promise<T> {
  const file = join(tree, path);
  const before = await readFile(file, 'utf8').catch(() => null);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, change(before ?? ''));
  try {
    return await use();
  } finally {
    if (before === null) await rm(file);
    else await writeFile(file, before);
  }
}

describe('npm run release-check', () => {
  it('has nothing against this tree', async () => {
    const { code, text } = await check();
    expect(text).not.toContain('FAULT');
    expect(text).toMatch(/Known advisories: 2 lock files/);
    expect(code).toBe(0);
  });

  const lock = (change: (packages: Record<string, Record<string, unknown>>) => void) => (text: string) => {
    const parsed = JSON.parse(text);
    change(parsed.packages);
    return JSON.stringify(parsed);
  };
  const hono = 'node_modules/hono';
  const faults: readonly (readonly [what: string, file: string, (text: string) => string, said: RegExp])[] = [
    ['a file for secrets', '.env.production', () => 'X=1', /\.env\.production is a file for secrets/],
    ['a key', 'deploy/server.key', () => 'x', /deploy\/server\.key is a file for secrets/],
    [
      'a token in a text',
      'docs/note.md',
      () => `one\nghp_${'a1'.repeat(18)}\n`,
      /docs\/note\.md:2: found GitHub Token/,
    ],
    [
      'a database’s password',
      'notes.txt',
      () => ['postgres://marsad:', 'hunter2hunter2', '@db.marsad.dev/marsad'].join(''),
      /notes\.txt:1: found PostgreSQL/,
    ],
    [
      'a licence nobody considered',
      'package-lock.json',
      lock((packages) => Object.assign(packages[hono] as object, { license: 'AGPL-3.0-only' })),
      /hono@\S+ has the licence AGPL-3\.0-only/,
    ],
    [
      'no licence',
      'package-lock.json',
      lock((packages) => delete packages['node_modules/zod']?.license),
      /zod@\S+ names no licence/,
    ],
    [
      'a package without a checksum',
      'package-lock.json',
      lock((packages) => delete packages[hono]?.integrity),
      /hono@\S+ has no SHA-512/,
    ],
    [
      'a package from elsewhere',
      'package-lock.json',
      lock((packages) =>
        Object.assign(packages[hono] as object, { resolved: 'https://example.org/hono.tgz' }),
      ),
      /does not come from the registry but from https:\/\/example\.org/,
    ],
    [
      'an install script',
      'package-lock.json',
      lock((packages) => Object.assign(packages[hono] as object, { hasInstallScript: true })),
      /hono@\S+ has an install script/,
    ],
    [
      'a range of versions',
      'package.json',
      (text) => text.replace(/"typescript": "/, '"typescript": "^'),
      /typescript is not one version but \^/,
    ],
    [
      'an image that runs as root',
      'apps/api/Dockerfile',
      (text) => text.replace(/^USER .*$/gm, ''),
      /runs as root/,
    ],
    [
      'a base image of any version',
      'apps/api/Dockerfile',
      (text) => text.replace(/^FROM \S+/m, 'FROM node:latest'),
      /node:latest is of no fixed version/,
    ],
    [
      'a password in the image',
      'apps/api/Dockerfile',
      (text) => `${text}\nENV ADMIN_PASSWORD=x\n`,
      /ENV ADMIN_PASSWORD would be kept/,
    ],
    [
      'an image with everything that lies about',
      '.dockerignore',
      () => 'node_modules\n',
      /\.env\.production would be copied/,
    ],
  ];
  it('finds whatever is wrong, all at once, by name', async () => {
    let run = check;
    for (const [, file, change] of faults) {
      const inner = run;
      run = () => withFile(file, change, inner);
    }
    registry.advisories.hono = [
      {
        id: 1,
        url: 'https://example.org/1',
        title: 'Lets anybody in',
        severity: 'low',
        vulnerable_versions: '*',
      },
    ];
    const { code, text } = await run().finally(() => delete registry.advisories.hono);
    for (const [what, , , said] of faults) expect(text, what).toMatch(said);
    expect(text).toMatch(/FAULT {2}\.: hono: low: Lets anybody in/);
    expect(code).toBe(1);
  });

  it('says what it could not look at', async () => {
    const { text } = await check({ npm_config_registry: 'http://127.0.0.1:9/' });
    expect(text).toMatch(/not looked at: \.: the registry did not answer/);
  });

  it('looks into the image where there is a Docker', async () => {
    // The one part that cannot run everywhere is played: what it is asked, and what a bad image would answer.
    const docker = join(tree, 'bin/docker');
    await writeFile(
      docker,
      '#!/bin/sh\ncase "$*" in *"id -u") echo 0;; *writable*) echo /marsad/apps/api/dist/main.js;; *-name*) echo /marsad/.env.local;; build*) echo sha256:1;; esac\n',
    );
    await chmod(docker, 0o755);
    const { code, text } = await check({ PATH: `${join(tree, 'bin')}:${process.env.PATH}` });
    await rm(docker);
    expect(text).toMatch(/FAULT {2}the image runs as root/);
    expect(text).toMatch(/FAULT {2}the program could change itself: \/marsad\/apps\/api\/dist\/main\.js/);
    expect(text).toMatch(/FAULT {2}the image holds \/marsad\/\.env\.local/);
    expect(code).toBe(1);
  });
});
