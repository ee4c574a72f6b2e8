// `npm run screenshots`: starts the demo in a folder of its own, and takes the pictures the README and the docs show.
// Their names say what is on them, so that a new picture takes the place of the old one.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { followed, settled } from '../apps/web/test/settled.mjs';
import { chromiumPath, startDashboard } from '../bench/dashboard.mjs';

const pictures = fileURLToPath(new URL('pictures', import.meta.url));
const executablePath = chromiumPath();
if (executablePath === null)
  throw new Error('no Chromium here: install it, or name it in MARSAD_TEST_CHROMIUM');

/** Four of the eight ways to look at a page: each language, theme and width is among them twice. */
const looks = [
  { language: 'en', theme: 'light', width: 1440 },
  { language: 'ar', theme: 'dark', width: 1440 },
  { language: 'ar', theme: 'light', width: 360 },
  { language: 'en', theme: 'dark', width: 360 },
];
const demo = await startDashboard('demo');
try {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await takeAll(browser, demo);
  } finally {
    await browser.close();
  }
} finally {
  await demo.stop();
}

async function takeAll(browser, { url, cookie }) {
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
      extraHTTPHeaders: { cookie },
    });
    // A machine with other work to do takes its time.
    context.setDefaultTimeout(180_000);
    const named = await context.request.patch(`${url}/api/v1/account`, { data: { name: 'Rana' } });
    if (!named.ok()) throw new Error(`not named: ${named.status()} ${await named.text()}`);
    const page = await context.newPage();
    const { open } = followed(page);
    const { items } = await (
      await context.request.get(`${url}/api/v1/alerts?indicator=al-hol-pledges`)
    ).json();
    const subjects = {
      overview: { path: '/', hasChart: true },
      indicator: { path: '/indicators/al-hol-pledges', hasChart: true },
      entry: { path: `/enter?indicator=al-hol-pledges&period=${monthWithout()}`, act: typed },
      alert: { path: `/alerts/${items[0].id}`, hasChart: true },
    };
    for (const [name, { path, act, hasChart = false }] of Object.entries(subjects)) {
      const address = new URL(path, url);
      address.searchParams.set('lang', language);
      const live = page.waitForResponse((one) => one.url().includes('/api/v1/events'));
      await page.goto(address.href);
      await live;
      await page.locator('main h1').waitFor();
      await act?.(page, language);
      // Drawn once it comes into view, which nothing else waits for.
      if (hasChart) await page.locator('main svg[data-chart]').first().waitFor({ state: 'attached' });
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

/** The month of the story that has no figure yet: twelve before last month. */
function monthWithout() {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 13)).toISOString().slice(0, 7);
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

/** As WebP, by the browser itself: less than half the size of a PNG, and no further tool. */
async function compressed(page) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  await session.detach();
  return Buffer.from(data, 'base64');
}
