/**
 * The floors of the house and the folders on each, lowest first: what is imported lies below. One list makes the lint
 * rules that hold it (.biome.json) and the picture in docs/architecture.md; `node .ci/floors.mjs --write` writes both, and
 * a test says when they are not current.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * `order` names folders, and files that lie beside them (with .ts). `not` and `says`: the packages that none of its files
 * may import, and why; `but`: files that may.
 */
export const floors = [
  {
    path: 'packages/indicators/src',
    order:
      'problem-codes problem.ts actor.ts stored language quantity indicator period figure reading compare say series place timeline statistics entry rule notify own-check ' +
      'message catalogue exchange table contract chart contract/client',
    not: ['@marsad/*', 'node:*'],
    says: 'packages/indicators is pure: zod, a formatter of messages and nothing of ours, no I/O.',
  },
  {
    path: 'packages/db/src',
    order:
      'thread connection embedded audit outbox versioned account source observation series place indicator timeline notify rule own-check search brief public-chart package import reading feed subscription backup',
    not: [
      '@marsad/db',
      '@marsad/db/*',
      '@marsad/workers',
      '@marsad/api',
      '@marsad/web',
      'bullmq',
      'ioredis',
      'hono',
      'hono/*',
    ],
    says: 'packages/db imports packages/indicators alone.',
  },
  {
    path: 'workers/src',
    order:
      'log.ts queue-errors.ts mail.ts pump.ts trim.ts redis.ts patient.ts backend.ts look.ts ingest evaluate notify import reading feed backup subscription hand-over.ts relay.ts heartbeat.ts index.ts',
    not: ['@marsad/workers', '@marsad/api', '@marsad/web', 'postgres', 'pg', 'hono', 'hono/*'],
    says: 'workers import packages/db and packages/indicators; SQL stays in packages/db.',
  },
  {
    path: 'apps/api/src',
    order:
      'http upload account live deps.ts series source rule observation indicator place timeline own-check notify search brief public-chart reference operations export ' +
      'package import reading feed overview subscription docs page config config.ts closing.ts command app.ts main.ts process.ts',
    not: ['@marsad/workers', '@marsad/web', '@marsad/db/embedded', 'postgres', 'pg', 'bullmq', 'ioredis'],
    says: 'Only the composition root, apps/api/src/main.ts, joins workers and the embedded database.',
    but: ['main.ts', 'command/run.ts'],
  },
  {
    path: 'apps/web/src',
    order:
      'language api lazy session live ui saying subscription chart alert notify rule entry observation timeline own-check indicator overview source ' +
      'review brief public-chart reference map place search import reading grid feed pipeline audit account own-indicator settings wall shell main.ts',
    not: [
      '@marsad/db',
      '@marsad/db/*',
      '@marsad/workers',
      '@marsad/api',
      '@marsad/indicators/pipeline',
      'node:*',
    ],
    says: 'The web app talks through its typed client and imports pure parts of packages/indicators only.',
  },
].map(({ order, but = [], ...floor }) => ({ ...floor, but, order: order.split(' ') }));

/** Files of a floor, tests left out. */
function filesOf({ path }) {
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter(
      (file) => file.isFile() && /\.tsx?$/.test(file.name) && !/\.(test|test-d|d)\.tsx?$/.test(file.name),
    )
    .map((file) => posix.relative(path, posix.join(file.parentPath.replace(root, ''), file.name)))
    .sort();
}

/** The place on its floor that a file belongs to: the longest folder of the list that holds it, or the file itself. */
export function placeOf({ order }, file) {
  const name = file.replace(/\.js$/, '.ts').replace(/\.jsx$/, '.tsx');
  const folders = order.filter((place) => !place.endsWith('.ts') && name.startsWith(`${place}/`));
  return folders.sort((a, b) => b.length - a.length)[0] ?? name;
}

/** What each place imports of its own floor. */
export function importsOf(floor) {
  const found = new Map();
  for (const file of filesOf(floor)) {
    const from = placeOf(floor, file);
    const to = found.get(from) ?? new Set();
    found.set(from, to);
    const text = readFileSync(join(root, floor.path, file), 'utf8');
    for (const [, name] of text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']*\.jsx?)[^']*'/g)) {
      const place = placeOf(floor, posix.normalize(posix.join(dirname(file), name)));
      if (place !== from && !place.startsWith('..')) to.add(place);
    }
  }
  return found;
}

