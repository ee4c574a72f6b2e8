/**
 * Invented figures for trying the dashboard out. They go into a data directory of their own, which is marked, and
 * every one of them names a source that says it is invented.
 */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeDataDirectory, StartError } from '@marsad/db';
import { addMonths, dayNumber, isoDay, periodOfCadence, periodOfDays } from '@marsad/indicators';
import type { ObservationBody } from '@marsad/indicators/contract';

const marker = 'INVENTED-FIGURES';
const administratorFile = 'demo-administrator.json';

/** Whether a data directory holds invented figures: the dashboard says so on every page. */
export function isDemo(dataDir: string): boolean {
  return existsSync(join(dataDir, marker));
}

/** A demo's data directory as it is found or made. */
export interface Demo {
  /** The month its figures end with, such as 2026-10; null for one that an older version made. */
  readonly lastMonth: string | null;
  /** Who may sign in, made with the directory; null where somebody else was to be the first administrator. */
  readonly administrator: { readonly email: string; readonly password: string } | null;
}

/**
 * Finds the demo in a data directory, or begins one in an empty directory: its figures end with the last month that is
 * over then, and its administrator has a password of their own, which only the owner of the directory can read.
 * @param needsAdministrator whether nobody else is to be the first administrator.
 * @throws StartError for a directory that holds anything real.
 */
export async function openDemo(dataDir: string, today: string, needsAdministrator: boolean): Promise<Demo> {
  if (!isDemo(dataDir)) await beginDemo(dataDir, today, needsAdministrator);
  const [, lastMonth = null] =
    /end with (\d{4}-\d{2})/.exec(await readFile(join(dataDir, marker), 'utf8')) ?? [];
  const held = await readFile(join(dataDir, administratorFile), 'utf8').catch(() => null);
  return { lastMonth, administrator: held === null ? null : JSON.parse(held) };
}

async function beginDemo(dataDir: string, today: string, needsAdministrator: boolean): Promise<void> {
  const held = await readdir(dataDir).catch(() => []);
  if (held.length > 0)
    throw new StartError(
      `DATA_DIR ${dataDir} holds data already: invented figures go into an empty directory only.`,
    );
  await makeDataDirectory(dataDir);
  if (needsAdministrator) {
    const administrator = { email: 'demo@marsad.example', password: randomBytes(15).toString('base64url') };
    await writeFile(join(dataDir, administratorFile), JSON.stringify(administrator), { mode: 0o600 });
  }
  const lastMonth = periodOfCadence(previousDay(periodOfCadence(today, 'month').start), 'month').text;
  await writeFile(
    join(dataDir, marker),
    `This directory holds invented figures, made by "npm run demo". They end with ${lastMonth}.\n`,
  );
}

function previousDay(day: string): string {
  return isoDay(dayNumber(day) - 1);
}

const source = {
  title: 'Invented for the demo',
  publisher: 'Nobody: these figures are made up',
};

/**
 * One invented figure: of so many whole periods before the last one that was over, or from one of them to another. A
 * story told backwards from its end goes on being a story whenever it is told.
 */
type Told = readonly [
  ago: number | readonly [first: number, last: number],
  value: string,
  more?: Partial<ObservationBody>,
];

const story: Readonly<
  Record<string, { readonly in: 'month' | 'quarter'; readonly figures: readonly Told[] }>
> = {
  'al-hol-pledges': {
    in: 'month',
    figures: [
      [17, '62-71'],
      [16, 'about 75'],
      [15, '88-94'],
      [
        15,
        '70-90',
        { source: { ...source, title: 'A second invented source' }, reliability: 'D', credibility: 4 },
      ],
      [14, '81'],
      [13, 'more than 80'],
      [11, '66-72'],
      [10, '58-64'],
      [9, '61'],
      [8, 'about 55'],
      [7, '49-53'],
      [6, '47', { status: 'P' }],
      [5, '44-50'],
      [4, 'fewer than 45'],
      [3, '41-46'],
      [2, '72-80'],
      [1, '77-83'],
      [0, 'at least 84'],
    ],
  },
  'border-crossings': {
    in: 'month',
    figures: [
      [[26, 24], 'about 380'],
      [[23, 15], 'about 900'],
      [[14, 12], '240-280'],
      [11, '72'],
      [10, '64-70'],
      [9, 'about 90'],
      [[8, 6], '310-350'],
      [5, '141-160'],
      [4, '155'],
      [3, '130-150'],
      [2, '118'],
      [1, 'about 100'],
    ],
  },
  'smuggling-revenue': {
    in: 'quarter',
    figures: [
      [5, '$120,000-140,000 a day'],
      [4, 'about $140,000 a day'],
      [3, 'more than $150,000 a day'],
      [2, '$95,000 a day'],
      [1, '$70,000-90,000 a day'],
      [0, 'about $85,000 a day'],
    ],
  },
  'crop-burnings': {
    in: 'month',
    figures: [
      [14, '41'],
      [13, '63'],
      [12, 'about 30'],
      [2, '22-26'],
      [1, '35'],
    ],
  },
  'official-crossings-open': {
    in: 'month',
    figures: [
      [12, '3'],
      [6, '2'],
      [0, '3'],
    ],
  },
};

interface DemoFigure {
  readonly indicator: string;
  readonly period: string;
  readonly value: string;
  readonly more: Partial<ObservationBody> | undefined;
}

/** The story as it ends with a month: the same months every time for the same end. */
export function demoFigures(lastMonth: string): readonly DemoFigure[] {
  const end = dayNumber(`${lastMonth}-01`);
  return Object.entries(story).flatMap(([indicator, { in: unit, figures }]) => {
    const months = unit === 'quarter' ? 3 : 1;
    // The first day after the last whole unit: of quarters, the one that was over with the month.
    const after = addMonths(end, 1);
    const over = dayNumber(periodOfCadence(isoDay(after), unit).start);
    return figures.map(([ago, value, more]) => {
      const [first, last] = typeof ago === 'number' ? [ago, ago] : ago;
      const from = addMonths(over, -(first + 1) * months);
      const { text } = periodOfDays(from, addMonths(over, -last * months));
      return { indicator, period: text, value, more };
    });
  });
}

/** Enters the invented figures through the API of a running instance, each once however often it is run. */
export async function enterDemoFigures(url: string, token: string, lastMonth: string): Promise<number> {
  const date = isoDay(addMonths(dayNumber(`${lastMonth}-01`), 1));
  const figures = demoFigures(lastMonth);
  for (const { indicator, period, value, more } of figures) {
    const given = { indicator, period, value, source, reliability: 'B', credibility: 3, ...more };
    const body = { ...given, source: { ...given.source, date }, note: 'Invented figure.' };
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
  }
  return figures.length;
}
