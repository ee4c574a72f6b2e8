// Installs and builds what is missing, so that a fresh clone starts with one command and a second start is quick.
// Plain JavaScript on Node alone: nothing is installed yet when it runs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
const stamps = join(root, 'node_modules', '.marsad');
const [major, minor] = process.versions.node.split('.').map(Number);

/**
 * Ends the process with one line when this Node is too old to run the rest.
 * @param {{ installOnly?: boolean }} [options] where the sources are not there yet
 */
export function prepare({ installOnly = false } = {}) {
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Marsad needs Node 20.19 or newer; this is ${process.versions.node}.`);
  // What is installed, and what is mended in it afterwards.
  const machine = `${process.platform} ${process.arch}`;
  const lockFiles = [join(root, 'package-lock.json'), ...walk(join(root, 'patches'))];
  const locked = () => digest(lockFiles, machine);
  step('install', lockFiles, locked, 'Installing packages (a minute or two, once) ...', [
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
  if (installOnly) return;
  const sources = sourceFiles();
  step(
    'build',
    [...lockFiles, ...sources],
    () => digest(sources, locked()),
    'Building ...',
    ['run', '--silent', 'build'],
    ['apps/api/dist/program/process.js', 'apps/web/dist/index.html'],
  );
}

function step(name, files, digestOf, message, npmArguments, made = []) {
  const stamp = join(stamps, name);
  const [was, seen] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split('\n') : [];
  const isMade = made.every((path) => existsSync(join(root, path)));
  // Files that nobody touched are not read: that alone would take longer than most of a start.
  const look = looksOf(files);
  if (isMade && seen === look) return;
  const wanted = digestOf();
  if (!isMade || was !== wanted) {
    // Not to standard output: of a command that prints a token it is read by programs.
    console.error(message);
    npm(name, npmArguments);
  }
  try {
    mkdirSync(stamps, { recursive: true });
    // Whole or not at all: another process may be starting at this moment.
    writeFileSync(`${stamp}.${process.pid}`, `${wanted}\n${look}`);
    renameSync(`${stamp}.${process.pid}`, stamp);
  } catch (error) {
    // An image is read-only, and what it holds was built: only its files' times are others.
    if (was !== wanted) throw error;
  }
}

/** Of files that did not change, the same. */
function looksOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file.slice(root.length)} ${size} ${mtimeMs}\0`);
  }
  return hash.digest('hex');
}

function npm(name, npmArguments) {
  // The npm that runs us, when one does: there may be another, or none, on the PATH.
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
  const result = spawnSync(command, [...first, ...npmArguments], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: '' },
  });
  if (result.status === 0) return;
  console.error(`${result.stdout ?? ''}${result.stderr ?? ''}`.trim());
  fail(`"npm ${npmArguments.join(' ')}" failed in ${root} (${name}): see above.`);
}

function sourceFiles() {
  const folders = ['packages/indicators', 'packages/db', 'workers', 'apps/api', 'apps/web'];
  return [
    join(root, 'package.json'),
    join(root, 'tsconfig.json'),
    ...folders.flatMap((folder) => walk(join(root, folder))),
  ].sort();
}

const left = new Set(['node_modules', 'dist', 'dist-types', 'launch', 'test', 'migrations', 'README.md']);

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    // What a build writes beside its sources (dist, .vite, *.tsbuildinfo) must not look like a change of them.
    if (
      left.has(entry.name) ||
      entry.name.startsWith('.') ||
      entry.name.endsWith('.tsbuildinfo') ||
      entry.name.endsWith('.test.ts')
    )
      return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

function digest(files, salt) {
  const hash = createHash('sha256').update(salt);
  for (const file of files)
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function fail(message) {
  console.error(`Marsad: ${message}`);
  process.exit(1);
}

/** Loads a module that `apps/api/bundle.mjs` made. */
export function load(name) {
  return import(pathToFileURL(join(root, 'apps', 'api', 'dist', 'program', `${name}.js`)).href);
}

if (process.argv[1] && pathToFileURL(process.argv[1]).href === import.meta.url)
  prepare({ installOnly: process.argv[2] === 'install' });
