/**
 * What the API says of itself is true, whatever is sent to it. FUZZ_REQUESTS says how many requests (1,200 where it says
 * nothing), FUZZ_SEED which; a failure names both.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { administrator, callersOf } from './fuzz/callers.js';
import { fuzz, told } from './fuzz/fuzz.js';
import { watchWrites } from './fuzz/stored.js';
import { type Installation, install, newIndicator, newReceiver, source } from './harness.js';

const requests = Number(process.env.FUZZ_REQUESTS ?? 1_200);
const seed = Number(process.env.FUZZ_SEED ?? 1);

/** What a refusal may leave behind, by design: that there was one. */
const traces = [
  // Guesses are counted before anything is checked.
  /^(insert|update|delete) attempt\b/,
  // When a caller was last seen.
  /^update api_token \(last_used_at\)$/,
  /^update auth\.session \((expiresAt, )?updatedAt\)$/,
  // Who was refused what is on record, and its seal.
  /^insert audit \((sign-in\.failed|sign-in\.slowed|access\.refused)\)$/,
  /^(insert audit_seal|update audit_(seal|head) .*)$/,
  // A challenge is spent by the attempt to answer it; what ran out is swept.
  /^(delete|update) auth\.verification\b/,
];

let installation: Installation;
beforeAll(async () => {
  installation = await install({
    PUBLIC_URL: 'http://marsad.example.org',
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
  });
  const { client } = installation;
  await newReceiver(client, { name: 'Desk', kind: 'webhook', url: 'http://hooks.example.org/x' });
  await client.post('/feeds', {
    name: 'Camps',
    url: 'http://figures.example.org/camps.csv',
    cron: '0 6 1 1 *',
    mapping: {},
    enabled: false,
  });
  await newIndicator(client, 'fuzzed', {
    dimensions: [{ id: 'sex', name: { en: 'Sex' }, codes: ['women', 'men'] }],
  });
  await client.post('/rules', { indicator: 'fuzzed', condition: { value: { op: '>', to: 10 } } });
  for (const [period, value] of [
    ['2020-01', '12'],
    ['2020-02', '60 to 70'],
    ['2020-03', 'more than 100'],
  ] as const)
    await client.submitAndWait({ indicator: 'fuzzed', period, value, source });
});
afterAll(() => installation?.stop());

it(`answers ${requests} requests as it says`, async () => {
  const { body: description } = await installation.client.get<unknown>('/openapi.json');
  const target = {
    base: `${installation.marsad.url}/api/v1`,
    description,
    facts: [
      ['email', administrator.email],
      ...['password', 'current', 'next'].map((name) => [name, administrator.password] as const),
    ] as const,
    callers: callersOf(installation),
    writes: await watchWrites(installation.sql),
    mayStay: (written: string) => traces.some((trace) => trace.test(written)),
  };
  const started = performance.now();
  const { findings, statuses, slowest, neverDone } = await fuzz(target, { seed, requests, mostMs: 5_000 });
  console.log(
    [
      `${requests} requests from seed ${seed} in ${Math.round((performance.now() - started) / 1000)} s`,
      `statuses: ${Object.entries(statuses)
        .map(([status, n]) => `${status}: ${n}`)
        .join(', ')}`,
      `slowest: ${slowest.map(({ ms, operation }) => `${operation} ${ms} ms`).join(', ')}`,
      `never answered with success: ${neverDone.join(', ') || 'none'}`,
    ].join('\n'),
  );
  expect(findings.map(told).join('\n\n'), `FUZZ_SEED=${seed} FUZZ_REQUESTS=${requests}`).toBe('');
}, 3_600_000);
