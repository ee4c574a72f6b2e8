/** One id from the request to the receiver, in the log and in what is sent. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from './harness/listeners.js';
import { eventually, type Installation, install, newTraceparent, source } from './harness.js';

let house: Installation;
let hook: Awaited<ReturnType<typeof listen>>;
beforeAll(async () => {
  hook = await listen();
  house = await install({ LOG_LEVEL: 'debug', ALLOW_PRIVATE_TARGETS: 'yes' });
});
afterAll(async () => {
  await house?.stop();
  await hook?.close();
});

type Line = Record<string, unknown> & { msg: string };

const lines = (): Line[] =>
  house.marsad
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);
const linesOf = (id: string) =>
  lines().filter(({ trace, traces }) => trace === id || (traces as string[] | undefined)?.includes(id));

it('follows a figure by the id of its request to the message about it', async () => {
  const made = await house.client.post('/receivers', {
    name: 'On call',
    kind: 'webhook',
    url: hook.url,
    groupWait: '1s',
  });
  expect(made.status, JSON.stringify(made.body)).toBeLessThan(300);
  const traceparent = newTraceparent();
  const id = traceparent.slice(3, 35);
  const figure = { indicator: 'al-hol-pledges', period: '2020-08', value: '880', source };
  const posted = await house.client.submit(figure, { traceparent, prefer: 'wait=30' });
  expect(posted.headers.get('x-request-id')).toBe(id);
  const sent = await eventually(async () => {
    const found = linesOf(id);
    return found.some(({ msg }) => msg === 'message sent') && found;
  }, 'the line of the message');
  expect(sent.map(({ msg }) => msg)).toEqual(
    expect.arrayContaining([
      'figure accepted',
      'figure committed',
      'series evaluated',
      'request',
      'message sent',
    ]),
  );
  const submission = (posted.body as { id: string }).id;
  expect(sent.find(({ msg }) => msg === 'figure committed')).toMatchObject({ submission });
  expect(sent.find(({ msg }) => msg === 'request')).toMatchObject({
    method: 'POST',
    route: '/api/v1/observations',
    status: 201,
    caller: 'token',
    ms: expect.any(Number),
  });
  expect(hook.heard.map(({ headers }) => String(headers.traceparent).slice(3, 35))).toContain(id);
  const [kept] = await house.sql<{ trace: string }[]>`select trace from submission where id = ${submission}`;
  expect(kept?.trace.slice(3, 35)).toBe(id);
});

it('makes an id where none was given, or none that is one', async () => {
  const ids = new Set<string | null>();
  for (const traceparent of ['', 'nonsense', `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`]) {
    const headers: Record<string, string> = traceparent === '' ? {} : { traceparent };
    ids.add((await house.client.get('/indicators', { headers })).headers.get('x-request-id'));
  }
  expect(ids.size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^(?!0+$)[0-9a-f]{32}$/);
});

it('writes a line a request, that holds no secret of it', async () => {
  const before = lines().filter(({ msg }) => msg === 'request').length;
  for (let n = 0; n < 13; n += 1) await house.client.get('/indicators?lang=ar');
  await fetch(`${house.marsad.url}/api/v1/shared/a-secret-link-of-a-brief`);
  await house.client.post('/session', { email: 'rana@example.org', password: 'a-password-in-a-body' });
  await eventually(
    async () => lines().filter(({ msg }) => msg === 'request').length >= before + 15,
    'a line for each of fifteen requests',
  );
  const text = house.marsad.output();
  for (const secret of [
    house.marsad.token,
    'a-secret-link-of-a-brief',
    'a-password-in-a-body',
    'rana@example',
  ])
    expect(text).not.toContain(secret);
});
