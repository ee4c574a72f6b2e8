import satisfies from 'spdx-satisfies';
import { lockedPackages, projects } from './lock-files.mjs';

/** Those that ask for no more than their text and the names of their authors. */
const permissive = [
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Unlicense',
  'BlueOak-1.0.0',
];

/** What others ask for, and why that is met. */
const considered = {
  'OFL-1.1': { of: /^@fontsource-variable\//, because: 'a font, given on as it is' },
  'MIT AND OFL-1.1': { of: /^@expo-google-fonts\//, because: 'a font of PDFs, given on as it is' },
  'MPL-2.0': { of: /^(lightningcss|axe-core)/, because: 'a tool of the build, used unchanged' },
  'CC0-1.0': { of: /^spdx-license-ids$/, because: 'data of this check' },
  'CC-BY-3.0': { of: /^spdx-exceptions$/, because: 'data of this check' },
  '(MIT AND CC-BY-3.0)': { of: /^spdx-ranges$/, because: 'data of this check' },
  'Public Domain': {
    of: /^jsonify$/,
    because: 'a part of the tool that mends the driver at the install; given up by its author',
  },
  'CC-BY-4.0': { of: /^caniuse-lite$/, because: 'data of the build; no part of what is given on' },
};

/** Spelt as SPDX does not. */
const respelt = { 'Apache 2.0': 'Apache-2.0' };
/** Said in a file of the package alone. */
const saidElsewhere = { 'parse-cache-control@1.0.1': 'BSD-3-Clause' };

/** Whatever is installed has a licence under which Marsad can be given on. */
export async function checkLicences(root) {
  const faults = [];
  let count = 0;
  for (const project of projects)
    for (const { path, name, version, license } of await lockedPackages(root, project)) {
      count += 1;
      const fault = faultOf(name, saidElsewhere[`${name}@${version}`] ?? respelt[license] ?? license);
      if (fault) faults.push(`${project}: ${path}@${version} ${fault}`);
    }
  return { looked: `${count} packages`, faults, left: [] };
}

function faultOf(name, license) {
  if (license === undefined) return 'names no licence';
  if (considered[license]?.of.test(name)) return null;
  try {
    return satisfies(license, permissive) ? null : `has the licence ${license}, which nobody has considered`;
  } catch {
    return `has a licence that is none of SPDX: ${license}`;
  }
}
