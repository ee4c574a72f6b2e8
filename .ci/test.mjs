// `npm test`: installs and builds what is missing, provides a browser and a Redis where it may, runs every suite,
// and ends with "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root } from '../apps/api/launch/prepare.mjs';

const needs = [
  {
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser', 'google-chrome'],
    packages: ['chromium', 'fonts-noto-core'],
    variable: 'MARSAD_TEST_CHROMIUM',
    suites: 'the browser tests',
  },
  {
    // The same Chromium without what draws its windows: pages come up in half the time. Not every system has it.
    name: 'Chromium without windows',
    commands: ['chromium-headless-shell', 'chrome-headless-shell'],
    packages: ['chromium-headless-shell'],
    variable: 'MARSAD_TEST_HEADLESS',
    isOptional: true,
  },
  {
    name: 'Redis',
    commands: ['redis-server', 'valkey-server'],
    packages: ['redis-server'],
    variable: 'MARSAD_TEST_REDIS',
    suites: 'the pipeline on Redis',
  },
  {
    name: 'Alertmanager',
    commands: ['prometheus-alertmanager', 'alertmanager'],
    packages: ['prometheus-alertmanager'],
    variable: 'MARSAD_TEST_ALERTMANAGER',
    suites: 'handing alerts over to an Alertmanager',
  },
  {
    name: 'Prometheus',
    commands: ['promtool'],
    packages: ['prometheus'],
    variable: 'MARSAD_TEST_PROMTOOL',
    suites: 'the rules for Prometheus',
  },
  {
    name: 'docker-compose',
    commands: ['docker-compose'],
    packages: ['docker-compose'],
    variable: 'MARSAD_TEST_COMPOSE',
    suites: 'the check of docker-compose.yml',
  },
  {
    name: 'Caddy',
    commands: ['caddy'],
    packages: ['caddy'],
    variable: 'MARSAD_TEST_CADDY',
    suites: 'the proxy in front of two api processes',
  },
];

prepare();
provide(needs);
const missing = needs.filter((need) => !process.env[need.variable] && !need.isOptional);
if (missing.length > 0 && process.env.CI) {
  console.error(
    `CI leaves nothing out, and ${missing.map((need) => need.name).join(' and ')} could not be installed.`,
  );
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'marsad-test-'));
const report = join(folder, 'report.json');
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const run = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '--config',
    '.ci/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
const {
  numPassedTests = 0,
  numFailedTests = 0,
  numPendingTests = 0,
  numFailedTestSuites = 0,
} = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
rmSync(folder, { recursive: true, force: true });

for (const need of missing)
  console.log(`Left out: ${need.suites} (no ${need.name} here: install ${need.packages.join(', ')}).`);
// A suite that could not even be loaded has no failed test to count.
const failed = Math.max(
  numFailedTests,
  run.status === 0 ? 0 : 1,
  numFailedTests === 0 ? numFailedTestSuites : 0,
);
console.log(
  `${numPassedTests} passed, ${failed} failed${numPendingTests > 0 ? `, ${numPendingTests} skipped` : ''}`,
);
process.exit(run.status === 0 && numPassedTests > 0 ? 0 : 1);

function provide(wanted) {
  locate(wanted);
  const lacking = wanted.filter((need) => !process.env[need.variable]);
  if (lacking.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`Installing ${lacking.flatMap((need) => need.packages).join(', ')} ...`);
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-qq');
  // What can be done without does not keep the others from being installed.
  for (const some of [
    lacking.filter((need) => !need.isOptional),
    lacking.filter((need) => need.isOptional),
  ]) {
    const packages = some.flatMap((need) => need.packages);
    if (packages.length === 0) continue;
    const installed = apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
    if (installed.status !== 0) console.error(installed.stderr);
  }
  // Debian starts a Redis of its own on install where it can; the tests start theirs on their own ports.
  locate(wanted);
}

function locate(wanted) {
  const folders = (process.env.PATH ?? '').split(':');
  for (const need of wanted) {
    const found = folders
      .flatMap((path) => need.commands.map((command) => join(path, command)))
      .find(existsSync);
    if (found && !process.env[need.variable]) process.env[need.variable] = found;
  }
}
