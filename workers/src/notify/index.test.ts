import { listDeliveries, receiversDue, type Sql, sendTest } from '@marsad/db';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../../apps/api/test/harness/listeners.js';
import {
  addFigure,
  addReceiver,
  letPass,
  monthOfLastYear,
  tester,
  watch,
} from '../../../packages/db/test/alerts.js';
import {
  openPrepared,
  type Prepared,
  startPostgres,
  type TestDatabase,
} from '../../../packages/db/test/postgres.js';
import { type DeliveryOptions, openDeliverer } from './index.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;
const closing: (() => unknown)[] = [];
const may = monthOfLastYear('05');

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());
beforeEach(async () => {
  database = await openPrepared(postgres);
  ({ sql } = database);
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await database.close();
});

type Listener = Awaited<ReturnType<typeof listen>>;

async function listening(...how: Parameters<typeof listen>): Promise<Listener> {
  const listener = await listen(...how);
  closing.push(() => listener.close());
  return listener;
}

function deliverer(more: Partial<DeliveryOptions> = {}) {
  const made = openDeliverer(sql, {
    reachedAt: new URL('https://marsad.example/'),
    smtpUrl: null,
    mailFrom: 'marsad@example.org',
    allowPrivateTargets: true,
    ...more,
  });
  closing.push(() => made.close());
  return made;
}
const deliveries = () => listDeliveries(sql, { limit: 10 });

it('tells a receiver, signed with its secret', async () => {
  const { url, heard } = await listening();
  const desk = await addReceiver(sql, { url });
  await watch(sql);
  await addFigure(sql, 'north', may, 120);
  await deliverer().drain(desk.id);
  const [first] = heard;
  expect(first?.body).toMatchObject({
    status: 'firing',
    reason: 'first',
    alerts: [{ status: 'firing', labels: { side: 'north' } }],
  });
  expect(first?.body.alerts[0]?.generatorURL).toMatch(/^https:\/\/marsad\.example\/alerts\//);
  const secret = new Webhook(desk.secret ?? '');
  expect(() => secret.verify(first?.text ?? '', first?.headers as Record<string, string>)).not.toThrow();
  expect(await deliveries()).toMatchObject([{ status: 'sent', lastStatus: 204 }]);
});

it('tells one that refused for now again later, under the same id', async () => {
  const { url, heard } = await listening((so) => (so.length === 1 ? 503 : 200));
  const desk = await addReceiver(sql, { url });
  const { delivery } = await sendTest(sql, tester, { receiver: desk });
  const { drain } = deliverer();
  await drain(desk.id);
  await letPass(sql, 2);
  await drain(desk.id);
  expect(heard.map(({ headers }) => headers['webhook-id'])).toEqual([delivery, delivery]);
  expect(await deliveries()).toMatchObject([{ id: delivery, status: 'sent', attempts: 2 }]);
});

it('is held up by one that hangs for that one alone', async () => {
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const hanging = await listening(() => {
    asked();
    return null;
  });
  const other = await listening();
  const [first, second] = [
    await addReceiver(sql, { name: 'hangs', url: hanging.url }),
    await addReceiver(sql, { name: 'answers', url: other.url }),
  ];
  for (const receiver of [first, second]) await sendTest(sql, tester, { receiver });
  const { drain } = deliverer();
  const held = drain(first.id);
  await isAsked;
  await drain(second.id);
  expect(other.heard).toHaveLength(1);
  // Nobody else takes it meanwhile.
  expect(await receiversDue(sql)).toEqual([]);
  await hanging.close();
  await held;
  const [answered, hung] = await deliveries();
  expect([answered?.status, hung?.status, hung?.lastStatus]).toEqual(['sent', 'waiting', null]);
});

it('sends every message that is due, in order', async () => {
  const { url, heard } = await listening();
  const desk = await addReceiver(sql, { url });
  const sent = [];
  for (let n = 0; n < 3; n += 1) sent.push((await sendTest(sql, tester, { receiver: desk })).delivery);
  await deliverer().drain(desk.id);
  expect(heard.map(({ headers }) => headers['webhook-id'])).toEqual(sent);
});

describe('where messages may not go to this network', () => {
  it.each(['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]'])('%s is not called', async (host) => {
    const listener = await listening();
    const url = new URL(listener.url);
    url.hostname = host;
    const desk = await addReceiver(sql, { url: url.href });
    await sendTest(sql, tester, { receiver: desk });
    await deliverer({ allowPrivateTargets: false }).drain(desk.id);
    expect(listener.heard).toEqual([]);
    const [{ status, attempts, lastError } = {}] = await deliveries();
    expect([status, attempts]).toEqual(['dead', 1]);
    expect(lastError).toContain('is an address of this network');
  });
});

it('says why where it sends no mail', async () => {
  const mail = await addReceiver(sql, { kind: 'email', url: null, to: ['desk@example.org'] });
  await sendTest(sql, tester, { receiver: mail });
  await deliverer().drain(mail.id);
  expect(await deliveries()).toMatchObject([
    { status: 'dead', lastError: 'SMTP_URL is not set: this installation sends no mail' },
  ]);
});

it('quotes an Alertmanager that refuses', async () => {
  const { url, heard } = await listening(() => 400, 0, JSON.stringify('bad matcher\n in label'));
  const alertmanager = await addReceiver(sql, { kind: 'alertmanager', url, repeatInterval: 900 });
  await watch(sql);
  await addFigure(sql, 'north', may, 120);
  await deliverer().drain(alertmanager.id);
  expect(heard).toHaveLength(1);
  expect(await deliveries()).toMatchObject([
    { status: 'dead', lastError: 'answered 400: bad matcher in label' },
  ]);
});
