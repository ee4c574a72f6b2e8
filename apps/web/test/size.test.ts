/** What a first visit has to download before the overview is there. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

interface FirstLoad {
  /** In bytes, gzipped. */
  readonly start: number;
  readonly overview: number;
  readonly overviewInArabic: number;
  readonly files: readonly string[];
  readonly indicatorFiles: readonly string[];
}

const size = fileURLToPath(new URL('../../../bench/size.mjs', import.meta.url));

describe('the first load', async () => {
  const { firstLoad } = (await import(size)) as { firstLoad(): FirstLoad };
  const { start, overview, overviewInArabic, files, indicatorFiles } = firstLoad();
  const has = (part: string) => files.some((file) => file.startsWith(join('assets', `${part}-`)));

  it(`draws the overview with at most 110 kB of scripts, words and all (${(overview / 1000).toFixed(1)} kB)`, () => {
    expect(has('overview-body')).toBe(true);
    expect(start).toBeGreaterThan(60_000);
    expect(overview).toBeGreaterThan(start);
    expect(overview).toBeLessThanOrEqual(110_000);
    expect(overviewInArabic).toBeLessThanOrEqual(110_000);
  });

  it(`comes in few files, so that a poor line is not asked time and again (${files.length} and ${indicatorFiles.length})`, () => {
    expect(files.length).toBeLessThanOrEqual(8);
    expect(indicatorFiles.length).toBeLessThanOrEqual(15);
  });

  it('leaves charts, forms and the other pages for when they are wanted', () => {
    for (const part of [
      'trend-chart',
      'entry-page',
      'form',
      'field',
      'indicator-page',
      'settings-page',
      'map-page',
      'ar',
      'arrange',
    ])
      expect(has(part), part).toBe(false);
  });
});
