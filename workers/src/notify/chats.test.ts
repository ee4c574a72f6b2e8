/** Messages to chats, to servers on loopback that answer as the services say theirs do. */
import { listDeliveries, type Sql, sendTest } from '@marsad/db';
import type { ReceiverKind } from '@marsad/indicators/pipeline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Given, listen } from '../../../apps/api/test/harness/listeners.js';
import { addFigure, addReceiver, monthOfLastYear, tester, watch } from '../../../packages/db/test/alerts.js';
import {
  openPrepared,
  type Prepared,
  startPostgres,
  type TestDatabase,
} from '../../../packages/db/test/postgres.js';
import { openDeliverer } from './index.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;
const closing: (() => unknown)[] = [];

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

const telegramToken = '123456:AAsecretOfTheBot';
const ntfyToken = 'tk_secretOfTheTopic';

interface Service {
  readonly kind: ReceiverKind;
  /** Below the server's own address. */
  readonly path: string;
  readonly more: { readonly secret?: string; readonly chat?: string };
  /** Where it is asked. */
  readonly asked: string;
  readonly success: Given;
  readonly refusal: Given & { readonly told: string };
  readonly limit: Given & { readonly waitMs: number };
  /** What nobody may read of it again. */
  readonly hidden: string;
}

const services: readonly Service[] = [
  {
    kind: 'slack',
    path: '/services/T0001/B0002/secretOfTheHook',
    more: {},
    asked: '/services/T0001/B0002/secretOfTheHook',
    success: { status: 200, said: 'ok' },
    refusal: { status: 404, said: 'no_service', told: 'answered 404: no_service' },
    limit: { status: 429, said: 'rate_limited', headers: { 'retry-after': '30' }, waitMs: 30_000 },
    hidden: 'secretOfTheHook',
  },
  {
    kind: 'teams',
    path: '/workflows/abc/triggers/manual/paths/invoke?sig=secretOfTheFlow',
    more: {},
    asked: '/workflows/abc/triggers/manual/paths/invoke?sig=secretOfTheFlow',
    success: { status: 202 },
    refusal: {
      status: 401,
      said: JSON.stringify({
        error: { code: 'DirectApiAuthorizationRequired', message: 'The sig secretOfTheFlow is wrong' },
      }),
      told: 'answered 401: The sig … is wrong',
    },
    limit: { status: 429, headers: { 'retry-after': '45' }, waitMs: 45_000 },
    hidden: 'secretOfTheFlow',
  },
  {
    kind: 'telegram',
    path: '',
    more: { secret: telegramToken, chat: '-1001234567890' },
    asked: `/bot${telegramToken}/sendMessage`,
    success: { status: 200, said: JSON.stringify({ ok: true, result: { message_id: 1 } }) },
    refusal: {
      status: 400,
      said: JSON.stringify({ ok: false, error_code: 400, description: 'Bad Request: chat not found' }),
      told: 'answered 400: Bad Request: chat not found',
    },
    limit: {
      status: 429,
      said: JSON.stringify({
        ok: false,
        error_code: 429,
        description: 'Too Many Requests: retry after 25',
        parameters: { retry_after: 25 },
      }),
      waitMs: 25_000,
    },
    hidden: 'AAsecretOfTheBot',
  },
  {
    kind: 'ntfy',
    path: '/base/alerts-of-the-desk',
    more: { secret: ntfyToken },
    asked: '/base/',
    success: { status: 200, said: JSON.stringify({ id: 'x', event: 'message' }) },
    refusal: {
      status: 403,
      said: JSON.stringify({ code: 40301, http: 403, error: 'forbidden' }),
      told: 'answered 403: forbidden',
    },
    limit: {
      status: 429,
      said: JSON.stringify({ code: 42901, http: 429, error: 'limit reached: too many requests' }),
      headers: { 'retry-after': '12' },
      waitMs: 12_000,
    },
    hidden: ntfyToken,
  },
];

async function receiverOn(service: Service, answer: () => Given) {
  const server = await listen(answer);
  closing.push(() => server.close());
  const url = server.url.replace('/hook', service.path);
  const receiver = await addReceiver(sql, { kind: service.kind, url, language: 'en', ...service.more });
  const deliverer = openDeliverer(sql, {
    reachedAt: new URL('https://marsad.example/'),
    smtpUrl: null,
    mailFrom: 'marsad@example.org',
    allowPrivateTargets: true,
  });
  closing.push(() => deliverer.close());
  return { server, receiver, drain: () => deliverer.drain(receiver.id) };
}
const delivery = async () => (await listDeliveries(sql, { limit: 1 }))[0];

describe.each(services)('$kind', (service) => {
  it('is told of an alert, which calls its rule by its name', async () => {
    const { server, drain } = await receiverOn(service, () => service.success);
    await watch(sql);
    await addFigure(sql, 'north', monthOfLastYear('05'), 120);
    await drain();
    expect(server.heard.map(({ path }) => path)).toEqual([service.asked]);
    const text = server.heard[0]?.text ?? '';
    expect(text).toContain('Firing: Crossings');
    expect(text).toContain('120 people');
    expect(text).toContain('https://marsad.example/alerts/');
    expect(text).toContain('Rule: Crossings');
    expect(text).not.toContain('more-than-a-hundred');
    expect(await delivery()).toMatchObject({ status: 'sent', lastStatus: service.success.status });
  });

  it('that refuses for good is left to a person, with its reason and without its secret', async () => {
    const { receiver, drain } = await receiverOn(service, () => service.refusal);
    await sendTest(sql, tester, { receiver });
    await drain();
    const found = await delivery();
    expect(found).toMatchObject({ status: 'dead', lastError: service.refusal.told });
    expect(JSON.stringify(found)).not.toContain(service.hidden);
  });

  it('that asks for a pause gets it', async () => {
    const { receiver, drain } = await receiverOn(service, () => service.limit);
    await sendTest(sql, tester, { receiver });
    await drain();
    const found = await delivery();
    expect(found).toMatchObject({ status: 'waiting', attempts: 1, lastStatus: 429 });
    const [row] = await sql<{ ms: number }[]>`
      select (extract(epoch from next_at - first_at) * 1000)::float8 as ms from delivery`;
    expect(row?.ms).toBeGreaterThanOrEqual(service.limit.waitMs - 1);
    expect(JSON.stringify(found)).not.toContain(service.hidden);
  });
});

it('a token goes in its header, and nowhere else', async () => {
  const ntfy = services.at(-1) as Service;
  const { server, receiver, drain } = await receiverOn(ntfy, () => ntfy.success);
  await sendTest(sql, tester, { receiver });
  await drain();
  const [heard] = server.heard;
  expect(heard?.headers.authorization).toBe(`Bearer ${ntfyToken}`);
  expect(heard?.body).toMatchObject({ topic: 'alerts-of-the-desk', title: 'Marsad: test', priority: 3 });
});
