import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import ignore from '@balena/dockerignore';
import { commandOf, contextOf, copyIn, copyOf, isOf, stepsOf } from './steps.mjs';
import { filesInGit } from './tree.mjs';

const dockerfile = 'apps/api/Dockerfile';

/** What may lie in the folder of whoever builds the image, and must not get into it. */
const strangers = [
  '.env',
  '.env.local',
  '.env.production',
  'apps/api/.env',
  'apps/web/.env.production.local',
  '.git/config',
  '.npmrc.secret',
  'data/database-password',
  'data/postgres/PG_VERSION',
  'demo-data/postgres/PG_VERSION',
  'backup.dump',
  'marsad.zip',
  'apps/api/marsad.zip',
  'backups/marsad.sql',
  'marsad.sql.gz',
  'server.key',
  'server.pem',
  'secrets/redis-password',
  'id_ed25519',
  'node_modules/.marsad/install',
  'apps/api/dist/program/process.js',
  'docker-compose.override.yml',
];

/** The folders of the tree from which the program is installed and built. */
const parts = /^(apps|workers|packages|patches)\//;

/** Of the tree, what runs needs none of. */
const needless = /(^|\/)(test|\.github|bench)\/|\.(test(-d)?|case)\.tsx?$/;

/**
 * What goes into the image and as whom it runs: told from the Dockerfile and .dockerignore, and, where there is a
 * Docker, from the image itself.
 */
export async function checkImage(root) {
  const [text, ignored] = [dockerfile, '.dockerignore'].map((file) => readFileSync(join(root, file), 'utf8'));
  const context = contextOf(root, ignored);
  const faults = [
    ...faultsOfDockerfile(text),
    ...faultsOfContext(filesInGit(root), ignored),
    ...faultsOfImports(root, context),
    ...faultsOfInstall(root, text, context),
  ];
  const built = lookInto(root);
  return {
    looked: `${dockerfile}, .dockerignore${built === null ? '' : ' and the image built from them'}`,
    faults: [...faults, ...(built ?? [])],
    left:
      built === null
        ? [
            'the image itself: there is no Docker that answers here (node .ci/rehearse-image.mjs does what the Dockerfile says)',
          ]
        : [],
  };
}

/** @returns {string[]} */
export function faultsOfDockerfile(text) {
  const steps = stepsOf(text);
  const start = steps.findLastIndex(({ word }) => word === 'FROM');
  return [
    ...faultsOfBases(steps),
    ...steps.flatMap(faultsOfStep),
    ...faultsOfBuild(steps.slice(0, start)),
    ...faultsOfLast(steps.slice(start)),
  ];
}

/** Exactly one version, and of that version exactly one image. */
function faultsOfBases(steps) {
  const faults = [];
  const stages = new Set();
  for (const { rest } of steps.filter(({ word }) => word === 'FROM')) {
    const [, base, , name] = /^(?:--\S+\s+)*(\S+)(\s+AS\s+(\S+))?/i.exec(rest) ?? [];
    if (!stages.has(base) && !isPinned(base)) faults.push(`the base image ${base} is of no fixed version`);
    if (name) stages.add(name);
  }
  return faults;
}

/** Whether an image has a version down to the patch, and a digest. */
export const isPinned = (image) => /:v?\d+(\.\d+)+[\w.-]*@sha256:[0-9a-f]{64}$/.test(image);

function faultsOfStep({ word, rest }) {
  if (word === 'ADD') return [`ADD ${rest}: COPY takes no addresses and unpacks nothing`];
  if ((word === 'ENV' || word === 'ARG') && /(PASSWORD|SECRET|TOKEN|_KEY)(?!_FILE)\b/.test(rest))
    return [`${word} ${rest.split(/[=\s]/)[0]} would be kept in the image`];
  return [];
}

/** Of the stages that stay behind. */
function faultsOfBuild(steps) {
  if (steps.length === 0) return ['there is one stage alone: what builds would be in the image'];
  const everything = steps.findIndex(({ word, rest }) => word === 'COPY' && /^\.\s+\.\/?$/.test(rest));
  const lock = steps.findIndex(({ word, rest }) => word === 'COPY' && rest.includes('package-lock.json'));
  const install = steps.findIndex(
    ({ word, rest }) => word === 'RUN' && /prepare\.mjs install|npm ci/.test(rest),
  );
  const faults = [];
  if (install < 0) faults.push('no step installs by the lock file');
  else if (!/--mount=type=cache,target=\S+/.test(steps[install].rest))
    faults.push('the install keeps no cache between builds (--mount=type=cache)');
  if (lock < 0 || lock > install || (everything >= 0 && everything < install))
    faults.push('the install is not done before the sources come: any change would do it again');
  if (!steps.some(({ word, rest }) => word === 'RUN' && /--omit=dev --omit=optional/.test(rest)))
    faults.push('packages of development are not taken away (--omit=dev --omit=optional)');
  return faults;
}

