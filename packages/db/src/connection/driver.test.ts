/**
 * What the driver does when its connections end under it, and under a burst: no process ends, nothing waits for ever, and
 * no statement is carried out in a transaction that is not its own.
 */
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import { assertTimeZone, connect, type Sql } from './connect.js';
import { storeFault } from './fault.js';
import { readAhead } from './read-ahead.js';

let postgres: TestDatabase;
let prepared: Prepared;
let killer: Sql;
const opened: Sql[] = [];
const escaped: unknown[] = [];
const escapes = (error: unknown) => escaped.push(error);

beforeAll(async () => {
  postgres = await startPostgres();
  prepared = await openPrepared(postgres);
  await prepared.owner`create table half (mark integer, n integer, transaction text, primary key (mark, n))`;
  killer = connect(postgres.asSuperuser(prepared.url), { max: 1, applicationName: 'killer' });
  process.on('uncaughtException', escapes).on('unhandledRejection', escapes);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((sql) => sql.end({ timeout: 1 })));
  expect(escaped.splice(0)).toEqual([]);
});
afterAll(async () => {
  process.off('uncaughtException', escapes).off('unhandledRejection', escapes);
  await killer?.end({ timeout: 1 });
  await prepared?.close();
  await postgres?.stop();
});

function open(max: number): Sql {
  const sql = connect(prepared.url, { max, applicationName: 'victim' });
  opened.push(sql);
  return sql;
}

/** @returns of how many connections. */
async function endAll(): Promise<number> {
  const [row] = await killer<{ ended: number }[]>`
    select count(pg_terminate_backend(pid))::int as ended from pg_stat_activity
    where datname = current_database() and application_name = 'victim'`;
  return row?.ended ?? 0;
}

/** What is not of a store that is away is a fault. */
function expected(error: unknown): void {
  if (storeFault(error) === null) throw error;
}

const within = <T>(ms: number, promise: Promise<T>): Promise<T | 'nothing'> =>
  Promise.race([promise, delay(ms, 'nothing' as const, { ref: false })]);

it('outlives that all connections are ended, again and again, and mixes no transactions', async () => {
  const sql = open(6);
  const committed: number[] = [];
  let marks = 0;
  let going = true;
  const transacting = async () => {
    while (going) {
      const mark = ++marks;
      try {
        await sql.begin(async (tx) => {
          await tx`insert into half values (${mark}, 1, pg_current_xact_id()::text)`;
          await Promise.all([tx`select pg_sleep(0.001)`, tx`select ${'x'.repeat(2_000)}::text`]);
          await tx`insert into half values (${mark}, 2, pg_current_xact_id()::text)`;
        });
        committed.push(mark);
      } catch (error) {
        expected(error);
      }
    }
  };
  let asked = 0;
  const asking = async () => {
    while (going)
      try {
        const [row] = await sql<{ n: number }[]>`select ${asked}::int as n, pg_sleep(0.001)`;
        asked += Number(row !== undefined);
      } catch (error) {
        expected(error);
      }
  };
  let read = 0;
  const reading = async () => {
    while (going)
      try {
        let rows = 0;
        for await (const piece of sql`select generate_series(1, 300) as n`.cursor(50)) {
          rows += piece.length;
          await delay(1);
        }
        expect(rows).toBe(300);
        read += 1;
      } catch (error) {
        expected(error);
      }
  };
  const copying = async () => {
    while (going)
      try {
        await sql.begin(async (tx) => {
          const mark = ++marks;
          const copy = await tx`copy half (mark, n, transaction) from stdin`.writable();
          copy.on('error', () => {});
          for (const n of [1, 2]) {
            await new Promise<void>((resolve, reject) =>
              copy.write(`${mark}\t${n}\tcopied\n`, (error) => (error ? reject(error) : resolve())),
            );
            await delay(1);
          }
          copy.end();
          if (!copy.writableFinished) await once(copy, 'finish');
        });
      } catch (error) {
        expected(error);
      }
  };
  const clients = [
    ...Array.from({ length: 14 }, transacting),
    ...Array.from({ length: 14 }, asking),
    reading(),
    reading(),
    copying(),
    copying(),
  ];
  const failed = Promise.all(clients).then(
    () => null,
    (error: unknown) => ({ error }),
  );
  let ended = 0;
  for (let round = 0; round < 150 && going; round += 1) {
    ended += await endAll();
    if ((await Promise.race([failed, delay(5 + (round % 7) * 5, null)])) !== null) break;
  }
  // Undisturbed, each kind of work goes on.
  const sofar = { committed: committed.length, asked, read };
  const deadline = performance.now() + 60_000;
  const wentOn = () =>
    committed.length > sofar.committed + 20 && asked > sofar.asked + 20 && read > sofar.read;
  while (!wentOn() && performance.now() < deadline && (await within(20, failed)) === 'nothing');
  const isGoingOn = wentOn();
  going = false;
  expect(await within(60_000, failed)).toBeNull();
  expect(isGoingOn).toBe(true);
  expect(ended).toBeGreaterThan(100);
  const torn = await prepared.owner`
    select mark from half group by mark having count(*) <> 2 or count(distinct transaction) <> 1
      or count(distinct xmin::text) <> 1`;
  expect(torn).toEqual([]);
  const [kept] =
    await prepared.owner`select count(distinct mark)::int as n from half where mark = any(${committed})`;
  expect(kept?.n).toBe(committed.length);
});

