import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql, Transaction } from '../connection/connect.js';
import { lockAllTelling, lockTelling } from './telling-lock.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;

beforeAll(async () => {
  postgres = await startPostgres();
  database = await openPrepared(postgres);
  ({ sql } = database);
});
afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

const all = (tx: Transaction) => lockAllTelling(tx);
const of = (indicator: string) => (tx: Transaction) => lockTelling(tx, indicator);

/** Whether the second would have to wait while the first decides. */
async function waits(
  first: (tx: Transaction) => Promise<void>,
  second: (tx: Transaction) => Promise<void>,
): Promise<boolean> {
  return sql.begin(async (tx) => {
    await first(tx);
    const got = sql.begin(async (other) => {
      await other`set local lock_timeout = '50ms'`;
      await second(other);
    });
    return got.then(
      () => false,
      (error: { code?: string }) => {
        if (error.code !== '55P03') throw error;
        return true;
      },
    );
  });
}

it.each([
  // One at a time decides what is told of an indicator ...
  ['the same indicator', of('x'), of('x'), true],
  // ... and another indicator is nobody's concern ...
  ['another indicator', of('x'), of('y'), false],
  // ... but whoever decides of all of them has it alone.
  ['all, while one is decided', of('x'), all, true],
  ['one, while all are decided', all, of('x'), true],
  ['all, while all are decided', all, all, true],
] as const)('%s', async (_, first, second, expected) => {
  expect(await waits(first, second)).toBe(expected);
});
