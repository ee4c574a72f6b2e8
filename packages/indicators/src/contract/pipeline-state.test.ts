import { describe, expect, it } from 'vitest';
import { failureKindOf, workerStateOf } from './pipeline-state.js';

const seen = (seenSecondsAgo: number, stopped = false) => ({ seenSecondsAgo, stopped });

describe('workerStateOf', () => {
  it.each([
    ['nobody ever', [], 0, 'never'],
    ['one that runs', [seen(3)], 0, 'running'],
    ['one that runs beside one long gone', [seen(1), seen(300)], 0, 'running'],
    ['one not heard of', [seen(30)], 0, 'silent'],
    ['one not heard of since the page was read', [seen(3)], 30, 'silent'],
    ['one stopped', [seen(3, true)], 0, 'stopped'],
    ['one stopped, and one not heard of since long before', [seen(3, true), seen(300)], 0, 'stopped'],
    ['one not heard of, and one stopped before', [seen(30), seen(300, true)], 0, 'silent'],
  ] as const)('%s', (_, workers, passed, expected) => expect(workerStateOf(workers, passed)).toBe(expected));
});

describe('failureKindOf', () => {
  it.each([
    ['write CONNECTION_ENDED 127.0.0.1:5432', 'database-away'],
    ['PostgresError: terminating connection due to administrator command', 'database-away'],
    ['PostgresError: deadlock detected', 'database-busy'],
    ['PostgresError: new row violates check constraint', 'database-refused'],
    ['TypeError: x is undefined', 'unexpected'],
  ])('%s', (message, expected) => expect(failureKindOf(message)).toBe(expected));
});
