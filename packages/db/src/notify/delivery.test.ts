import type { Outcome } from '@marsad/indicators/pipeline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addFigure, addReceiver, letPass, monthOfLastYear, tester, watch } from '../../test/alerts.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import {
  type ClaimedDelivery,
  claimDelivery,
  listDeliveries,
  receiversDue,
  releaseDelivery,
  renewLease,
  resendDelivery,
  settleDelivery,
  trimDeliveries,
} from './delivery.js';
import { sendTest } from './message.js';
import type { StoredReceiver } from './receiver.js';
import { deleteReceiver } from './receiver-edit.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;
let desk: StoredReceiver;

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());
afterEach(() => database.close());
beforeEach(async () => {
  database = await openPrepared(postgres);
  ({ sql } = database);
  desk = await addReceiver(sql);
});

const message = async (to = desk) => (await sendTest(sql, tester, { receiver: to })).delivery;
const claim = async (from = desk): Promise<ClaimedDelivery> => {
  const claimed = await claimDelivery(sql, from.id);
  if (claimed === null) throw new Error('nothing to send');
  return claimed;
};
const settle = (claimed: ClaimedDelivery, outcome: Outcome) => settleDelivery(sql, claimed, outcome, 0.5);
const failed = (status: number | null, retryable = true): Outcome => ({
  kind: 'failed',
  status,
  error: `answered ${status}`,
  retryable,
  // Longer than a test takes.
  retryAfterMs: 600_000,
});
const sent: Outcome = { kind: 'sent', status: 204 };
const deliveries = () => listDeliveries(sql, { limit: 50 });

describe('a message', () => {
  it('is in the hands of one', async () => {
    const id = await message();
    const taken = await Promise.all([claimDelivery(sql, desk.id), claimDelivery(sql, desk.id)]);
    expect(taken.filter((one) => one !== null).map((one) => one.id)).toEqual([id]);
    expect(await receiversDue(sql)).toEqual([]);
    expect(await claimDelivery(sql, desk.id)).toBeNull();
  });

  it('is shown without the address that an older version noted with what went wrong', async () => {
    await message();
    await sql`update delivery set last_error =
      'request to https://user:w0rd@hooks.example.org/services/s3cr3t?key=k3y failed, reason: no answer'`;
    expect((await deliveries())[0]?.lastError).toBe(
      'request to https://hooks.example.org/… failed, reason: no answer',
    );
  });

  it('is taken by another where whoever had it is gone', async () => {
    const id = await message();
    await claim();
    await letPass(sql, 61);
    expect(await receiversDue(sql)).toEqual([desk.id]);
    expect(await claim()).toMatchObject({ id, attempts: 2 });
  });

  it('waits for no clock that was set back, and is tried once for it', async () => {
    const [tried, fresh] = [
      await addReceiver(sql, { name: 'tried' }),
      await addReceiver(sql, { name: 'new' }),
    ];
    for (const receiver of [tried, fresh]) await message(receiver);
    await settle(await claim(tried), { ...failed(503), retryAfterMs: null } as Outcome);
    // Two hours ago it was two hours later.
    await letPass(sql, -7_200);
    expect((await receiversDue(sql)).sort()).toEqual([tried.id, fresh.id].sort());
    for (const receiver of [tried, fresh]) await settle(await claim(receiver), failed(503));
    expect(await receiversDue(sql)).toEqual([]);
  });

  it('that was broken off is sent by whoever comes next, as if it had not been tried', async () => {
    const id = await message();
    await releaseDelivery(sql, await claim());
    expect(await claim()).toMatchObject({ id, attempts: 1 });
  });

  it('stays in the hands of one as long as the attempt lasts', async () => {
    await message();
    const claimed = await claim();
    await letPass(sql, 14);
    await renewLease(sql, claimed);
    await letPass(sql, 14);
    expect(await receiversDue(sql)).toEqual([]);
    await letPass(sql, 2);
    expect(await receiversDue(sql)).toEqual([desk.id]);
  });

  it('keeps no other receiver from being told', async () => {
    const other = await addReceiver(sql, { name: 'other' });
    await message();
    const second = await message(other);
    await claim();
    expect(await claim(other)).toMatchObject({ id: second });
  });

  it('comes after the one before it', async () => {
    const [first, second] = [await message(), await message()];
    const claimed = await claim();
    expect(claimed.id).toBe(first);
    expect(await claimDelivery(sql, desk.id)).toBeNull();
    await settle(claimed, sent);
    expect((await claim()).id).toBe(second);
  });

  it('is sent again later, under its name, and then is sent', async () => {
    const id = await message();
    await settle(await claim(), failed(503));
    expect(await receiversDue(sql)).toEqual([]);
    await letPass(sql, 600);
    const again = await claim();
    expect(again).toMatchObject({ id, attempts: 2 });
    await settle(again, sent);
    expect(await deliveries()).toMatchObject([
      { id, status: 'sent', attempts: 2, lastStatus: 204, lastError: null },
    ]);
  });

  it('is left to a person where trying again will not help, or has not', async () => {
    const refused = await message();
    await settle(await claim(), failed(400, false));
    const hopeless = await message();
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await settle(await claim(), failed(503));
      await letPass(sql, 4_000);
    }
    const found = await deliveries();
    expect(found.map(({ id, status, attempts }) => [id, status, attempts])).toEqual([
      [hopeless, 'dead', 10],
      [refused, 'dead', 1],
    ]);
    expect(await receiversDue(sql)).toEqual([]);
  });

  it('that cannot be brought at all keeps the others waiting, and lets them go once it is', async () => {
    const [first, second] = [await message(), await message()];
    await settle(await claim(), failed(null));
    expect(await receiversDue(sql)).toEqual([]);
    await letPass(sql, 600);
    const again = await claim();
    expect(again.id).toBe(first);
    await settle(again, failed(null));
    await letPass(sql, 600);
    await settle(await claim(), sent);
    expect((await claim()).id).toBe(second);
  });

  it('of a group waits for the one before it, and lets other groups pass', async () => {
    await deleteReceiver(sql, tester, { id: desk.id });
    desk = await addReceiver(sql, { groupBy: ['side'] });
    await watch(sql);
    await addFigure(sql, 'north', monthOfLastYear('05'), 120);
    await addFigure(sql, 'north', monthOfLastYear('05'), 130);
    await addFigure(sql, 'south', monthOfLastYear('05'), 120);
    await settle(await claim(), failed(503));
    expect((await claim()).message.groupLabels.side).toBe('south');
  });
});

