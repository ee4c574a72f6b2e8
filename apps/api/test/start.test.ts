/** Starting and stopping as people meet it: one command, one clear line when it cannot be. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { launch, startMarsad, startPostgres, temporaryFolder } from './harness.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

async function refusal(env: Record<string, string>): Promise<string> {
  const launched = launch('start', { START_PATIENCE: '0', ...env });
  const { code } = await launched.ended;
  expect(code).toBe(1);
  const lines = launched.output().trim().split('\n');
  expect(lines).toHaveLength(1);
  return lines[0] as string;
}

describe('start', () => {
  it('ends with one line where it cannot start', async () => {
    const folder = await temporaryFolder();
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const file = join(folder.path, 'a-file');
    await writeFile(file, '');

    expect(await refusal({ PORT: String(port), DATA_DIR: folder.path })).toBe(
      `Marsad: Port ${port} on 127.0.0.1 is in use: stop what uses it, or set PORT to another.`,
    );
    expect(await refusal({ DATA_DIR: join(file, 'inside') })).toMatch(
      /^Marsad: DATA_DIR .+ cannot be written \(ENOTDIR\)/,
    );
    expect(await refusal({ DATABASE_URL: 'nonsense' })).toMatch(
      /^Marsad: DATABASE_URL is no address of the form postgres:/,
    );
    expect(await refusal({ DATABASE_URL: 'postgres://user:secret@127.0.0.1:1/none' })).toMatch(
      /^Marsad: DATABASE_URL: cannot use the database at 127\.0\.0\.1:1\/none: /,
    );
    expect(await refusal({ PORT: 'eighty' })).toMatch(/^Marsad: PORT="eighty" is no port/);
    expect(await refusal({ ADMIN_EMAIL: 'a@example.org', DATA_DIR: folder.path })).toMatch(
      /^Marsad: ADMIN_EMAIL and ADMIN_PASSWORD make the first administrator together/,
    );
    const short = await refusal({
      ADMIN_EMAIL: 'a@example.org',
      ADMIN_PASSWORD: 'hunter2',
      DATA_DIR: folder.path,
    });
    expect(short).toMatch(/^Marsad: ADMIN_PASSWORD: .*12 characters/);
    expect(short).not.toContain('hunter2');
    expect(await refusal({ OIDC_ISSUER: 'https://id.example.org', DATA_DIR: folder.path })).toMatch(
      /^Marsad: OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together/,
    );
    expect(await refusal({ ROLE: 'worker' })).toMatch(/^Marsad: ROLE=worker needs DATABASE_URL/);
    expect(await refusal({ REDIS_URL: 'redis://127.0.0.1:1' })).toMatch(
      /^Marsad: REDIS_URL is set without DATABASE_URL/,
    );
    expect(await refusal({ LOG_LEVEL: 'loud' })).toMatch(/^Marsad: LOG_LEVEL="loud" is not one of/);
    for (const hops of ['one', '-1', '1.5', '11', '10.0.0.0/8'])
      expect(await refusal({ PROXY_HOPS: hops, DATA_DIR: folder.path })).toBe(
        `Marsad: PROXY_HOPS="${hops}" is no number of proxies: give a whole number from 0 to 10.`,
      );
    for (const name of ['Baghdad', '+03:00'])
      expect(await refusal({ TIME_ZONE: name, DATA_DIR: folder.path })).toBe(
        `Marsad: TIME_ZONE="${name}" is no time zone: give one by its name, such as Asia/Baghdad or UTC.`,
      );

    for (const [name, value, most] of [
      ['TABLE_ROWS', 'many', 10_000_000],
      ['TABLE_MB', '0', 1_000],
      ['TABLE_COLUMNS', '16385', 16_384],
    ] as const)
      expect(await refusal({ [name]: value, DATA_DIR: folder.path })).toBe(
        `Marsad: ${name}="${value}" is no bound of a table: give a whole number from 1 to ${most}.`,
      );

    await new Promise((resolve) => taken.close(resolve));
    await folder.remove();
    // Some forty starts, one after the other.
  }, 300_000);

  it('reads from a file what must not be in an environment', async () => {
    const folder = await temporaryFolder();
    const file = join(folder.path, 'url');
    await writeFile(file, 'postgres://user:s3cr3t@127.0.0.1:1/none\n');
    expect(await refusal({ DATABASE_URL_FILE: file })).toMatch(
      /^Marsad: DATABASE_URL: cannot use the database at 127\.0\.0\.1:1\/none: /,
    );
    expect(await refusal({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://127.0.0.1:1/none' })).toBe(
      'Marsad: DATABASE_URL and DATABASE_URL_FILE are both set: set one of them.',
    );
    expect(await refusal({ SMTP_URL_FILE: join(folder.path, 'none') })).toMatch(
      /^Marsad: SMTP_URL_FILE=".+none" cannot be read: ENOENT\.$/,
    );
    await folder.remove();
  });

  it('names a Redis that does not answer', async () => {
    const postgres = await startPostgres();
    expect(await refusal({ DATABASE_URL: await postgres.fresh(), REDIS_URL: 'redis://127.0.0.1:1' })).toMatch(
      /^Marsad: REDIS_URL: cannot use the Redis at 127\.0\.0\.1:1: .*ECONNREFUSED/,
    );
    await postgres.stop();
  });

  it('names a data directory it may not write to', async () => {
    const folder = await temporaryFolder();
    await chmod(folder.path, 0o500);
    // Modes do not stop root, so root is sent where nobody can create anything.
    const dataDir = process.getuid?.() === 0 ? '/proc/marsad' : join(folder.path, 'data');
    expect(await refusal({ DATA_DIR: dataDir })).toMatch(
      /^Marsad: DATA_DIR .+ cannot be written \((EACCES|ENOENT)\): make it/,
    );
    await chmod(folder.path, 0o700);
    await folder.remove();
  });

  it('keeps a second Marsad off its data directory, stops with 0 and leaves no process, and keeps its data', async () => {
    const folder = await temporaryFolder();
    const first = await startMarsad({ DATA_DIR: folder.path });
    expect(await refusal({ DATA_DIR: folder.path })).toMatch(
      /is in use by another Marsad that is running now/,
    );
    // What is printed is an address at which passkeys work too: they need a name, and an IP address is none.
    expect(first.url).toMatch(/^http:\/\/localhost:\d+$/);
    expect((await first.client.get('/session')).body).toMatchObject({ signIn: { passkeyOrigin: first.url } });
    await first.client.submitAndWait({
      indicator: 'crop-burnings',
      period: '2020-06',
      value: '3',
      source: { title: 'A report' },
    });
    first.child.kill('SIGINT');
    // As a terminal does it: once by itself, once through npm.
    first.child.kill('SIGINT');
    expect(await first.ended).toEqual({ code: 0, signal: null });
    expect(processesNaming(folder.path)).toEqual([]);

    const second = await startMarsad({ DATA_DIR: folder.path });
    expect((await second.client.points('crop-burnings')).map((point) => point.quantity.point)).toEqual([3]);
    expect(await second.stop()).toBe(0);
    expect(processesNaming(folder.path)).toEqual([]);
    await folder.remove();
  });

  it.skipIf(process.getuid?.() !== 0)(
    'as root, finds its files outside a home nobody else can enter, and not an earlier clone’s',
    async () => {
      const home = await temporaryFolder();
      await chmod(home.path, 0o700);
      const dataDir = join(home.path, 'clone', 'data');
      for (const expected of [[], [7]]) {
        const marsad = await startMarsad({ DATA_DIR: dataDir });
        expect(marsad.output()).toMatch(
          /PostgreSQL runs as the user \S+, who cannot reach .+; its files are in \/var\/lib\/marsad\//,
        );
        expect((await marsad.client.points('crop-burnings')).map((point) => point.quantity.point)).toEqual(
          expected,
        );
        if (expected.length === 0)
          await marsad.client.submitAndWait({
            indicator: 'crop-burnings',
            period: '2020-06',
            value: '7',
            source: { title: 'A report' },
          });
        expect(await marsad.stop()).toBe(0);
      }
      const old = readFileSync(join(dataDir, 'cluster-name'), 'utf8').trim();
      await rm(join(home.path, 'clone'), { recursive: true });
      const anew = await startMarsad({ DATA_DIR: dataDir });
      expect(await anew.client.points('crop-burnings')).toEqual([]);
      expect(await anew.stop()).toBe(0);
      for (const name of [old, readFileSync(join(dataDir, 'cluster-name'), 'utf8').trim()])
        await rm(join('/var/lib/marsad', name), { recursive: true });
      await home.remove();
    },
  );

  it('stops cleanly while it is still starting', async () => {
    const folder = await temporaryFolder();
    const launched = launch('start', { DATA_DIR: folder.path });
    await new Promise((resolve) => setTimeout(resolve, 400));
    launched.child.kill('SIGTERM');
    const { code, signal } = await launched.ended;
    // Before our handlers stand, the signal itself ends it; after, it ends with 0. Neither leaves a process.
    expect([code, signal]).toEqual(signal ? [null, 'SIGTERM'] : [0, null]);
    expect(processesNaming(folder.path)).toEqual([]);
    await folder.remove();
  });

  it('answers health, readiness and metrics', async () => {
    const folder = await temporaryFolder();
    const marsad = await startMarsad({ DATA_DIR: folder.path });
    const answer = (path: string) => fetch(`${marsad.url}/${path}`);
    expect((await answer('healthz')).status).toBe(200);
    const ready = await answer('readyz');
    expect(ready.status).toBe(200);
    expect(Object.keys(((await ready.json()) as { checks: object }).checks)).toEqual([
      'database',
      'writes',
      'migrations',
      'queue',
    ]);
    expect(await (await answer('metrics')).text()).toContain('marsad_outbox_waiting 0');
    expect(await marsad.stop()).toBe(0);
    await folder.remove();
  });
});

describe('the image', () => {
  const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n');

  it('is built without what belongs to one machine', () => {
    const kept = lines('.dockerignore');
    for (const secret of ['**/.env*', '**/*.pem', '**/*.key', 'data*', 'demo-data*', '**/.git', '**/*.dump'])
      expect(kept).toContain(secret);
    expect(kept.filter((line) => line.startsWith('!'))).toEqual([]);
  });
});

describe('docs/deploy/marsad.service', () => {
  const file = join(root, 'docs/deploy/marsad.service');
  const settings = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => /^\w+=/.test(line));
  const given = (name: string) =>
    settings.find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1);

  it('shuts the process in, and leaves it the time that it takes to stop', () => {
    for (const line of [
      'Type=exec',
      'User=marsad',
      'StateDirectory=marsad',
      'ProtectSystem=strict',
      'NoNewPrivileges=yes',
      'CapabilityBoundingSet=',
      'Restart=on-failure',
      // Else its PostgreSQL is told to stop before those who use it, and one that the kernel kills takes all with it.
      'KillMode=mixed',
      'OOMPolicy=continue',
    ])
      expect(settings).toContain(line);
    expect(given('MemoryMax')).toMatch(/^\d+G$/);
    // What STOP_PATIENCE is unless somebody sets it, and what ending a database by force may take.
    const [, usual] = /STOP_PATIENCE', \{ usual: (\d+)/.exec(
      readFileSync(join(root, 'apps/api/src/config.ts'), 'utf8'),
    ) ?? ['', 'Infinity'];
    expect(Number(given('TimeoutStopSec'))).toBeGreaterThanOrEqual(Number(usual) + 20);
    // It starts what is there, from the folder that the docs install it in.
    const script = given('ExecStart')?.split(' ').at(-1) ?? '';
    expect(existsSync(join(root, script))).toBe(true);
    expect(readFileSync(join(root, 'docs/operating.md'), 'utf8')).toContain(given('WorkingDirectory'));
  });

  const hasVerify = spawnSync('systemd-analyze', ['--version']).status === 0;
  it.skipIf(!hasVerify)('is one that systemd takes', () => {
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
      encoding: 'utf8',
    });
    // Where nothing is installed in its place, it says so and of nothing else.
    expect(stderr.split('\n').filter((line) => line !== '' && !/is not executable/.test(line))).toEqual([]);
    expect(status === 0 || /is not executable/.test(stderr)).toBe(true);
  });
});

/** Processes whose command line names the folder, as that of a PostgreSQL on it does. Linux only; empty elsewhere. */
function processesNaming(folder: string): string[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return '';
      }
    })
    .filter((command) => command.includes(folder));
}
