import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import autoprefixer from 'autoprefixer';
import tailwindcss from 'tailwindcss';
import { defineConfig } from 'vite';
import { modulesFrom } from './build/modules.js';
import { namedParts } from './build/named-parts.js';
import { packed } from './build/packed.js';
import { readMessages } from './build/read-messages.mjs';
import { serviceWorker } from './build/service-worker.js';
import { cutWords, shellWords } from './build/words.js';
import tailwind from './tailwind.config.js';

/** Whether a module is needed before any of these can run. */
function among(entries: readonly string[]): (id: string) => boolean {
  const modules = modulesFrom(entries);
  return (id) => modules.has(id);
}

const formParts = /[\\/](react-hook-form|src[\\/]ui[\\/](form|edit-form|leave-question))\b/;

const small =
  /[\\/]src[\\/](api[\\/](feeds|feed-alerts|notify|sources)|saying[\\/]file-size|alert[\\/]episodes|session[\\/]whose-page|lazy[\\/]when-idle|chart[\\/](mark-key|shared-scale))\.tsx?$/;
const drawn = among(['chart/trend-chart.tsx']);
/** Where everything of a chart lies; and what of that the overview needs before it has drawn any. */
const laidOut = /[\\/]packages[\\/]indicators[\\/]dist[\\/]chart[\\/]/;
const ofFigures = /[\\/]indicators[\\/]dist[\\/]chart[\\/]chart-data\.js$/;
const ofOverview = among(['overview/overview-body.tsx']);
const severalSeries = /[\\/](useQueries|queriesObserver)\.js$/;
/** Pages that ask for several series at once have the words of charts too, so that it is no file of its own. */
const ofCharts = (id: string) => drawn(id) || laidOut.test(id) || severalSeries.test(id);

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), readMessages(), cutWords(), shellWords(), namedParts(), serviceWorker(), packed()],
  css: { postcss: { plugins: [tailwindcss(tailwind), autoprefixer()] } },
  resolve: {
    alias: [
      { find: /^tailwind-merge$/, replacement: join(import.meta.dirname, 'build/joined-classes.ts') },
      // It stands in where React has no hook of that name; this one has.
      { find: /^use-sync-external-store\/shim(\/index\.js)?$/, replacement: 'react' },
    ],
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
            { name: 'index', test: /[\\/]src[\\/]main\.ts$/, priority: 7 },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 6 },
            { name: 'begin', test: /[\\/]src[\\/]shell[\\/]begin\.tsx$/, priority: 5 },
            {
              name: 'overview',
              test: (id: string) => ofOverview(id) || ofFigures.test(id),
              minShareCount: 2,
              priority: 4,
            },
            { name: 'charts', test: ofCharts, minShareCount: 2, priority: 3 },
            { name: 'shared', test: among(['indicator/indicator-page.tsx']), minShareCount: 4, priority: 2 },
            // Pages without a form do not wait for what forms are made of.
            { name: 'form', test: formParts, priority: 1 },
            // Small, and of several pages: a file's name weighs as much in what is loaded first.
            { name: 'calls', test: small, priority: 1 },
            { name: 'shared', minShareCount: 4 },
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
