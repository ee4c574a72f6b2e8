import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres, type TestDatabase } from '../../test/postgres.js';
import { connect, type Sql } from '../connection/connect.js';
import { openAllowances } from './allowance.js';
import { openSharedSeats } from './seat.js';

let postgres: TestDatabase;
let sql: Sql;
beforeAll(async () => {
  postgres = await startPostgres();
  sql = connect(await postgres.prepared(), { max: 8, asApplication: true });
});
afterAll(async () => {
  await sql?.end();
  await postgres?.stop();
});

const loudly = (error: unknown) => {
  throw error;
};

describe('seats', () => {
  it('are counted over all processes, each for its caller and its kind', async () => {
    const [one, two] = [openSharedSeats(sql, loudly), openSharedSeats(sql, loudly)];
    const taken = await Promise.all(
      Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? one : two).take('stream', 'token a', 5)),
    );
    const leave = taken.filter((seat) => seat !== null);
    expect(leave).toHaveLength(5);
    expect(await two.take('stream', 'token b', 5)).not.toBeNull();
    expect(await two.take('export', 'token a', 5)).not.toBeNull();
    leave[0]?.();
    leave[0]?.();
    await until(async () => (await two.take('stream', 'token a', 5)) !== null);
    expect(await one.take('stream', 'token a', 5)).toBeNull();
    // A process that stops takes its seats along.
    await one.close();
    expect(await two.take('stream', 'token a', 5)).not.toBeNull();
    await two.close();
  });

  it('of a process that says nothing any more count no longer', async () => {
    const [one, two] = [openSharedSeats(sql, loudly), openSharedSeats(sql, loudly)];
    expect(await one.take('stream', 'token c', 1)).not.toBeNull();
    expect(await two.take('stream', 'token c', 1)).toBeNull();
    await sql`update seat_holder set seen_at = seen_at - interval '21 seconds'`;
    expect(await two.take('stream', 'token c', 1)).not.toBeNull();
    await one.close();
    await two.close();
  });

  it('are given again after the store forgot them all', async () => {
    const seats = openSharedSeats(sql, loudly);
    await seats.take('stream', 'token d', 1);
    // What is not in the log of changes is empty after a crash.
    await sql`delete from seat_holder`;
    expect(await seats.take('stream', 'token d', 1)).not.toBeNull();
    expect(await seats.take('stream', 'token d', 1)).toBeNull();
    await seats.close();
  });
});

describe('allowances', () => {
  const takeAll = async (allowance: { kind: string; most: number; seconds: number }, processes: number) => {
    const each = Array.from({ length: processes }, () => openAllowances(sql, allowance));
    return Promise.all(
      Array.from({ length: allowance.most * 2 }, (_, n) => each[n % processes]?.take('token a')),
    );
  };

  it('are never more than there are, over all processes, and say when there are more', async () => {
    const answers = await takeAll({ kind: 'few', most: 20, seconds: 60 }, 2);
    expect(answers.filter((wait) => wait === null)).toHaveLength(20);
    for (const wait of answers.filter((one) => one !== null)) {
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(60);
    }
    expect(await openAllowances(sql, { kind: 'few', most: 20, seconds: 60 }).take('token b')).toBeNull();
  });

  it('are counted on where the count began in this very moment', async () => {
    // What is kept in whole milliseconds may be a part of one ahead.
    const allowance = { kind: 'now', most: 1, seconds: 60 };
    expect(await openAllowances(sql, allowance).take('token a')).toBeNull();
    await sql`update allowance set since = clock_timestamp() + interval '300 milliseconds' where kind = 'now'`;
    expect(await openAllowances(sql, allowance).take('token a')).toBeGreaterThan(0);
  });

  it('are taken many at a time where there are many', async () => {
    const answers = await takeAll({ kind: 'many', most: 1_000, seconds: 60 }, 3);
    const given = answers.filter((wait) => wait === null).length;
    expect(given).toBeLessThanOrEqual(1_000);
    expect(given).toBeGreaterThan(960);
  });

  it('begin anew when their time is over, or where the clock was set back', async () => {
    const allowance = { kind: 'one', most: 1, seconds: 60 };
    const anew = () => openAllowances(sql, allowance).take('token a');
    expect(await anew()).toBeNull();
    expect(await anew()).toBeGreaterThan(0);
    await sql`update allowance set since = since - interval '61 seconds' where kind = 'one'`;
    expect(await anew()).toBeNull();
    expect(await anew()).toBeGreaterThan(0);
    await sql`update allowance set since = since + interval '1 hour' where kind = 'one'`;
    expect(await anew()).toBeNull();
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + 60_000; ; await delay(20)) {
    if (await holds()) return;
    if (performance.now() > deadline) throw new Error('it never held');
  }
}
