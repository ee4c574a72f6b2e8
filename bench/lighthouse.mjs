/**
 * `npm run lighthouse`: the dashboard as built, with invented figures and somebody signed in, as Lighthouse sees it on
 * a slow phone; beside it a bare page of the same text, measured in the same run. Ends with 1 where a bound is broken.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { prepare } from '../apps/api/launch/prepare.mjs';
import { chromiumPath, fillUpTo, startDashboard } from './dashboard.mjs';
import { median } from './measure.mjs';

const rounds = 3;
const bounds = { accessibility: 100, bestPractices: 100, behindBare: 5, layoutShift: 0.01 };
const pages = ['/', '/indicators/al-hol-pledges'];
/** Indicators on the overview, in the end. */
const many = 60;
const folder = fileURLToPath(new URL('lighthouse/', import.meta.url));

const executablePath = chromiumPath();
if (executablePath === null) {
  console.error('There is no Chromium here: install it, or say in CHROME_PATH where it is.');
  process.exit(1);
}
prepare();
const { lighthouse, launch } = await loadLighthouse();
const dashboard = await startDashboard('demo');
const bare = await serveBare();
const browser = await launch({
  chromePath: executablePath,
  chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--lang=en-US'],
});
let broken = [];
try {
  for (const path of pages) broken = [...broken, ...(await judge(path))];
  await fillUpTo(dashboard, many);
  broken = [...broken, ...(await judge('/', ` with ${many} indicators`))];
} finally {
  browser.kill();
  bare.close();
  await dashboard.stop();
}
if (broken.length > 0) console.log(`\nBroken:\n  ${broken.join('\n  ')}`);
else console.log('\nEvery bound holds.');
process.exit(broken.length > 0 ? 1 : 0);

/** Lighthouse is installed on its first use, as its own lock file has it, beside everything else that is here. */
async function loadLighthouse() {
  const wanted = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).dependencies.lighthouse;
  const installed = join(folder, 'node_modules/lighthouse/package.json');
  if (!existsSync(installed) || JSON.parse(readFileSync(installed, 'utf8')).version !== wanted) {
    console.error(`Installing Lighthouse ${wanted} ...`);
    const { status } = spawnSync(
      'npm',
      ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: folder,
        stdio: 'inherit',
        shell: process.platform === 'win32',
      },
    );
    if (status !== 0) process.exit(1);
  }
  const { resolve } = createRequire(join(folder, 'package.json'));
  const load = (name) => import(pathToFileURL(resolve(name)).href);
  return { lighthouse: (await load('lighthouse')).default, launch: (await load('chrome-launcher')).launch };
}

/** A page that only has the text: what a server can do at best with it. */
async function serveBare() {
  let page = '';
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' })
      .end(gzipSync(page));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    show: (text) => {
      const lines = text.split('\n').filter((line) => line.trim() !== '');
      const escaped = lines.map((line) => `<p>${line.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`);
      page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Marsad</title>${escaped.join('\n')}</html>`;
    },
    url: `http://localhost:${server.address().port}/`,
    close: () => server.close(),
  };
}

async function judge(path, how = '') {
  bare.show(await textOf(path));
  const measured = { page: [], bare: [] };
  // In turns, so that a machine that is busy for a while is so for both.
  for (let round = 0; round < rounds; round += 1) {
    measured.page.push(await measure(`${dashboard.url}${path}`, { Cookie: dashboard.cookie }));
    measured.bare.push(await measure(bare.url, {}));
  }
  const least = (name) => Math.min(...measured.page.map((one) => one[name]));
  const middle = (of, name) => median(measured[of].map((one) => one[name]));
  const performance = middle('page', 'performance');
  const barePerformance = middle('bare', 'performance');
  const layoutShift = Math.max(...measured.page.map((one) => one.layoutShift));
  const rows = {
    accessibility: least('accessibility'),
    'best practices': least('bestPractices'),
    [`performance, median of ${rounds}`]: performance,
    '  of a bare page of the same text': barePerformance,
    'cumulative layout shift, the greatest': layoutShift.toFixed(4),
    'total blocking time, median in ms': Math.round(middle('page', 'blocking')),
    'first contentful paint, median in ms': Math.round(middle('page', 'firstPaint')),
    'largest contentful paint, median in ms': Math.round(middle('page', 'largestPaint')),
    'speed index, median in ms': Math.round(middle('page', 'speedIndex')),
  };
  console.log(`\n${path}${how}`);
  for (const [what, value] of Object.entries(rows)) console.log(`  ${what.padEnd(66)} ${value}`);
  const found = new Set(measured.page.flatMap(({ failed }) => failed));
  return [
    rows.accessibility < bounds.accessibility && `accessibility is ${rows.accessibility}`,
    rows['best practices'] < bounds.bestPractices && `best practices are ${rows['best practices']}`,
    performance < barePerformance - bounds.behindBare &&
      `performance is ${performance}, more than ${bounds.behindBare} behind ${barePerformance}`,
    layoutShift >= bounds.layoutShift && `the page moves: ${layoutShift.toFixed(4)}`,
    ...found,
  ]
    .filter(Boolean)
    .map((what) => `${path}${how}: ${what}`);
}

async function textOf(path) {
  const chrome = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await chrome.newPage({
      viewport: { width: 412, height: 823 },
      extraHTTPHeaders: { cookie: dashboard.cookie },
    });
    await page.goto(`${dashboard.url}${path}`);
    // An overview of many is a table.
    await page.locator('main h2, main table').first().waitFor();
    return await page.evaluate(() => document.body.innerText);
  } finally {
    await chrome.close();
  }
}

/** Chromium now and then begins to record too late and has nothing to show: such a run says nothing of the page. */
async function measure(url, extraHeaders) {
  for (let attempt = 1; ; attempt += 1) {
    const result = await load(url, extraHeaders);
    if (result.runtimeError === undefined) return scoresOf(result);
    const { code, message } = result.runtimeError;
    if (code !== 'NO_NAVSTART' || attempt === 3) throw new Error(message);
  }
}

async function load(url, extraHeaders) {
  const { lhr, report } = await lighthouse(url, {
    port: browser.port,
    logLevel: 'error',
    output: 'json',
    extraHeaders,
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  });
  if (process.env.LIGHTHOUSE_REPORTS)
    await writeFile(join(process.env.LIGHTHOUSE_REPORTS, `${Date.now()}.json`), report);
  return lhr;
}

function scoresOf(lhr) {
  const score = (category) => Math.round(lhr.categories[category].score * 100);
  const figure = (audit) => lhr.audits[audit].numericValue;
  // What counts towards the two scores that have to be full, by name.
  const failed = ['accessibility', 'best-practices'].flatMap((category) =>
    lhr.categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${id}: ${lhr.audits[id].title}`),
  );
  return {
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    performance: score('performance'),
    layoutShift: figure('cumulative-layout-shift'),
    blocking: figure('total-blocking-time'),
    firstPaint: figure('first-contentful-paint'),
    largestPaint: figure('largest-contentful-paint'),
    speedIndex: figure('speed-index'),
    failed,
  };
}