/** The overrides of biome's configuration: a floor's own rule, and one for each folder that also names what lies above it. */
export function overrides() {
  return floors.flatMap((floor) => {
    const { path, order, not, says, but } = floor;
    const outside = { group: not, message: says };
    const folders = order.filter((place) => !place.endsWith('.ts'));
    const kept = but.map((file) => `!${path}/${file}`);
    return [
      rule([`${path}/**`, ...kept], [outside]),
      ...folders.map((place) => {
        const above = order.slice(order.indexOf(place) + 1).filter((one) => !one.startsWith(`${place}/`));
        const depth = place.split('/').length;
        const up = '../'.repeat(depth);
        const folder = above.filter((one) => !one.endsWith('.ts') && !above.includes(dirname(one)));
        const file = [...above.filter((one) => one.endsWith('.ts')), ...doorsOf(floor)];
        const inside = {
          group: [
            ...(folder.length > 0 ? [`${up}${oneOf(folder)}/**`, `${up}../${oneOf(folder)}/**`] : []),
            ...(file.length > 0 ? [`${up}${oneOf(file.map((one) => one.replace(/\.ts$/, '.js')))}`] : []),
          ],
          message: `${path}: ${place} imports only what lies below it (.ci/floors.mjs).`,
        };
        const tests = [`!${path}/**/*.test.ts`, `!${path}/**/*.test.tsx`, `!${path}/**/*.test-d.ts`];
        return rule(
          [`${path}/${place}/**`, ...nested(floor, place), ...tests, ...kept],
          inside.group.length > 0 ? [outside, inside] : [outside],
        );
      }),
    ];
  });
}

/** Folders within a place that are places of their own. */
function nested({ path, order }, place) {
  return order.filter((one) => one.startsWith(`${place}/`)).map((one) => `!${path}/${one}/**`);
}

/** Files beside the folders that are no place of the list: the package's doors, above everything. */
function doorsOf(floor) {
  return filesOf(floor).filter((file) => !file.includes('/') && !floor.order.includes(file));
}

const oneOf = (names) => (names.length === 1 ? names[0] : `{${names.join(',')}}`);

function rule(includes, patterns) {
  return {
    includes,
    linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } },
  };
}

/** A line for each folder, the highest first, with what it imports. */
export function picture() {
  return [...floors]
    .reverse()
    .map((floor) => {
      const imports = importsOf(floor);
      const places = [...floor.order].reverse().filter((place) => imports.has(place));
      const width = Math.max(...places.map((place) => place.length));
      const lines = places.map((place) => {
        const below = [...imports.get(place)].filter((one) => floor.order.includes(one));
        below.sort((a, b) => floor.order.indexOf(b) - floor.order.indexOf(a));
        return `  ${place.padEnd(width)}${below.length > 0 ? ` > ${below.join(' ')}` : ''}`;
      });
      return [floor.path, ...lines].join('\n');
    })
    .join('\n\n');
}

const begin = '<!-- floors: written by node .ci/floors.mjs --write -->';
const end = '<!-- end of floors -->';
export const written = [
  { file: '.ci/floors.biome.json', made: () => lintRules() },
  { file: 'docs/architecture.md', made: (text) => withPicture(text) },
];

/** One line for each, so that a change of the list shows as what it is. */
function lintRules() {
  const lines = overrides().map((one) => `    ${JSON.stringify(one)}`);
  return `{\n  "root": false,\n  "overrides": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

function withPicture(text) {
  const [before, rest] = text.split(begin);
  if (rest === undefined) throw new Error(`docs/architecture.md has no place for the picture: ${begin}`);
  return `${before}${begin}\n\n\`\`\`text\n${picture()}\n\`\`\`\n\n${end}${rest.split(end)[1]}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv.includes('--write'))
  for (const { file, made } of written) {
    const path = join(root, file);
    writeFileSync(path, made(existsSync(path) ? readFileSync(path, 'utf8') : ''));
  }