it('carries out nothing of a transaction whose connection has ended in another one', async () => {
  const sql = open(1);
  let goOn = () => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let late: Promise<unknown> | null = null;
  let begun = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const first = sql.begin(async (tx) => {
    await tx`select 1`;
    begun();
    await gate;
    late = tx`insert into half values (-1, 1, 'of the first')`.then(
      () => 'done',
      (error: unknown) => storeFault(error),
    );
    await late;
  });
  const lost = first.then(
    () => 'committed',
    (error: unknown) => storeFault(error),
  );
  await hasBegun;
  await endAll();
  expect(await lost).toMatchObject({ kind: 'away' });
  await sql.begin(async (tx) => {
    await tx`insert into half values (-2, 1, 'of the second')`;
    goOn();
    await delay(30);
    await tx`insert into half values (-2, 2, 'of the second')`;
  });
  expect(late).not.toBeNull();
  expect(await within(2_000, Promise.resolve(late))).toMatchObject({ kind: 'away' });
  expect(await sql`select n from half where mark = -1`).toEqual([]);
});

it('carries out nothing of a transaction that has been rolled back', async () => {
  const sql = open(1);
  let late: Promise<unknown> = Promise.resolve();
  const failed = sql.begin(async (tx) => {
    late = delay(20).then(() => tx`insert into half values (-3, 1, 'too late')`);
    late.catch(() => {});
    throw new Error('of the first branch');
  });
  await expect(failed).rejects.toThrow('of the first branch');
  await expect(late).rejects.toMatchObject({ code: 'TRANSACTION_ENDED' });
  expect(await sql`select n from half where mark = -3`).toEqual([]);
});

it('gives each of a burst of transactions a connection of its own', async () => {
  const sql = open(2);
  /** Those that are sent one after the other without waiting are around a hundred: at any of them it may be a transaction's turn. */
  for (let before = 95; before < 106; before += 1) {
    const asked = () =>
      sql<{ inside: boolean }[]>`select pg_current_xact_id_if_assigned() is not null as inside`.then(
        ([row]) => row?.inside,
      );
    const transacted = () =>
      sql.begin(async (tx) => {
        const idOf = async () => (await tx<{ id: string }[]>`select pg_current_xact_id()::text as id`)[0]?.id;
        const id = await idOf();
        await tx`select pg_sleep(0.002)`;
        expect(await idOf()).toBe(id);
        return id;
      });
    const sleeping = [sql`select pg_sleep(0.05)`, sql`select pg_sleep(0.05)`].map((query) => query.execute());
    await delay(5);
    const plain = Array.from({ length: 2 * before }, asked);
    const transactions = Array.from({ length: 10 }, transacted);
    const after = Array.from({ length: 50 }, asked);
    const [, inside, ids] = await Promise.all([
      Promise.all(sleeping),
      Promise.all([...plain, ...after]),
      Promise.all(transactions),
    ]);
    expect(inside.filter((one) => one !== false)).toEqual([]);
    expect(new Set(ids).size).toBe(10);
  }
});

