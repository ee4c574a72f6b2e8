/** A fresh installation, made once and copied for every run: a cluster with schema, catalogue and a token. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { arrange } from '../../packages/db/dist/embedded/layout.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `marsad-${name}-`));
  // As root the database runs as another user, who has to get in.
  chmodSync(folder, 0o755);
  return folder;
}

/** Begins one of the project's commands. @returns its process, what it said, and `ended`: its exit code and all it printed. */
export function begin(script, env, args = []) {
  const child = spawn(process.execPath, [`apps/api/launch/${script}.mjs`, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', all: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
    said.all += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.all += chunk;
  });
  let isOver = false;
  const ended = new Promise((resolve) =>
    child.once('close', (code) => {
      isOver = true;
      resolve({ code, ...said });
    }),
  );
  return { child, said, ended, hasEnded: () => isOver };
}

/** Runs one of the project's commands to its end. @returns its exit code and all it printed. */
export const command = (script, env, args) => begin(script, env, args).ended;

export async function openTemplate() {
  const folder = temporaryFolder('faults-template');
  const close = () => rmSync(folder, { recursive: true, force: true });
  try {
    return { ...(await make(join(folder, 'data'))), close };
  } catch (error) {
    close();
    throw error;
  }
}

async function make(data) {
  const env = { DATA_DIR: data, PORT: '0', TIME_ZONE: 'UTC' };
  const child = spawn(process.execPath, ['apps/api/launch/start.mjs'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const endToo = () => child.kill('SIGTERM');
  process.once('exit', endToo);
  const ready = new Promise((resolve) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes('Marsad is ready')) resolve(true);
    });
  });
  if ((await Promise.race([ready, ended])) !== true) throw new Error('the template did not start');
  const token = await command('token', env, ['--role', 'admin', '--name', 'faults']);
  child.kill('SIGINT');
  await ended;
  process.off('exit', endToo);
  if (token.code !== 0) throw new Error(token.all);
  const { cluster, native, user } = await arrange(data);
  const password = async (name) => (await readFile(join(data, name), 'utf8')).trim();
  return {
    data,
    cluster,
    /** PostgreSQL's own programs, and as whom they run. */
    bin: join(native, 'bin'),
    user,
    token: token.out.trim(),
    ownerPassword: await password('owner-password'),
    superuserPassword: await password('database-password'),
  };
}

/** With owners and modes as they are. */
export function copyFolder(from, to) {
  const { status, stderr } = spawnSync('cp', ['-a', `${from}/.`, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`cp: ${stderr}`);
}
