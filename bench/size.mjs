import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a browser loads of `@marsad/indicators` when a page uses all of it. */
export async function browserSize() {
  // The bundler of the dashboard, wherever npm put it.
  const found = createRequire(join(root, 'apps/web/package.json')).resolve('vite');
  const { build } = await import(pathToFileURL(found).href);
  const { output } = await build({
    root: join(root, 'packages/indicators'),
    configFile: false,
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

export async function run() {
  const { gzippedBytes, modules } = await browserSize();
  return {
    '@marsad/indicators for the browser, gzipped, in bytes': gzippedBytes.toLocaleString('en'),
    modules: modules.length,
  };
}