it('says that a cursor has broken off, and does not take it for its end', async () => {
  const sql = open(1);
  let rows = 0;
  const read = async () => {
    for await (const piece of sql`select generate_series(1, 1000) as n`.cursor(10)) {
      rows += piece.length;
      if (rows === 10) {
        await endAll();
        await delay(50);
      }
    }
    return rows;
  };
  await expect(read()).rejects.toSatisfy((error) => storeFault(error)?.kind === 'away');
});

it('reads a cursor ahead to its end, whatever has come while a piece was worked on', async () => {
  const sql = open(1);
  for (const most of [20, 21]) {
    const taken: number[] = [];
    for await (const piece of readAhead(
      sql<{ n: number }[]>`select generate_series(1, ${most}::int) as n`.cursor(10),
    )) {
      taken.push(...piece.map(({ n }) => n));
      await delay(50);
    }
    expect(taken).toEqual(Array.from({ length: most }, (_, at) => at + 1));
  }
});

it('says that a COPY was refused at its end, and that its connection has ended', async () => {
  const sql = open(1);
  const copied = (breaks: boolean) =>
    sql.begin(async (tx) => {
      const copy = await tx`copy half (mark, n, transaction) from stdin`.writable();
      if (breaks) {
        await endAll();
        await delay(50);
      } else copy.write('-4\t1\ta\n-4\t1\ttwice\n');
      const end = new Promise((resolve, reject) => copy.on('finish', resolve).on('error', reject));
      copy.end();
      await end;
    });
  await expect(within(3_000, copied(false))).rejects.toMatchObject({ code: '23505' });
  await expect(within(3_000, copied(true))).rejects.toSatisfy((error) => storeFault(error)?.kind === 'away');
  expect(await within(3_000, sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

it('refuses what a reserved connection is asked once it has ended', async () => {
  const sql = open(1);
  const reserved = await sql.reserve();
  await reserved`select 1`;
  await endAll();
  await delay(50);
  await expect(within(3_000, Promise.resolve(reserved`select 1`))).rejects.toSatisfy(
    (error) => storeFault(error)?.kind === 'away',
  );
  reserved.release();
  expect(await within(3_000, sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

it('listens again however often its connection ends, and keeps nothing of those that ended', async () => {
  const warned: string[] = [];
  const warning = ({ name }: Error) => warned.push(name);
  process.on('warning', warning);
  let looks = 0;
  await open(1).listen(
    'again',
    () => {},
    () => {
      looks += 1;
    },
  );
  // More than anything may wait for on one signal before Node warns of a leak.
  for (let times = 1; times <= 14; times += 1) {
    await expect.poll(() => looks, { timeout: 60_000 }).toBe(times);
    await killer`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'victim listening'`;
  }
  await expect.poll(() => looks, { timeout: 60_000 }).toBe(15);
  process.off('warning', warning);
  expect(warned).toEqual([]);
});

it('says that a zone is unknown of nothing but a zone', async () => {
  const sql = open(1);
  await assertTimeZone(sql, 'Asia/Baghdad');
  await expect(assertTimeZone(sql, 'Asia/Raqqa')).rejects.toThrow('TIME_ZONE="Asia/Raqqa" is not known');
  await sql.end();
  await expect(assertTimeZone(sql, 'Asia/Baghdad')).rejects.toMatchObject({ code: 'CONNECTION_ENDED' });
});
