import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import autoprefixer from 'autoprefixer';
import tailwindcss from 'tailwindcss';
import { defineConfig, type Plugin } from 'vite';
import { modulesFrom } from './build/modules.js';
import { cutWords } from './build/words.js';
import { ar } from './src/messages/ar.js';
import { en } from './src/messages/en.js';
import tailwind from './tailwind.config.js';

/** The service worker with the addresses of this build in it. */
function serviceWorker(): Plugin {
  const here = import.meta.dirname;
  return {
    name: 'marsad-service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const assets = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
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

/** What is drawn first in each language and on each page, which public/first-paint.js has fetched beside the entry. */
const parts: Readonly<Record<string, readonly string[]>> = {
  all: ['src/begin.tsx'],
  en: ['src/messages/en.ts'],
  ar: ['src/messages/ar.ts'],
  'en /indicators/': ['src/messages/en.ts?indicator'],
  'ar /indicators/': ['src/messages/ar.ts?indicator'],
  'en rest': ['src/messages/en.ts?indicator', 'src/messages/en.ts?rest'],
  'ar rest': ['src/messages/ar.ts?indicator', 'src/messages/ar.ts?rest'],
  '/': ['src/panels/overview-body.tsx'],
  '/indicators/': ['src/pages/indicator.tsx', 'src/chart/trend-chart.tsx'],
};

/** Names in the page the files of its parts; which are wanted is known only where it is opened. */
function namedParts(): Plugin {
  return {
    name: 'marsad-named-parts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(page, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const withImports = (name: string, found = new Set<string>()): Set<string> => {
          if (found.has(name)) return found;
          found.add(name);
          const imports = chunks.find(({ fileName }) => fileName === name)?.imports ?? [];
          for (const imported of imports) withImports(imported, found);
          return found;
        };
        const always = new Set<string>();
        const links = Object.entries(parts).flatMap(([part, modules]) => {
          const files = modules.flatMap((module) => {
            const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)));
            if (chunk === undefined) throw new Error(`${module} is no longer a part of its own`);
            return [...withImports(chunk.fileName)];
          });
          if (part === 'all') for (const file of files) always.add(file);
          return [...new Set(files)]
            .filter((file) => !page.includes(file) && (part === 'all' || !always.has(file)))
            .map((file) => `<link rel="x-part" data-part="${part}" href="/${file}">`);
        });
        // Before the script that reads them.
        const script = '<script src="/first-paint.js">';
        return page.replace(script, [...links, script].join('\n    '));
      },
    },
  };
}

/** Writes the words of index.html's shell in both languages: which is wanted is known only where it is opened. */
function shellWords(): Plugin {
  return {
    name: 'marsad-shell-words',
    transformIndexHtml: (page) =>
      page.replaceAll(/\{\{([\w.]+)\}\}/g, (_, key: keyof typeof en) => inBoth(en[key], ar[key])),
  };
}

/** Packed once here, smaller than a server could while somebody waits. */
function packed(): Plugin {
  return {
    name: 'marsad-packed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const file of Object.values(bundle)) {
        if (!/^assets\/.*\.(js|css|svg)$/.test(file.fileName)) continue;
        const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        writeFileSync(join(dir, `${file.fileName}.br`), brotliCompressSync(content));
        writeFileSync(join(dir, `${file.fileName}.gz`), gzipSync(content, { level: 9 }));
      }
    },
  };
}

const inBoth = (english: string, arabic: string) =>
  `<span lang="en">${english}</span><span lang="ar">${arabic}</span>`;

/** Whether a module is needed before any of these can run. */
function among(entries: readonly string[]): (id: string) => boolean {
  const modules = modulesFrom(entries);
  return (id) => modules.has(id);
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), cutWords(), shellWords(), namedParts(), serviceWorker(), packed()],
  css: { postcss: { plugins: [tailwindcss(tailwind), autoprefixer()] } },
  resolve: {
    alias: [{ find: /^tailwind-merge$/, replacement: join(import.meta.dirname, 'build/joined-classes.ts') }],
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
  build: {
    target: 'es2022',
    // The content security policy allows no data: addresses, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // Left alone, every two modules that two pages share are a file of their own: fifty for one page, which is
          // eight times there and back on a poor line. Nor one for all, which a phone takes long to compile in one go.
          groups: [
            { name: 'index', test: /[\\/]src[\\/]main\.ts$/, priority: 5 },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 4 },
            { name: 'begin', test: /[\\/]src[\\/]begin\.tsx$/, priority: 3 },
            { name: 'panels', test: among(['panels/overview-body.tsx']), minShareCount: 2, priority: 2 },
            { name: 'charts', test: among(['chart/trend-chart.tsx']), minShareCount: 2, priority: 1 },
            { name: 'desk', minShareCount: 4 },
          ],
        },
      },
      treeshake: {
        // Tremor doesn't say that it is free of side effects; unsaid, its charts would come along whole.
        moduleSideEffects: [{ test: /[\\/]node_modules[\\/]@tremor[\\/]react[\\/]/, sideEffects: false }],
      },
    },
  },
});
