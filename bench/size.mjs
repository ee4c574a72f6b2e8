import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { readMessages } from '../apps/web/build/read-messages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a browser loads of `@marsad/indicators` when a page uses all of it. */
export async function browserSize() {
  // The bundler of the dashboard, wherever npm put it.
  const found = createRequire(join(root, 'apps/web/package.json')).resolve('vite');
  const { build } = await import(pathToFileURL(found).href);
  const { output } = await build({
    root: join(root, 'packages/indicators'),
    configFile: false,
    plugins: [readMessages()],
    logLevel: 'error',
    build: {
      write: false,
      rollupOptions: { input: 'dist/index.js', preserveEntrySignatures: 'strict' },
    },
  }).then((result) => (Array.isArray(result) ? result[0] : result));
  const chunk = output.find(({ type }) => type === 'chunk');
  return {
    gzippedBytes: gzipSync(chunk.code, { level: 9 }).length,
    modules: Object.keys(chunk.modules),
    imports: chunk.imports,
  };
}

const built = join(root, 'apps/web/dist');

/** Files named as imports by the text of a script; what it imports only when wanted is not among them. */
function importsOf(file) {
  const text = readFileSync(join(built, file), 'utf8');
  return [...text.matchAll(/\b(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)].map(
    ([, name]) => `assets/${name}`,
  );
}

function withImports(files) {
  const found = new Set();
  const add = (file) => {
    if (found.has(file)) return;
    found.add(file);
    importsOf(file).forEach(add);
  };
  files.forEach(add);
  return [...found];
}

const gzipped = (files) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file))).length, 0);

/** What the built dashboard fetches of scripts: to start, and until the overview is drawn. */
export function firstLoad() {
  const page = readFileSync(join(built, 'index.html'), 'utf8');
  const named = (pattern) => [...page.matchAll(pattern)].map(([, file]) => file);
  const part = (name) => named(new RegExp(`data-part="${name}" href="/([^"]+\\.js)"`, 'g'));
  const entry = [
    ...named(/<script[^>]* src="\/(assets\/[^"]+\.js)"/g),
    ...named(/rel="modulepreload"[^>]* href="\/(assets\/[^"]+\.js)"/g),
    ...part('all'),
  ];
  const start = withImports(entry);
  const overviewIn = (language) => withImports([...entry, ...part(language), ...part('/')]);
  const overview = overviewIn('en');
  const indicator = withImports([
    ...entry,
    ...part('en'),
    ...part('en /indicators/'),
    ...part('/indicators/'),
  ]);
  return {
    start: gzipped(start),
    overview: gzipped(overview),
    overviewInArabic: gzipped(overviewIn('ar')),
    files: overview,
    indicatorFiles: indicator,
  };
}

export async function run() {
  const { start, overview, overviewInArabic, files, indicatorFiles } = firstLoad();
  const { gzippedBytes, modules } = await browserSize();
  return {
    '@marsad/indicators for the browser, gzipped, in bytes': gzippedBytes.toLocaleString('en'),
    modules: modules.length,
    'scripts the dashboard starts with, gzipped, in bytes': start.toLocaleString('en'),
    '  with the words and the parts of the overview': overview.toLocaleString('en'),
    '  the same in Arabic': overviewInArabic.toLocaleString('en'),
    '  in files': files.length,
    'files of scripts until the page of an indicator is drawn': indicatorFiles.length,
  };
}
