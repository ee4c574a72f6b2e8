import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Role } from '@marsad/indicators';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import {
  invite,
  type Marsad,
  passwordOf,
  startMarsad,
  startPostgres,
  visitor,
} from '../../api/test/harness.js';

export const executablePath = process.env.MARSAD_TEST_CHROMIUM;

/** `pages`: the same Chromium without what draws its windows, where there is one: it takes half the time. */
type Build = 'pages' | 'whole';

/** Headless, and asking nothing of the network but the page under test. */
export async function openBrowser(build: Build = 'pages'): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: (build === 'pages' && process.env.MARSAD_TEST_HEADLESS) || executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  // A bound against a hang, as everywhere: not a measure of speed.
  browser.on('context', (context) => context.setDefaultTimeout(60_000));
  return browser;
}

/** A page that keeps what its console complains of. */
export async function openPage(context: BrowserContext): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}

/** Violations of accessibility, each with the first elements that have it: by every rule, or by those named. */
export async function violationsOn(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Evaluated by the debugger: the page's own policy forbids inline scripts, and stays in force.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(
    async (runOnly) => {
      const { run } = (window as unknown as { axe: { run(options: object): Promise<Found> } }).axe;
      const { violations } = await run({
        resultTypes: ['violations'],
        ...(runOnly === undefined ? {} : { runOnly }),
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
      );
    },
    rules as string[] | undefined,
  );
}

/** How far the page is wider than its window, in px. */
export function horizontalOverflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
}

/** Chooses an ISO day in the calendar of a field, on an English page. */
export async function chooseDay(page: Page, label: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await page.getByRole('button', { name: new RegExp(`^${label}:`) }).click();
  const calendar = page.getByRole('dialog', { name: label });
  await calendar.getByLabel('Year').selectOption(year);
  await calendar.getByLabel('Month', { exact: true }).selectOption(String(Number(month) - 1));
  await calendar
    .getByRole('gridcell')
    .getByText(String(Number(date)), { exact: true })
    .click();
  await calendar.waitFor({ state: 'detached' });
}

/** What has the focus: the name of its field, what it is called, or what stands in it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    const field = at instanceof HTMLElement ? (at as HTMLInputElement).name : undefined;
    return field || at?.getAttribute('aria-label') || at?.textContent?.trim() || '';
  });
}

/** Goes on by Tab until it is there. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let steps = 0; steps < 120; steps += 1) {
    const at = await focused(page);
    if (typeof name === 'string' ? at === name : name.test(at)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

export const administrator = { name: 'Rana', email: 'rana@example.org', password: 'river copper lantern 88' };

/** A context in which somebody is signed in, by default the administrator. */
export async function signedIn(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  { email, password }: { readonly email: string; readonly password: string } = administrator,
): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  const answer = await context.request.post(`${url}/api/v1/session`, { data: { email, password } });
  if (!answer.ok()) throw new Error(`not signed in: ${answer.status()} ${await answer.text()}`);
  return context;
}

/** A context of somebody who came by an invitation. */
export async function invited(
  browser: Browser,
  { client, url }: Marsad,
  { name, role, ...options }: BrowserContextOptions & { readonly name: string; readonly role: Role },
): Promise<BrowserContext> {
  const email = `${name.toLowerCase()}@example.org`;
  await invite(client, { name, email, role, browser: visitor(url) });
  return signedIn(browser, url, options, { email, password: passwordOf(email) });
}

/** A Marsad on a database of its own, and a browser to look at it with. */
export interface Running {
  readonly marsad: Marsad;
  readonly browser: Browser;
  readonly stop: () => Promise<void>;
}

const withAdministrator = { ADMIN_EMAIL: administrator.email, ADMIN_PASSWORD: administrator.password };

/** @param env how it is started; by default with the administrator in it. */
export async function startWithBrowser(
  env: Record<string, string> = withAdministrator,
  build: Build = 'pages',
): Promise<Running> {
  const postgres = await startPostgres();
  const startOn = async (url: string | Promise<string>) => startMarsad({ ...env, DATABASE_URL: await url });
  const [marsad, browser] = await Promise.all([
    startOn(env.DATABASE_URL ?? postgres.prepared()),
    openBrowser(build),
  ]).catch(async (error: unknown) => {
    await postgres.stop();
    throw error;
  });
  return {
    marsad,
    browser,
    stop: async () => {
      await browser.close();
      await marsad.stop();
      await postgres.stop();
    },
  };
}

/** Fills in what most figures need, on an English page; nothing is saved by it. */
export async function fillEntry(
  page: Page,
  entry: { indicator?: string; period: string; figure: string; title?: string },
): Promise<void> {
  await page.getByLabel('Indicator', { exact: true }).selectOption(entry.indicator ?? 'al-hol-pledges');
  await page.getByLabel('Period', { exact: true }).fill(entry.period);
  await page.getByLabel('Figure', { exact: true }).fill(entry.figure);
  await page.getByLabel('Title', { exact: true }).fill(entry.title ?? 'Camp radio');
}

/** Answers to reads are made when they are asked for, and come when they are let go. */
export async function holdReads(page: Page, url: string) {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(url, async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const answer = await route.fetch();
    await gate;
    await route.fulfill({ response: answer }).catch(() => {});
  });
  return {
    letGo: async () => {
      letGo();
      await page.unroute(url);
    },
  };
}
