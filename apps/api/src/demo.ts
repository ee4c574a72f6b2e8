/**
 * Invented figures for trying the dashboard out. They go into a data directory of their own, which is marked, and
 * every one of them names a source that says it is invented.
 */
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, StartError } from '@marsad/db';
import type { ObservationBody } from '@marsad/indicators/wire';

const marker = 'INVENTED-FIGURES';

/** Whether a data directory holds invented figures: the dashboard says so on every page. */
export function isDemo(dataDir: string): boolean {
  return existsSync(join(dataDir, marker));
}

/** @throws StartError for a directory that holds anything real. */
export async function markDemo(dataDir: string): Promise<void> {
  if (isDemo(dataDir)) return;
  const held = await readdir(dataDir).catch(() => []);
  if (held.length > 0)
    throw new StartError(
      `DATA_DIR ${dataDir} holds data already: invented figures go into an empty directory only.`,
    );
  await makeFolder(dataDir);
  await writeFile(join(dataDir, marker), 'This directory holds invented figures, made by "npm run demo".\n');
}

const source = {
  title: 'Invented for the demo',
  publisher: 'Nobody: these figures are made up',
  date: '2022-01-31',
};

const figures: Record<
  string,
  readonly (readonly [period: string, value: string, more?: Partial<ObservationBody>])[]
> = {
  'al-hol-pledges': [
    ['2020-07', '62-71'],
    ['2020-08', 'about 75'],
    ['2020-09', '88-94'],
    [
      '2020-09',
      '70-90',
      { source: { ...source, title: 'A second invented source' }, reliability: 'D', credibility: 4 },
    ],
    ['2020-10', '81'],
    ['2020-11', 'more than 80'],
    ['2021-01', '66-72'],
    ['2021-02', '58-64'],
    ['2021-03', '61'],
    ['2021-04', 'about 55'],
    ['2021-05', '49-53'],
    ['2021-06', '47', { status: 'P' }],
    ['2021-07', '44-50'],
    ['2021-08', 'fewer than 45'],
    ['2021-09', '41-46'],
    ['2021-10', '72-80'],
    ['2021-11', '77-83'],
    ['2021-12', 'at least 84'],
  ],
  'border-crossings': [
    ['2019-10/2019-12', 'about 380'],
    ['2020-01-01/P9M', 'about 900'],
    ['2020-Q4', '240-280'],
    ['2021-01', '72'],
    ['2021-02', '64-70'],
    ['2021-03', 'about 90'],
    ['2021-Q2', '310-350'],
    ['2021-07', '141-160'],
    ['2021-08', '155'],
    ['2021-09', '130-150'],
    ['2021-10', '118'],
    ['2021-11', 'about 100'],
  ],
  'smuggling-revenue': [
    ['2020-Q3', '$120,000-140,000 a day'],
    ['2020-Q4', 'about $140,000 a day'],
    ['2021-Q1', 'more than $150,000 a day'],
    ['2021-Q2', '$95,000 a day'],
    ['2021-Q3', '$70,000-90,000 a day'],
    ['2021-Q4', 'about $85,000 a day'],
  ],
  'crop-burnings': [
    ['2020-05', '41'],
    ['2020-06', '63'],
    ['2020-07', 'about 30'],
    ['2021-05', '22-26'],
    ['2021-06', '35'],
  ],
  'official-crossings-open': [
    ['2020-12', '3'],
    ['2021-06', '2'],
    ['2021-12', '3'],
  ],
};

/** Enters the invented figures through the API of a running instance, each once however often it is run. */
export async function enterDemoFigures(url: string, token: string): Promise<number> {
  let entered = 0;
  for (const [indicator, entries] of Object.entries(figures))
    for (const [period, value, more] of entries) {
      const body = {
        indicator,
        period,
        value,
        source,
        reliability: 'B',
        credibility: 3,
        note: 'Invented figure.',
        ...more,
      };
      const response = await fetch(`${url}/api/v1/observations`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          prefer: 'wait=10',
          'idempotency-key': `demo ${indicator} ${period} ${body.source.title}`,
        },
      });
      if (!response.ok)
        throw new StartError(`The demo's ${indicator} ${period} was refused: ${await response.text()}`);
      entered += 1;
    }
  return entered;
}
