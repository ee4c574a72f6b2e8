/** The docs name files: each of them is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...(readdirSync(join(root, 'docs'), { recursive: true }) as string[])
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Paths from the root in `code`, and what links lead to; a placeholder or a glob is none. */
function namedIn(page: string, text: string): string[] {
  const code = [...text.matchAll(/`((?:packages|apps|workers|bench|docs|\.ci)\/[\w./@-]+)`/g)];
  const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)];
  return [...code.map(([, path = '']) => path), ...links.map(([, path = '']) => join(page, '..', path))];
}

it.each(pages)('%s names only files that there are', (page) => {
  const missing = namedIn(page, readFileSync(join(root, page), 'utf8')).filter(
    (path) => !existsSync(join(root, path)),
  );
  expect(missing).toEqual([]);
});

it('finds a path and a link that lead nowhere', () => {
  const text = 'Look at `packages/db/src/nowhere.ts`, [here](gone.md) and [there](https://example.org/x).';
  expect(namedIn('docs/x.md', text).filter((path) => !existsSync(join(root, path)))).toEqual([
    'packages/db/src/nowhere.ts',
    'docs/gone.md',
  ]);
});
