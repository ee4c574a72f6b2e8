/** `npm run verify`: format, lint, types, import directions, dead code. Two at a time, each with what it has to say. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns whether it found nothing. */
function run(command, ...args) {
  return new Promise((resolve, reject) => {
    const child = spawn(join(root, 'node_modules/.bin', command), args, { cwd: root, env: process.env });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        said += chunk;
      });
    child.once('error', reject);
    child.once('close', (code) => {
      if (said.trim() !== '') console.log(said.trimEnd());
      resolve(code === 0);
    });
  });
}

// The types of the tests and the dead code are looked for in what the first step has built.
const first = await Promise.all([run('biome', 'ci', '.'), run('tsc', '-b')]);
const second = first[1] ? await Promise.all([run('tsc', '-p', '.ci'), run('knip')]) : [];
process.exit([...first, ...second].every(Boolean) ? 0 : 1);
