/** Who sees which object, through the public door: what somebody may not see is answered as what is not there. */
import { allows, type Role } from '@marsad/indicators';
import type {
  AccountSessionListWire,
  ArrangementWire,
  NewTokenWire,
  OpenSubmissionListWire,
  PipelineWire,
  PreviewWire,
  SettingsWire,
  SubmissionWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access } from './access.js';
import { accessToObjects, type Caller, callers, submissionStates } from './access-objects.js';
import {
  type Answer,
  type Client,
  clientOf,
  eventually,
  type Installation,
  install,
  invite,
  openEvents,
  type Refusal,
  visitor,
} from './harness.js';

const nobodys = '0199c0de-0000-7000-8000-000000000000';
type State = (typeof submissionStates)[number];

let installation: Installation;
let url: string;
const tokens = {} as Record<Caller, string>;
const clients = {} as Record<Caller, Client>;

beforeAll(async () => {
  installation = await install();
  const { client: admin, marsad } = installation;
  ({ url } = marsad);
  tokens.admin = marsad.token;
  for (const [caller, role] of [
    ['maker', 'contributor'],
    ['viewer', 'viewer'],
    ['contributor', 'contributor'],
    ['editor', 'editor'],
  ] as const)
    tokens[caller] = (
      await admin.post<NewTokenWire>('/tokens', { name: caller, role, days: null })
    ).body.token;
  for (const caller of callers) clients[caller] = clientOf(url, tokens[caller]);
  await clients.admin.put('/settings', { review: true });
});
afterAll(() => installation?.stop());

const roleOf = (caller: Caller): Role => (caller === 'maker' ? 'contributor' : caller);

/** What of a submission stands nowhere but in it. */
const secretOf = (state: State) => ({
  value: `${4000 + submissionStates.indexOf(state) * 10}-4999`,
  title: `Leaflet that was ${state}`,
  comment: `Said while it was ${state}`,
});

const figure = (state: State) => {
  const { value, title, comment } = secretOf(state);
  const period = `2021-0${1 + submissionStates.indexOf(state)}`;
  return { indicator: 'border-crossings', period, value, source: { title }, comment };
};

async function handedIn(state: State): Promise<string> {
  const { status, body } = await clients.maker.submit(figure(state));
  if (status !== 202) throw new Error(JSON.stringify(body));
  const { comment } = secretOf(state);
  const review = (verdict: string) =>
    clients.editor.post(`/submissions/${body.id}/review`, { verdict, comment });
  if (state === 'returned') await review('return');
  if (state === 'rejected') await review('reject');
  if (state === 'withdrawn') await clients.maker.post(`/submissions/${body.id}/withdrawal`, {});
  if (state === 'committed') {
    await review('accept');
    await eventually(
      async () =>
        (await clients.maker.get<SubmissionWire>(`/submissions/${body.id}`)).body.status === 'committed',
      'the figure on record',
    );
  }
  return body.id;
}

