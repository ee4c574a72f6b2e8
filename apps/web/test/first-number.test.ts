import { readFileSync } from 'node:fs';
import { localeOf } from '@marsad/indicators';
import { expect, it } from 'vitest';

it('has the browser look up the numbers of the very locales the app writes in', () => {
  const script = readFileSync(new URL('../public/first-paint.js', import.meta.url), 'utf8');
  expect(script).toContain(`'${localeOf('en')}'`);
  const [before = ''] = localeOf('ar', 'latn').split('latn');
  expect(script).toContain(`\`${before}\${digits}\``);
});
