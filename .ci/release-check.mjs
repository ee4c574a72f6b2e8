// `npm run release-check`: what has to hold before a version is given to others. It looks at the tree as git has it, at
// the lock files, and at the image; it says what it could not look at, and ends with 1 where something does not hold.
import { fileURLToPath } from 'node:url';
import { checkAdvisories } from './release/advisories.mjs';
import { checkImage } from './release/image.mjs';
import { checkLicences } from './release/licences.mjs';
import { checkLockFiles } from './release/lock-files.mjs';
import { checkSecrets } from './release/secrets.mjs';

const checks = [
  ['Known advisories', checkAdvisories],
  ['Licences', checkLicences],
  ['Lock files and install scripts', checkLockFiles],
  ['Secrets in the tree', checkSecrets],
  ['The image', checkImage],
];

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
let faulty = 0;
for (const [name, check] of checks) {
  const { looked, faults, left } = await check(root);
  console.log(`\n${name}: ${looked}`);
  for (const fault of faults) console.log(`  FAULT  ${fault}`);
  for (const what of left) console.log(`  not looked at: ${what}`);
  faulty += faults.length;
}
console.log(`\n${faulty === 0 ? 'Nothing stands against a release' : `${faulty} faults`}.`);
process.exit(faulty === 0 ? 0 : 1);