/** An answer as far as it may not differ from one about nothing. */
const shape = ({ status, headers, body }: Answer<unknown>, id: string) => ({
  status,
  headers: [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id').sort(),
  body: JSON.stringify(body).replaceAll(id, '{id}'),
});

it('has a row for every route that names an object or lists some', () => {
  const named = accessToObjects.flatMap(({ routes }) => routes);
  expect(named.filter((route) => access[route] === undefined)).toEqual([]);
  const asked = Object.keys(access).filter((route) => route.startsWith('GET ') || route.includes('{'));
  expect(asked.filter((route) => !named.includes(route))).toEqual([]);
});

describe('submissions', () => {
  const ids = {} as Record<State, string>;
  const streams = {} as Record<Caller, Awaited<ReturnType<typeof openEvents>>>;
  beforeAll(async () => {
    for (const caller of callers) streams[caller] = await openEvents(url, tokens[caller]);
    for (const state of submissionStates) ids[state] = await handedIn(state);
  });
  afterAll(async () => {
    for (const caller of callers) await streams[caller]?.close();
  });
  const [row] = accessToObjects;
  const sees = (caller: Caller) => row?.seenBy.includes(caller) ?? false;

  it.each(callers.flatMap((caller) => submissionStates.map((state) => [caller, state] as const)))(
    'are shown by id as the table says: to %s, one that is %s',
    async (caller, state) => {
      const client = clients[caller];
      const read = (id: string) => client.get<SubmissionWire>(`/submissions/${id}`);
      const answer = await read(ids[state]);
      if (sees(caller)) expect(answer.body).toMatchObject({ id: ids[state], steps: expect.any(Array) });
      else expect(shape(answer, ids[state])).toEqual(shape(await read(nobodys), nobodys));
      if (sees(caller) || !allows(roleOf(caller), 'contributor')) return;
      // What changes it tells no more of it than what reads it.
      for (const change of [
        (id: string) => client.put(`/submissions/${id}`, figure(state)),
        (id: string) => client.post(`/submissions/${id}/withdrawal`, {}),
      ])
        expect(shape(await change(ids[state]), ids[state])).toEqual(shape(await change(nobodys), nobodys));
    },
  );

  it('are listed and counted for their maker and for editors alone', async () => {
    const lists = Object.fromEntries(
      await Promise.all(
        (['maker', 'contributor', 'editor', 'admin'] as const).map(async (caller) => {
          const { items, waiting } = (await clients[caller].get<OpenSubmissionListWire>('/submissions')).body;
          return [caller, [items.map(({ id }) => id), waiting]];
        }),
      ),
    );
    const open = [[ids.waiting, ids.returned], 1];
    expect(lists).toEqual({ maker: open, editor: open, admin: open, contributor: [[], 0] });
    for (const caller of callers) {
      const { waiting } = (await clients[caller].get<SettingsWire>('/settings')).body;
      expect([caller, waiting]).toEqual([caller, sees(caller) ? 1 : 0]);
    }
  });

  it('are told of by live events, as they come and when they are asked for later, to whoever may see them', async () => {
    // The last that happened is told to everybody: what came before it has been told as well.
    await clients.admin.post('/indicators/crop-burnings/archive', { reason: 'So that all hear of it' });
    for (const caller of callers) {
      const later = await openEvents(url, tokens[caller], { 'last-event-id': '0' });
      for (const stream of [streams[caller], later]) {
        await stream.next(
          ({ event, data }) =>
            event === 'indicator.changed' && (data as { indicator: string }).indicator === 'crop-burnings',
        );
        const told = JSON.stringify(stream.seen);
        const named = submissionStates.filter((state) => told.includes(ids[state]));
        expect([caller, named]).toEqual([caller, sees(caller) ? submissionStates : []]);
        // That a figure is on record is everybody's news.
        expect(told).toContain('observation.committed');
      }
      await later.close();
    }
    await clients.admin.post('/indicators/crop-burnings/archive/end', { reason: 'They have heard' });
  });

  it.each(['viewer', 'contributor'] as const)('leak nowhere else to a %s', async (caller) => {
    await installation.sql`insert into outbox (topic, payload, last_error, relayed_at, next_at)
      values ('ingest', ${installation.sql.json({ submission: ids.waiting })}, 'cannot read 4000-4999', now(), now() + interval '4 minutes')`;
    const committed = (await clients.editor.get<SubmissionWire>(`/submissions/${ids.committed}`)).body;
    const paths = Object.entries(access).flatMap(([route, needed]) => {
      const [method, path = ''] = route.split(' ');
      const open = needed === 'anyone' || (needed !== 'person' && allows(roleOf(caller), needed));
      if (method !== 'GET' || !open || path === '/events') return [];
      const of = path.startsWith('/observations') ? (committed.observation?.id ?? '') : 'border-crossings';
      return [path.replace('{id}', of).replace(/\{\w+\}/, nobodys)];
    });
    const asked = [
      ...paths,
      '/changes?since=2020-01-01T00:00:00Z',
      '/export?format=json',
      '/export?format=csv',
      '/indicators?archived=true',
      '/sources?q=Leaflet',
      '/briefs/figures?indicators=border-crossings',
      '/indicators/border-crossings/series?recordedAsOf=2100-01-01T00:00:00Z',
    ];
    const pending = submissionStates.filter((state) => state !== 'committed');
    for (const path of asked) {
      const response = await fetch(`${url}/api/v1${path}`, {
        headers: { authorization: `Bearer ${tokens[caller]}` },
      });
      expect([path, response.headers.get('cache-control')]).toEqual([
        path,
        expect.stringContaining('no-store'),
      ]);
      const text = await response.text();
      const found = pending.flatMap((state) => {
        const { value, title, comment } = secretOf(state);
        return [value, title, comment, ids[state]].filter((secret) => text.includes(secret));
      });
      // What is on record is everybody's; what it was as a submission is not.
      expect([path, ...found, text.includes(ids.committed)]).toEqual([path, false]);
    }
    // Nor does a preview of the same figure tell that somebody has handed it in.
    if (caller === 'contributor') {
      const { body } = await clients[caller].post<PreviewWire>('/observations/preview', figure('waiting'));
      expect(body.duplicates).toEqual([]);
      expect(body.warnings.map(({ code }) => code)).not.toContain('warn-same-figure');
    }
    const stuck = (await clients.editor.get<PipelineWire>('/pipeline')).body.failures;
    expect(stuck.map(({ submission }) => submission)).toContain(ids.waiting);
    await installation.sql`delete from outbox where last_error is not null`;
  });
});

describe('Idempotency-Keys', () => {
  const hand = (caller: Caller, key: string, value: string, source = caller as string) =>
    clients[caller].submit(
      { indicator: 'border-crossings', period: '2020-11', value, source: { title: `Desk of ${source}` } },
      { 'idempotency-key': key },
    );
  const look = (caller: Caller, key: string) =>
    clients[caller].get<SubmissionWire & Refusal>(`/submissions/by-key/${key}`);

  it('are each caller’s own: nobody is refused, or told anything, by the key of another', async () => {
    const first = await hand('maker', 'one-key', '11');
    const others = [await hand('contributor', 'one-key', '12'), await hand('editor', 'one-key', '13')];
    expect(new Set([first, ...others].map(({ body }) => body.id)).size).toBe(3);
    expect([first, ...others].map(({ status }) => status)).toEqual([202, 202, 202]);
    expect((await look('maker', 'one-key')).body.id).toBe(first.body.id);
    expect((await look('contributor', 'one-key')).body.id).toBe(others[0]?.body.id);
    // Not even an editor, who may see the submission itself.
    const absent = shape(await look('admin', 'no-such-key'), 'no-such-key');
    expect(shape(await look('admin', 'one-key'), 'one-key')).toEqual(absent);
  });

  it('still refuse another figure of the same caller, and repeat the same one, however many come at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => hand(n % 2 === 0 ? 'maker' : 'contributor', 'at-once', '21')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(202));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(2);
    const other = await hand('maker', 'at-once', '22');
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });
});

