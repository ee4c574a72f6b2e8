/** Every kind of chart at every width in both languages: where its words stand is measured, not looked at. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import autoprefixer from 'autoprefixer';
import type { Browser, Page } from 'playwright-core';
import tailwindcss, { type Config } from 'tailwindcss';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBrowser, openPage } from './browser.js';
import type { Asked } from './charts-page.js';

const origin = 'http://charts.test';
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  woff2: 'font/woff2',
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { default: tailwind } = (await import(here('../tailwind.config.js'))) as { default: Config };
/** By whole paths: where the build is begun is no folder of its sources. */
const styles = { ...tailwind, content: [here('../src/**/*.{ts,tsx}'), here('charts-page.tsx')] };

/** The files of the page by their paths. */
async function pageFiles(): Promise<ReadonlyMap<string, string | Uint8Array>> {
  // As it is in use: what a tester has in the environment would build React for development, many times slower.
  vi.stubEnv('NODE_ENV', 'production');
  const built = (await build({
    configFile: false,
    root: here('.'),
    logLevel: 'error',
    plugins: [react()],
    css: { postcss: { plugins: [tailwindcss(styles), autoprefixer()] } },
    build: {
      write: false,
      assetsInlineLimit: 0,
      minify: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: here('charts-page.tsx') },
    },
  }).finally(() => vi.unstubAllEnvs())) as Rolldown.RolldownOutput;
  return new Map(
    built.output.map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]),
  );
}

describe('charts of 1 to 2,000 figures of every kind', () => {
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    const [files, opened] = await Promise.all([pageFiles(), openBrowser()]);
    browser = opened;
    const context = await browser.newContext();
    ({ page, complaints } = await openPage(context));
    const names = [...files.keys()];
    const tags = [
      ...names
        .filter((name) => name.endsWith('.css'))
        .map((name) => `<link rel="stylesheet" href="${name}">`),
      ...names
        .filter((name) => /charts-page.*\.js$/.test(name))
        .map((name) => `<script type="module" src="${name}"></script>`),
    ];
    await page.route(`${origin}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      const file = files.get(pathname);
      if (pathname === '/')
        return route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><html lang="en"><head><link rel="icon" href="data:,">${tags.join('')}</head><body><div id="root"></div></body></html>`,
        });
      return file === undefined
        ? route.fulfill({ status: 404, body: '' })
        : route.fulfill({
            contentType: types[pathname.split('.').at(-1) ?? ''] ?? 'text/plain',
            body: typeof file === 'string' ? file : Buffer.from(file),
          });
    });
    await page.goto(origin);
    await page
      .waitForFunction(() => 'draw' in window, undefined, { timeout: 60_000 })
      .catch(() => {
        throw new Error(`the page of charts does not begin: ${complaints.join('; ')}`);
      });
  });
  afterAll(() => browser?.close());

  it.each([
    { window: 360, widths: [296, 328], language: 'en', digits: 'latn', most: 2_000 },
    { window: 360, widths: [296, 328], language: 'ar', digits: 'latn', most: 120 },
    { window: 360, widths: [296], language: 'ar', digits: 'arab', most: 2_000 },
    { window: 768, widths: [340, 704], language: 'en', digits: 'latn', most: 2_000 },
    { window: 768, widths: [340, 704], language: 'ar', digits: 'latn', most: 120 },
    { window: 1440, widths: [272, 420, 880], language: 'en', digits: 'latn', most: 120 },
    { window: 1440, widths: [272, 420, 880], language: 'ar', digits: 'latn', most: 2_000 },
  ] as const)('keep their words apart and whole at $window px ($language, $digits)', async (one) => {
    const { window, ...asked } = one;
    await page.setViewportSize({ width: window, height: 900 });
    const count = await page.evaluate(
      (what) => (globalThis as unknown as { draw: (asked: Asked) => Promise<number> }).draw(what),
      asked as Asked,
    );
    await page.waitForFunction(
      (wanted) => document.querySelectorAll('svg[data-chart]').length === wanted,
      count,
    );
    const { faults, texts, broken, widest } = await page.evaluate(measured);
    expect(faults).toEqual([]);
    expect(texts).toBeGreaterThan(count * 4);
    expect(broken).toBeGreaterThan(0);
    expect(widest).toBeLessThanOrEqual(1 / 3);
    expect(complaints).toEqual([]);
  });
});

interface Measured {
  readonly faults: string[];
  readonly texts: number;
  /** How many charts have a break in their axis. */
  readonly broken: number;
  /** The largest share of its chart that the days of a baseline take, where there are figures. */
  readonly widest: number;
}

function measured(): Measured {
  const faults: string[] = [];
  let [texts, broken, widest] = [0, 0, 0];
  for (const held of document.querySelectorAll('[data-case]')) {
    const svg = held.querySelector('svg[data-chart]');
    if (svg === null) continue;
    const outer = svg.getBoundingClientRect();
    const say = (fault: string) => faults.push(`${held.getAttribute('data-case')}: ${fault}`);
    // Behind a text with a halo the same stands once more, in the colour of the ground.
    const said = [...svg.querySelectorAll('text:not(.stroke-surface)')].map((text) => ({
      text: text.textContent ?? '',
      box: text.getBoundingClientRect(),
    }));
    texts += said.length;
    if (svg.querySelector('[data-break]') !== null) broken += 1;
    const shade = svg.querySelector('[data-window]')?.getBoundingClientRect().width ?? 0;
    widest = Math.max(widest, shade / outer.width);
    for (const [at, { text, box }] of said.entries()) {
      if (
        box.left < outer.left - 1 ||
        box.right > outer.right + 1 ||
        box.top < outer.top - 1 ||
        box.bottom > outer.bottom + 1
      )
        say(`“${text}” is cut off`);
      for (const other of said.slice(at + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 1 && down > 1)
          say(`“${text}” and “${other.text}” by ${across.toFixed(1)} × ${down.toFixed(1)} px`);
      }
    }
  }
  return { faults: faults.slice(0, 40), texts, broken, widest };
}
