/** Back-ups with the image: the lines of docs/operating.md for Docker Compose, and what they run. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endsWithTests } from './harness/machine.js';
import { startPostgres, type TestDatabase, temporaryFolder } from './harness.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const text = (file: string) => readFileSync(join(root, file), 'utf8');

interface Line {
  readonly options: string;
  readonly service: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** What docs/operating.md has run in a container, by the first word after `exec` or `run` that is no option. */
const lines: readonly Line[] = [
  ...text('docs/operating.md').matchAll(
    /^ {4}docker compose (?:exec|run)(?<options>(?: -\S+(?: "[^"]*"| [^\s-]\S*:\S*)?)*) (?<service>\w+) (?<command>[^\n>]+)/gm,
  ),
].map(({ groups = {} }) => {
  const [command = '', ...args] = (groups.command ?? '')
    .replace(/^node /, '')
    .trim()
    .split(' ');
  return { options: (groups.options ?? '').trim(), service: groups.service ?? '', command, args };
});
const program = (name: string) => lines.filter(({ command }) => command === `apps/api/launch/${name}.mjs`);

describe('docs/operating.md', () => {
  it('has a line for each of the three, of services that there are', () => {
    const counts = ['backup', 'verify-backup', 'restore'].map((name) => program(name).length);
    expect(counts).toEqual([1, 1, 1]);
    const services = /^services:\n(?<them>[\s\S]+?)^\w/m.exec(text('docker-compose.yml'))?.groups?.them ?? '';
    for (const { service, command } of lines) {
      expect(services, command).toMatch(new RegExp(`^ {2}${service}:$`, 'm'));
      if (command.endsWith('.mjs')) expect(existsSync(join(root, command)), command).toBe(true);
    }
  });

  it('tries and restores as the owner of the tables, as whoever may read the file, from where it is mounted', () => {
    const compose = text('docker-compose.yml');
    for (const { service, options, args } of [...program('verify-backup'), ...program('restore')]) {
      const block = compose.slice(compose.indexOf(`\n  ${service}:\n`) + 1);
      expect(block.slice(0, block.search(/\n {2}\w+:\n/))).toContain(
        'DATABASE_URL_FILE: /run/secrets/owner-url',
      );
      expect(options).toBe('--rm --user "$(id -u):$(id -g)" -v ./backups:/backups:ro');
      expect(args.at(-1)).toBe('/backups/marsad.zip');
    }
  });

  it('makes the empty database for the owner that secrets.sh names, and takes it away', () => {
    const owner = /secret owner-url "\$\(database (\w+) /.exec(text('docs/deploy/secrets.sh'))?.[1];
    const name = program('verify-backup')[0]?.args[1] ?? '';
    const of = (command: string) => lines.find((line) => line.command === command)?.args.join(' ');
    expect(of('createdb')).toBe(`-U marsad -O ${owner} ${name}`);
    expect(of('dropdb')).toBe(`-U marsad ${name}`);
  });
});

describe('what its lines run', () => {
  let postgres: TestDatabase;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    postgres = await startPostgres();
    folder = await temporaryFolder();
  });
  afterAll(async () => {
    await postgres?.stop();
    await folder?.remove();
  });

  /** As the container of the service has it: the address in a file. */
  async function run(
    command: string,
    { url, args, stdout }: { url: string | null; args: readonly string[]; stdout?: number },
  ) {
    const file = join(folder.path, 'url');
    await writeFile(file, url ?? '');
    const { PATH, HOME } = process.env;
    const given = url === null ? {} : { DATABASE_URL_FILE: file, REDIS_URL: 'redis://127.0.0.1:1' };
    const child = spawn(process.execPath, [command, ...args], {
      cwd: root,
      env: { PATH, HOME, TIME_ZONE: 'UTC', DATA_DIR: join(folder.path, 'none'), ...given },
      stdio: ['ignore', stdout ?? 'pipe', 'pipe'],
    });
    endsWithTests(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    const status = await new Promise((resolve) => child.once('close', resolve));
    return { status, output: output.trim() };
  }

  it('takes a back-up through standard output, tries it in a database by its name, and restores it', async () => {
    const url = await postgres.prepared();
    const file = join(folder.path, 'marsad.zip');
    const [backup, verify, restore] = ['backup', 'verify-backup', 'restore'].map((name) => program(name)[0]);
    if (!backup || !verify || !restore) throw new Error('a line is missing');

    const out = await open(file, 'wx');
    const taken = await run(backup.command, { url, args: backup.args, stdout: out.fd });
    await out.close();
    expect(taken).toMatchObject({
      status: 0,
      output: expect.stringMatching(/^Standard output: \d+ bytes, [1-9]\d* rows as of /),
    });

    const placed = (args: readonly string[]) =>
      args.map((arg) => arg.replace('/backups/', `${folder.path}/`));
    const name = new URL(await postgres.fresh()).pathname.slice(1);
    const args = placed(verify.args).map((arg) => arg.replace(/^marsad_verify$/, name));
    expect(args).toContain(name);
    expect(await run(verify.command, { url, args })).toMatchObject({
      status: 0,
      output: expect.stringMatching(/comes back as it was at .* tables compared by rows and SHA-256/),
    });

    const target = await postgres.fresh();
    expect(await run(restore.command, { url: target, args: placed(restore.args) })).toMatchObject({
      status: 0,
      output: expect.stringMatching(/^[1-9]\d* rows are back, as of /),
    });
    // That of the installation, say.
    expect(
      await run(verify.command, { url, args: ['--database', new URL(target).pathname.slice(1), file] }),
    ).toMatchObject({
      status: 1,
      output: expect.stringMatching(
        /^Marsad: The database test_\w+ is not empty \(.+\): .* Make one and give its name: --database NAME\.$/,
      ),
    });
    expect(
      await run(verify.command, { url: null, args: ['--database', 'marsad_verify', file] }),
    ).toMatchObject({
      status: 1,
      output: 'Marsad: --database names a database on the server in DATABASE_URL: set DATABASE_URL.',
    });
  });
});