describe('what is somebody’s own', () => {
  const newcomer = async (name: string) => {
    const guest = { name, email: `${name}@example.org`, role: 'contributor', browser: visitor(url) } as const;
    return (await invite(clients.admin, guest)).ask;
  };

  it('is out of everybody else’s reach: sessions, passkeys, the arrangement, the last look, what is followed', async () => {
    const [amal, basim] = [await newcomer('amal'), await newcomer('basim')];
    const { items } = (await amal<AccountSessionListWire>('GET', '/account/sessions')).body;
    const session = items[0]?.id ?? '';
    const [passkey] = await installation.sql<{ id: string }[]>`
      insert into auth."passkey" ("publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp")
      select 'x', "id", 'x', 0, 'singleDevice', false from auth."user" where "email" = 'amal@example.org' returning "id" as id`;
    const end = (path: string, id: string) => basim('DELETE', `/account/${path}/${id}`);
    for (const [path, id] of [
      ['sessions', session],
      ['passkeys', passkey?.id ?? ''],
    ] as const)
      expect(shape(await end(path, id), id)).toEqual(shape(await end(path, nobodys), nobodys));
    const follow = { kind: 'topic', subject: 'camp', mail: 'daily' };
    const followed = (await amal<{ id: string }>('POST', '/subscriptions', follow)).body.id;
    const touch = (method: string, id: string) =>
      basim(method, `/subscriptions/${id}`, ...(method === 'PUT' ? [{ mail: 'never', app: false }] : []));
    for (const method of ['PUT', 'DELETE'])
      expect(shape(await touch(method, followed), followed)).toEqual(
        shape(await touch(method, nobodys), nobodys),
      );
    expect((await basim('GET', '/subscriptions')).body).toMatchObject({ items: [] });
    expect((await amal('GET', '/subscriptions')).body).toMatchObject({
      items: [{ id: followed, mail: 'daily' }],
    });
    expect((await amal('GET', '/account/sessions')).status).toBe(200);
    expect((await amal('GET', '/account/passkeys')).body).toMatchObject({ items: [{ id: passkey?.id }] });

    const arrangement: ArrangementWire = {
      density: 'compact',
      grouping: 'section',
      order: ['crop-burnings'],
      pinned: ['crop-burnings'],
    };
    expect((await amal('PUT', '/account/arrangement', arrangement)).status).toBe(200);
    await amal('PUT', '/account/last-look', { at: '2021-01-01T00:00:00Z' });
    expect((await basim('GET', '/account/arrangement')).body).toMatchObject({ order: [], pinned: [] });
    expect((await basim('GET', '/changes')).body).toMatchObject({ since: null, items: [] });
    expect((await amal('GET', '/changes')).body).toMatchObject({ since: '2021-01-01T00:00:00.000Z' });
  });

  it('ends with the sign-out, and the browser is told to forget what it cached', async () => {
    const carim = await newcomer('carim');
    const out = await carim('DELETE', '/session');
    expect([out.status, out.headers.get('clear-site-data')]).toEqual([204, '"cache"']);
    expect((await carim('GET', '/account/sessions')).status).toBe(401);
  });
});
