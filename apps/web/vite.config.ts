import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import autoprefixer from 'autoprefixer';
import tailwindcss from 'tailwindcss';
import { defineConfig, type Plugin } from 'vite';
import tailwind from './tailwind.config.js';

/** Alphabets of names that hardly occur: without a connection, the system's own letters do for them. */
const rare = /-(cyrillic|cyrillic-ext|greek|greek-ext|vietnamese|math|symbols)-/;

/** The service worker with the addresses of this build in it. */
function serviceWorker(): Plugin {
  const here = import.meta.dirname;
  return {
    name: 'marsad-service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const assets = Object.keys(bundle).filter((name) => name.startsWith('assets/') && !rare.test(name));
        const fixed = readdirSync(join(here, 'public')).filter((name) => !name.endsWith('.png'));
        const page = bundle['index.html'];
        const source = readFileSync(join(here, 'service-worker.js'), 'utf8');
        const hash = createHash('sha256').update(source).update(assets.join());
        if (page?.type === 'asset') hash.update(page.source);
        for (const name of fixed) hash.update(readFileSync(join(here, 'public', name)));
        const shell = {
          version: hash.digest('hex').slice(0, 12),
          files: ['/', ...[...fixed, ...assets].map((name) => `/${name}`)],
        };
        this.emitFile({
          type: 'asset',
          fileName: 'service-worker.js',
          source: `self.shell = ${JSON.stringify(shell)};\n${source}`,
        });
      },
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), serviceWorker()],
  css: { postcss: { plugins: [tailwindcss(tailwind), autoprefixer()] } },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    target: 'es2022',
    // The content security policy allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // Tremor doesn't say that it is free of side effects; unsaid, its charts would come along whole.
        moduleSideEffects: [{ test: /[\\/]node_modules[\\/]@tremor[\\/]react[\\/]/, sideEffects: false }],
      },
    },
  },
});