describe('a message that came to rest', () => {
  it('is sent again under its name', async () => {
    const id = await message();
    expect(await resendDelivery(sql, tester, { id })).toEqual({ kind: 'not-at-rest' });
    await settle(await claim(), sent);
    expect(await resendDelivery(sql, tester, { id })).toEqual({ kind: 'done' });
    expect(await claim()).toMatchObject({ id, attempts: 1 });
  });

  it('to one that is gone is not', async () => {
    const id = await message();
    await deleteReceiver(sql, tester, { id: desk.id });
    expect(await deliveries()).toMatchObject([{ status: 'dead', lastError: 'the receiver was removed' }]);
    expect(await resendDelivery(sql, tester, { id })).toEqual({ kind: 'not-at-rest' });
    // Written down by somebody who had found it just before it went.
    await sql`update delivery set status = 'waiting', next_at = clock_timestamp() - interval '1 second'`;
    expect(await claimDelivery(sql, desk.id)).toBeNull();
    expect(await deliveries()).toMatchObject([{ status: 'dead', lastError: 'the receiver was removed' }]);
  });

  it('is forgotten after its time once it arrived or was given up, and never while it waits', async () => {
    await message();
    await settle(await claim(), sent);
    await message();
    await settle(await claim(), failed(400, false));
    await sql`update delivery set created_at = created_at - interval '91 days'`;
    const recent = await message();
    await settle(await claim(), sent);
    const waiting = await message();
    await sql`update delivery set created_at = created_at - interval '91 days' where id = ${waiting}`;
    expect(await trimDeliveries(sql, 90)).toBe(2);
    expect((await deliveries()).map(({ id }) => id).sort()).toEqual([recent, waiting].sort());
  });
});

it('tells whoever sends to an Alertmanager what fires by now', async () => {
  const alertmanager = await addReceiver(sql, { name: 'am', kind: 'alertmanager', repeatInterval: 900 });
  await watch(sql);
  await addFigure(sql, 'north', monthOfLastYear('05'), 120);
  await addFigure(sql, 'south', monthOfLastYear('05'), 120);
  const { firing } = await claim(alertmanager);
  expect(firing?.map(({ side }) => side).sort()).toEqual(['north', 'south']);
});
