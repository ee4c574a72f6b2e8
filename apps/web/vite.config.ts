import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import autoprefixer from 'autoprefixer';
import tailwindcss from 'tailwindcss';
import { defineConfig, type Plugin } from 'vite';
import { ar } from './src/messages/ar.js';
import { en } from './src/messages/en.js';
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

/** What is drawn first in each language and on each page, which public/first-paint.js has fetched beside the entry. */
const parts: Readonly<Record<string, readonly string[]>> = {
  all: ['src/begin.tsx'],
  en: ['src/messages/en.ts'],
  ar: ['src/messages/ar.ts'],
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
        const withImports = (name: string): string[] => {
          const imports = chunks.find(({ fileName }) => fileName === name)?.imports ?? [];
          return [name, ...imports.flatMap(withImports)];
        };
        const links = Object.entries(parts).flatMap(([part, modules]) => {
          const files = modules.flatMap((module) => {
            const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
            if (chunk === undefined) throw new Error(`${module} is no longer a part of its own`);
            return withImports(chunk.fileName);
          });
          return [...new Set(files)]
            .filter((file) => !page.includes(file))
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

const inBoth = (english: string, arabic: string) =>
  `<span lang="en">${english}</span><span lang="ar">${arabic}</span>`;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), shellWords(), namedParts(), serviceWorker()],
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