/** Of the stage that is the image. */
function faultsOfLast(steps) {
  const last = (name) => steps.findLast(({ word }) => word === name)?.rest;
  const faults = [];
  const user = last('USER') ?? 'root';
  if (/^(root|0)(:|$)/.test(user)) faults.push('the image runs as root');
  else if (!/^\d+:\d+$/.test(user))
    faults.push(`USER ${user} is no number and group: Kubernetes cannot tell that it is not root`);
  for (const { word, rest } of steps) {
    if (word === 'COPY' && rest.includes(`--chown=${user.split(':')[0]}`))
      faults.push(`COPY ${rest}: the program could change itself`);
    if (word === 'COPY' && !rest.startsWith('--from=')) faults.push(`COPY ${rest}: not from what was built`);
    if (word === 'RUN') faults.push(`RUN ${rest}: the last stage builds nothing`);
    if (word === 'VOLUME') faults.push(`VOLUME ${rest}: it writes nowhere but in /tmp`);
    if (word === 'HEALTHCHECK') faults.push('HEALTHCHECK: api, worker and migrate have one each, or none');
  }
  for (const name of ['CMD', 'ENTRYPOINT'])
    if (last(name) !== undefined && !last(name).startsWith('["'))
      faults.push(`${name} ${last(name)}: through a shell no signal reaches the program`);
  if (last('CMD') === undefined) faults.push('there is no CMD');
  for (const label of ['title', 'description', 'licenses'])
    if (
      !steps.some(({ word, rest }) => word === 'LABEL' && rest.includes(`org.opencontainers.image.${label}=`))
    )
      faults.push(`there is no label org.opencontainers.image.${label}`);
  return faults;
}

/** @returns {string[]} */
export function faultsOfContext(files, ignored) {
  const enters = ignore().add(ignored).createFilter();
  return [
    ...strangers.filter(enters).map((file) => `${file} would be copied into the image`),
    ...files
      .filter((file) => needless.test(file) && enters(file))
      .slice(0, 3)
      .map((file) => `${file} (and perhaps its like) is copied into the image and is no part of what runs`),
    ...files
      .filter((file) => parts.test(file) && !needless.test(file) && !enters(file))
      .map((file) => `${file} is kept out of the image, and the program is built from it`),
  ];
}

/**
 * What comes into the image imports only what comes into it too.
 * @param {readonly string[]} context the files that come into it
 * @returns {string[]}
 */
export function faultsOfImports(root, context) {
  const entered = new Set(context);
  const imported = /(?:\bfrom|\bimport)\s*\(?\s*(['"])(?<path>\.{1,2}\/[^'"]+)\1/g;
  return context
    .filter((file) => parts.test(file) && /\.(m?[jt]s|tsx)$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(imported)]
        .map(({ groups }) => posix.join(posix.dirname(file), groups.path.replace(/\?.*/, '')))
        // What is built is there once it is built.
        .filter((path) => !/(^|\/)dist\//.test(path) && !writtenAs(path).some((name) => entered.has(name)))
        .map((path) => `${file} imports ${path}, which is not in the image`),
    );
}

/** A module is imported by the name that it has once it is built. */
const writtenAs = (path) => [
  path,
  ...['.ts', '.tsx'].map((end) => path.replace(/\.jsx?$/, end)),
  path.replace(/\.mjs$/, '.mts'),
];

/**
 * Carries out what the Dockerfile says before it installs, and the install itself with an npm that does nothing: whatever
 * that reads has to have been copied by then.
 * @param {readonly string[]} context the files that come into the image
 * @returns {string[]}
 */
export function faultsOfInstall(root, text, context) {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-install-'));
  const tree = join(folder, 'tree');
  const faults = [];
  try {
    mkdirSync(tree);
    writeFileSync(join(folder, 'npm'), '#!/bin/sh\n');
    chmodSync(join(folder, 'npm'), 0o755);
    for (const { word, rest } of stepsOf(text)) {
      if (word === 'RUN') {
        const command = commandOf(rest);
        const env = { PATH: `${folder}:${process.env.PATH}` };
        const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: tree, encoding: 'utf8', env });
        if (status !== 0)
          faults.push(
            `RUN ${command}: ${(/^.*Error: .*$/m.exec(stderr)?.[0] ?? stderr.trim()).replace(tree, '')}`,
          );
        break;
      }
      if (word !== 'COPY') continue;
      const { sources, target } = copyOf(rest);
      for (const source of sources.filter((one) => !context.some((file) => isOf(one, file))))
        faults.push(`COPY ${rest}: there is no ${source} that comes into the image`);
      copyIn({ root, context, sources, to: join(tree, target) });
    }
    // A package is mended as it is installed.
    for (const file of context.filter((one) => one.startsWith('patches/') && !existsSync(join(tree, one))))
      faults.push(`${file} is not copied before the install, which applies it`);
    return faults;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns {string[] | null} null where there is no Docker. */
function lookInto(root) {
  const docker = (...args) => spawnSync('docker', args, { cwd: root, encoding: 'utf8' });
  if (docker('info').status !== 0) return null;
  const built = docker('build', '--quiet', '--file', dockerfile, '.');
  if (built.status !== 0) return [`the image cannot be built: ${built.stderr.trim().split('\n').at(-1)}`];
  const inside = (script) => {
    const { status, stdout, stderr } = docker(
      'run',
      '--rm',
      '--entrypoint',
      'sh',
      built.stdout.trim(),
      '-c',
      script,
    );
    if (status !== 0) throw new Error(`docker run: ${stderr}`);
    return stdout.trim();
  };
  const faults = [];
  if (inside('id -u') === '0') faults.push('the image runs as root');
  const writable = inside('find /marsad -writable -not -type l | head -3');
  if (writable !== '') faults.push(`the program could change itself: ${writable.replaceAll('\n', ', ')}`);
  const secret = inside(
    "find / -xdev \\( -name '.env*' -o -name '*.pem' -o -name 'id_*' -o -name .git \\) -not -path '/etc/ssl/*' -not -path '/usr/*' -not -path '/proc/*' | head -5",
  );
  if (secret !== '') faults.push(`the image holds ${secret.replaceAll('\n', ', ')}`);
  return faults;
}
