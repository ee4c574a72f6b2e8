import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ignore from '@balena/dockerignore';
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
  'backups/marsad.sql',
  'marsad.sql.gz',
  'server.key',
  'server.pem',
  'secrets/redis-password',
  'id_ed25519',
  'node_modules/.marsad/install',
  'apps/api/dist/main.js',
  'docker-compose.override.yml',
];

/** Of the tree, what runs needs none of. */
const needless = /(^|\/)(test|\.github|bench)\/|\.test(-d)?\.tsx?$/;

/**
 * What goes into the image and as whom it runs: told from the Dockerfile and .dockerignore, and, where there is a
 * Docker, from the image itself.
 */
export async function checkImage(root) {
  const [text, ignored] = await Promise.all(
    [dockerfile, '.dockerignore'].map((file) => readFile(join(root, file), 'utf8')),
  );
  const faults = [...faultsOfDockerfile(text), ...faultsOfContext(filesInGit(root), ignored)];
  const built = lookInto(root);
  return {
    looked: `${dockerfile}, .dockerignore${built === null ? '' : ' and the image built from them'}`,
    faults: [...faults, ...(built ?? [])],
    left: built === null ? ['the image itself: there is no Docker that answers here'] : [],
  };
}

/** @returns {string[]} */
export function faultsOfDockerfile(text) {
  const steps = text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => /^\s*(?<word>[A-Z]+)\s+(?<rest>.+)$/.exec(line)?.groups)
    .filter((step) => step !== undefined);
  const faults = [];
  const stages = new Set();
  for (const { word, rest } of steps) {
    if (word === 'FROM') {
      const [, base, , name] = /^(?:--\S+\s+)*(\S+)(\s+AS\s+(\S+))?/i.exec(rest) ?? [];
      if (!stages.has(base) && (!/:[^@]*\d/.test(base) || base.endsWith(':latest')))
        faults.push(`the base image ${base} is of no fixed version`);
      if (name) stages.add(name);
    }
    if (word === 'ADD') faults.push(`ADD ${rest}: COPY takes no addresses and unpacks nothing`);
    if ((word === 'ENV' || word === 'ARG') && /(PASSWORD|SECRET|TOKEN|_KEY)(?!_FILE)\b/.test(rest))
      faults.push(`${word} ${rest.split(/[=\s]/)[0]} would be kept in the image`);
  }
  const last = steps.slice(steps.findLastIndex(({ word }) => word === 'FROM'));
  const user = last.findLast(({ word }) => word === 'USER')?.rest.trim() ?? 'root';
  if (/^(root|0)(:|$)/.test(user)) faults.push('the image runs as root');
  for (const { word, rest } of last)
    if (word === 'COPY' && rest.includes(`--chown=${user.split(':')[0]}`))
      faults.push(`COPY ${rest}: the program could change itself`);
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
  ];
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
