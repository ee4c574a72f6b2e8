/** How much of what there may be. */
import { type Kept, StartError, usuallyKept } from '@marsad/db';
import {
  type ReadingBounds,
  type TableBounds,
  usualReadingBounds,
  usualTableBounds,
} from '@marsad/indicators/contract';
import { type CallerLimits, usualLimits } from '../account/door.js';
import { type BacklogBounds, usualBacklogBounds } from '../http/backlog.js';
import { type Environment, given, readCount } from './environment.js';

/** The variable of each bound, and the most it may be: what is beyond would be no bound. */
const tableVariables: { readonly [Bound in keyof TableBounds]: readonly [name: string, most: number] } = {
  megabytes: ['TABLE_MB', 1_000],
  rows: ['TABLE_ROWS', 10_000_000],
  columns: ['TABLE_COLUMNS', 16_384],
  cellCharacters: ['TABLE_CELL_CHARACTERS', 1_000_000],
  unpackedTimes: ['TABLE_UNPACKED_TIMES', 1_000],
};

const readingVariables: { readonly [Bound in keyof ReadingBounds]: readonly [name: string, most: number] } = {
  megabytes: ['READING_MB', 1_000],
  pages: ['READING_PAGES', 100_000],
  unpackedTimes: ['READING_UNPACKED_TIMES', 1_000],
  seconds: ['READING_SECONDS', 3_600],
  memoryMegabytes: ['READING_MEMORY_MB', 8_192],
};

export function readLimits(env: Environment): CallerLimits {
  const read = (limit: keyof CallerLimits, name: string, most: number) =>
    readCount(env, name, usualLimits[limit], most, 'limit');
  return {
    streams: read('streams', 'LIMIT_STREAMS', 3_500),
    streamsInAll: read('streamsInAll', 'LIMIT_STREAMS_IN_ALL', 3_500),
    exports: read('exports', 'LIMIT_EXPORTS', 20),
    uploads: read('uploads', 'LIMIT_UPLOADS', 20),
    writes: read('writes', 'LIMIT_WRITES', 1_000_000),
  };
}

export function readKept(env: Environment): Kept {
  const read = (what: keyof Kept, name: string) =>
    readCount(env, name, usuallyKept[what], 36_500, 'number of days');
  return {
    events: read('events', 'KEEP_EVENTS_DAYS'),
    messages: read('messages', 'KEEP_MESSAGES_DAYS'),
    tables: read('tables', 'KEEP_TABLES_DAYS'),
    runs: read('runs', 'KEEP_RUNS_DAYS'),
    rejected: read('rejected', 'KEEP_REJECTED_DAYS'),
  };
}

export function readTables(env: Environment): TableBounds {
  const read = (bound: keyof TableBounds) => {
    const [name, most] = tableVariables[bound];
    return readCount(env, name, usualTableBounds[bound], most, 'bound of a table');
  };
  return {
    megabytes: read('megabytes'),
    rows: read('rows'),
    columns: read('columns'),
    cellCharacters: read('cellCharacters'),
    unpackedTimes: read('unpackedTimes'),
  };
}

export function readReadings(env: Environment): ReadingBounds {
  const read = (bound: keyof ReadingBounds) => {
    const [name, most] = readingVariables[bound];
    return readCount(env, name, usualReadingBounds[bound], most, 'bound of a text');
  };
  return {
    megabytes: read('megabytes'),
    pages: read('pages'),
    unpackedTimes: read('unpackedTimes'),
    seconds: read('seconds'),
    memoryMegabytes: read('memoryMegabytes'),
  };
}

export function readBacklog(env: Environment): BacklogBounds {
  const read = (name: string, usual: number, most: number) => {
    const text = given(env, name) ?? String(usual);
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > most)
      throw new StartError(
        `${name}="${text}" is no bound of what waits: give a whole number from 1 to ${most}.`,
      );
    return value;
  };
  return {
    figures: read('BACKLOG_FIGURES', usualBacklogBounds.figures, 1_000_000),
    seconds: read('BACKLOG_SECONDS', usualBacklogBounds.seconds, 3_600),
  };
}
