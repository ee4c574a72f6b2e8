import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const source = join(import.meta.dirname, '../src');

/**
 * Files of src that have to be there before any of some others can run, and these. What is imported only when wanted, or
 * only as a type, is not among them. With slashes on every system, as the bundler names modules.
 */
export function modulesFrom(entries: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (path: string) => {
    const file = path.replaceAll('\\', '/');
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(file, 'utf8');
    for (const [, name = ''] of text.matchAll(
      /^(?:import|export)(?! type)\s[^'";]*?from '(\.[^']+)\.js';$/gm,
    )) {
      const module = resolve(dirname(file), name);
      const imported = [`${module}.ts`, `${module}.tsx`].find(existsSync);
      if (imported !== undefined && !/[\\/]messages[\\/]/.test(imported)) add(imported);
    }
  };
  for (const entry of entries) add(join(source, entry));
  return found;
}
