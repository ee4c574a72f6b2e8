import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const web = join(import.meta.dirname, '..');

/** The service worker with the addresses of this build in it. */
export function serviceWorker(): Plugin {
  return {
    name: 'marsad-service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const assets = Object.keys(bundle).filter((name) => name.startsWith('assets/'));
        const fixed = readdirSync(join(web, 'public')).filter((name) => !name.endsWith('.png'));
        const page = bundle['index.html'];
        const source = readFileSync(join(web, 'service-worker.js'), 'utf8');
        const hash = createHash('sha256').update(source).update(assets.join());
        if (page?.type === 'asset') hash.update(page.source);
        for (const name of fixed) hash.update(readFileSync(join(web, 'public', name)));
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
