// `npm run screenshots`: starts the demo in a folder of its own, and takes the pictures the README and the docs show.
// Their names say what is on them, so that a new picture takes the place of the old one.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const pictures = join(root, 'docs', 'pictures');
const executablePath =
  process.env.MARSAD_TEST_CHROMIUM ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    statSync(path, { throwIfNoEntry: false }),
  );
if (executablePath === undefined)
  throw new Error('no Chromium here: install it, or name it in MARSAD_TEST_CHROMIUM');

/** Four of the eight ways to look at a page: each language, theme and width is among them twice. */
const looks = [
  { language: 'en', theme: 'light', width: 1440 },
  { language: 'ar', theme: 'dark', width: 1440 },
  { language: 'ar', theme: 'light', width: 360 },
  { language: 'en', theme: 'dark', width: 360 },
];
const person = { name: 'Rana', email: 'rana@example.org', password: 'river copper lantern 88' };

const folder = mkdtempSync(join(tmpdir(), 'marsad-pictures-'));
// As root the database runs as another user, who has to get in.
chmodSync(folder, 0o755);
const demo = spawn(process.execPath, ['apps/api/launch/demo.mjs'], {
  cwd: root,
  env: { ...process.env, PORT: '0', DATA_DIR: join(folder, 'data') },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const [url, code] = await ready(demo);
  await send(`${url}/api/v1/setup`, { code, ...person });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await takeAll(browser, url);
  } finally {
    await browser.close();
  }
} finally {
  demo.kill('SIGINT');
  await new Promise((resolve) => demo.once('close', resolve));
  rmSync(folder, { recursive: true, force: true });
}

/** Its address and the code for the first administrator, once all figures are in. */
function ready({ stdout }) {
  let text = '';
  return new Promise((resolve, reject) => {
    demo.once('close', (code) => reject(new Error(`the demo ended with ${code}:\n${text}`)));
    stdout.on('data', (chunk) => {
      text += chunk;
      const code = /code=([A-Z0-9-]+)/.exec(text)?.[1];
      const url = /(http:\/\/[^\s/]+)\/setup#code=/.exec(text)?.[1];
      if (code !== undefined && url !== undefined) resolve([url, code]);
    });
  });
}

async function send(url, body) {
  const headers = { 'content-type': 'application/json', origin: new URL(url).origin };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
}

async function takeAll(browser, url) {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  for (const { language, theme, width } of looks) {
    const context = await browser.newContext({
      viewport: { width, height: width > 1000 ? 900 : 740 },
      colorScheme: theme,
      reducedMotion: 'reduce',
      deviceScaleFactor: width > 1000 ? 1 : 2,
      locale: language === 'ar' ? 'ar-IQ' : 'en-GB',
      timezoneId: 'UTC',
    });
    const { email, password } = person;
    const answer = await context.request.post(`${url}/api/v1/session`, { data: { email, password } });
    if (!answer.ok()) throw new Error(`not signed in: ${answer.status()}`);
    const page = await context.newPage();
    const open = openRequests(page);
    const { items } = await (
      await context.request.get(`${url}/api/v1/alerts?indicator=al-hol-pledges`)
    ).json();
    const subjects = {
      overview: { path: '/' },
      indicator: { path: '/indicators/al-hol-pledges' },
      entry: { path: '/enter?indicator=al-hol-pledges&period=2022-01', act: typed },
      alert: { path: `/alerts/${items[0].id}` },
    };
    for (const [name, { path, act }] of Object.entries(subjects)) {
      const address = new URL(path, url);
      address.searchParams.set('lang', language);
      const live = page.waitForResponse((one) => one.url().includes('/api/v1/events'));
      await page.goto(address.href);
      await live;
      await page.locator('main h1').waitFor();
      await act?.(page, language);
      await settled(page, open);
      const file = join(pictures, `${name}-${language}-${theme}-${width}.webp`);
      writeFileSync(file, await compressed(page));
    }
    await context.close();
  }
  const sizes = readdirSync(pictures).map((name) => statSync(join(pictures, name)).size);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`${sizes.length} pictures, ${Math.round(total / 1024)} kB, in docs/pictures`);
}

async function typed(page, language) {
  await page.locator('[name=value]').fill(language === 'ar' ? 'من ٨٨ إلى ٩٤' : '88-94');
  await page.locator('[name=title]').fill(language === 'ar' ? 'تقرير ميداني' : 'Field report');
  // What is read from the figure comes a moment after it, in a part of its own.
  await page
    .getByText(language === 'ar' ? /فوق خط الأساس/ : /above the baseline/i)
    .filter({ visible: true })
    .first()
    .waitFor();
  await page.evaluate(() => {
    document.activeElement.blur();
    window.scrollTo(0, 0);
  });
}

/** Fonts are here, nothing in the window holds the place of something else, and no question is open. */
async function settled(page, open) {
  do {
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[class*="animate-pulse"]')].every(
        (holder) => !holder.checkVisibility() || holder.getBoundingClientRect().top > window.innerHeight,
      ),
    );
    await page.evaluate(async () => {
      await document.fonts.ready;
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    });
  } while (open.size > 0);
}

/** Requests that are not answered yet, but for the stream of news, which never is. */
function openRequests(page) {
  const open = new Set();
  const over = (request) => open.delete(request);
  page.on('request', (request) => request.url().includes('/api/v1/events') || open.add(request));
  page.on('requestfinished', over).on('requestfailed', over);
  return open;
}

/** As WebP, by the browser itself: less than half the size of a PNG, and no further tool. */
async function compressed(page) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  await session.detach();
  return Buffer.from(data, 'base64');
}
