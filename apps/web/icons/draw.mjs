// Draws the icons of the installed app from their SVG: node apps/web/icons/draw.mjs CHROMIUM
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const web = new URL('..', import.meta.url);
const [executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
for (const [from, to, size] of [
  ['public/favicon.svg', 'icon-192.png', 192],
  ['public/favicon.svg', 'icon-512.png', 512],
  ['icons/maskable.svg', 'icon-maskable-512.png', 512],
  // iOS rounds the corners itself, and shows what is transparent as black.
  ['icons/maskable.svg', 'apple-touch-icon.png', 180],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(new URL(from, web), 'utf8');
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await page.screenshot({ path: new URL(`public/${to}`, web).pathname, omitBackground: true });
  await page.close();
}
await browser.close();
