/** What a route does not read is refused by name: over every route there is, through the public door. */
import type { ProblemWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Installation, install, type Marsad, openEvents, source } from './harness.js';

type Schema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly properties?: Record<string, Schema>;
  readonly additionalProperties?: unknown;
} & Record<string, unknown>;
interface Route {
  readonly 'x-access': string;
  readonly parameters?: readonly {
    readonly in: string;
    readonly name: string;
    readonly required?: boolean;
  }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
}
type Problems = Pick<ProblemWire, 'code' | 'detail' | 'errors'>;

const nowhere = '00000000-0000-7000-8000-000000000000';
const administrator = { email: 'rana@example.org', password: 'river copper lantern 88' };
const figure = { indicator: 'al-hol-pledges-total', period: '2021-03-31', value: 1000, source };

describe('what a route does not read', () => {
  let installation: Installation;
  let marsad: Marsad;
  let cookie: string;
  let routes: readonly { name: string; method: string; path: string; route: Route }[];
  let schemas: Record<string, Schema>;

  beforeAll(async () => {
    installation = await install({
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
    });
    marsad = installation.marsad;
    const signedIn = await fetch(`${marsad.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(administrator),
    });
    cookie = signedIn.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const { body } = await marsad.client.get<{
      paths: Record<string, Record<string, Route>>;
      components: { schemas: Record<string, Schema> };
    }>('/openapi.json');
    schemas = body.components.schemas;
    routes = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, route]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path: path.replaceAll(/\{\w+\}/g, nowhere),
        route,
      })),
    );
  });
  afterAll(() => installation?.stop());

  async function ask(method: string, path: string, body?: unknown, more: Record<string, string> = {}) {
    const response = await fetch(`${marsad.url}/api/v1${path}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (/json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : {}) as Problems,
    };
  }
  const named = ({ errors }: Problems) =>
    errors?.map(({ in: place = 'body', pointer, code }) => [place, pointer, code]);

  it('is refused by every route, when it stands in the query', async () => {
    expect(routes.length).toBeGreaterThan(90);
    for (const { name, method, path, route } of routes) {
      const required = (route.parameters ?? []).filter((one) => one.in === 'query' && one.required);
      const query = new URLSearchParams(required.map((one) => [one.name, 'csv']));
      query.set('as_of', '2014-05-15');
      const { status, body } = await ask(method, `${path}?${query}`);
      expect([name, status, body.code, named(body)]).toEqual([
        name,
        422,
        'query-invalid',
        [['query', '/as_of', 'parameter-unknown']],
      ]);
      expect(body.detail).toContain('“as_of”');
    }
  });

  it('says how a time is written, where one cannot be read or two contradict each other', async () => {
    const series = '/indicators/al-hol-pledges/series';
    const backtest = {
      rule: { indicator: 'al-hol-pledges', condition: { value: { op: '>', to: 70 } } },
      from: '2022',
      to: '2020',
    };
    for (const [method, path, body, code, said] of [
      ['GET', `${series}?asOf=x`, undefined, 'query-invalid', 'write it like 2020-06-16'],
      ['GET', `${series}?recordedAsOf=x`, undefined, 'query-invalid', 'like 2020-06-16T12:00:00Z'],
      // No such day, no zone, no time of day: none of them is an instant.
      ['GET', `${series}?recordedAsOf=2020-06-31T00:00:00Z`, undefined, 'query-invalid', 'like 2020-06-16T'],
      ['GET', `${series}?recordedAsOf=2020-06-16T12:00:00`, undefined, 'query-invalid', 'like 2020-06-16T'],
      ['GET', `${series}?recordedAsOf=2020-06-16`, undefined, 'query-invalid', 'like 2020-06-16T'],
      ['GET', '/export?format=csv&recordedAsOf=2021-02-29T00:00:00Z', undefined, 'query-invalid', 'instant'],
      ['GET', `${series}?from=soon`, undefined, 'query-invalid', '2020-06-16, 2020-06 or 2020'],
      ['GET', `${series}?from=2022&to=2020`, undefined, 'query-invalid', '“from” comes after “to”'],
      ['GET', '/audit?from=2022-02&to=2022-01', undefined, 'query-invalid', '“from” comes after “to”'],
      ['GET', '/export?format=csv&from=2022&to=2020', undefined, 'query-invalid', '“from” comes after “to”'],
      ['POST', '/rules/backtest', backtest, 'body-invalid', '“from” comes after “to”'],
    ] as const) {
      const answer = await ask(method, path, body);
      expect([path, answer.status, answer.body.code]).toEqual([path, 422, code]);
      expect(JSON.stringify(answer.body)).toContain(said);
    }
    expect((await ask('GET', `${series}?from=2020-01&to=2020-01`)).status).toBe(200);
  });

  it('asks what a range of a baseline means, where both are said', async () => {
    const { status, body } = await ask('POST', '/indicators', {
      id: 'said-twice',
      name: { en: 'Said twice' },
      definition: 'Made for a test.',
      kind: 'stock',
      unit: '{person}',
      cadence: 'month',
      direction: 'neutral',
      baseline: { value: '60-70', period: '2019', source: { title: 'A' }, spread: true, uncertainty: true },
    });
    expect([status, named(body)]).toEqual([422, [['body', '/baseline', 'body-invalid']]]);
  });

  it('is refused by every route, when it stands in the body', async () => {
    for (const { name, method, path, route } of routes) {
      const taken = route.requestBody?.content ?? {};
      if (method === 'GET' || taken['multipart/form-data']) continue;
      // What a mail program writes into the body of this one is its own business (RFC 8058).
      if (taken['application/x-www-form-urlencoded']) continue;
      const { status, body } = await ask(method, path, { no_such_key: 1 });
      const faults = (body.errors ?? []).filter(({ code }) => code === 'key-unknown');
      expect([name, status, faults.map(({ pointer }) => pointer)]).toEqual([
        name,
        name === 'POST /observations/preview' ? 200 : 422,
        ['/no_such_key'],
      ]);
      if (status === 422) expect([name, body.code]).toEqual([name, 'body-invalid']);
    }
  });

  it('is not taken anywhere inside a body either: every object is closed', () => {
    const open: string[] = [];
    const look = (schema: unknown, at: string, seen: readonly string[]): void => {
      if (schema === null || typeof schema !== 'object') return;
      const { $ref, properties, additionalProperties, ...rest } = schema as Schema;
      if ($ref !== undefined) {
        const name = $ref.split('/').at(-1) ?? '';
        if (!seen.includes(name)) look(schemas[name], `${at} ${name}`, [...seen, name]);
        return;
      }
      if (properties !== undefined && additionalProperties !== false) open.push(at);
      for (const [key, part] of Object.entries(properties ?? {})) look(part, `${at}/${key}`, seen);
      look(additionalProperties, `${at}/*`, seen);
      for (const [key, part] of Object.entries(rest)) look(part, `${at}.${key}`, seen);
    };
    for (const { name, route } of routes) {
      const schema = route.requestBody?.content['application/json']?.schema;
      if (schema) look(schema, name, []);
    }
    expect(open).toEqual([]);
  });

  it.each([
    [{ dimension: { sex: 'men' } }, '/dimension', 'dimensions'],
    [{ Dimensions: { sex: 'men' } }, '/Dimensions', 'dimensions'],
    [{ sex: 'men' }, '/sex', null],
    [{ unit: 'EUR' }, '/unit', null],
    [{ relibility: 'A' }, '/relibility', 'reliability'],
    [{ source: { ...source, Publisher: 'X' } }, '/source/Publisher', 'publisher'],
    [{ source: { ...source, titel: 'X' } }, '/source/titel', 'title'],
    [{ value: { lower: 60, uper: 70 } }, '/value/uper', 'upper'],
    [JSON.parse('{"dimensions":{"__proto__":"men"}}'), '/dimensions/__proto__', null],
    [JSON.parse('{"__proto__":{"sex":"men"}}'), '/__proto__', null],
  ])('names %j in a figure, and what may have been meant', async (change, pointer, near) => {
    // Not spread: that would lose the key that this is about.
    const others = Object.fromEntries(Object.entries(figure).filter(([key]) => !Object.hasOwn(change, key)));
    const text = JSON.stringify(others).replace(/\}$/, `,${JSON.stringify(change).slice(1)}`);
    for (const path of ['/observations', '/observations/preview']) {
      const { status, body } = await ask('POST', path, text);
      const fault = body.errors?.find((one) => one.code === 'key-unknown');
      expect([path, fault?.pointer, fault?.params?.near ?? null]).toEqual([path, pointer, near]);
      expect(status).toBe(path.endsWith('preview') && !pointer.includes('__proto__') ? 200 : 422);
    }
    const read = await ask('GET', `/indicators/${figure.indicator}/series`);
    expect((read.body as { points?: unknown[] }).points?.length).toBeLessThanOrEqual(1);
  });

  it.each([
    ['as_of=2014-05-15', 'as_of', 'asOf'],
    ['asof=2014-05-15', 'asof', 'asOf'],
    ['AsOf=2014-05-15', 'AsOf', 'asOf'],
    ['vintage_date=2014-05-15', 'vintage_date', null],
    ['recorded_as_of=2014-05-15', 'recorded_as_of', 'recordedAsOf'],
    ['dimension[sex]=men', 'dimension[sex]', 'dimensions[sex]'],
    ['dimensions=men', 'dimensions', 'dimensions[…]'],
    ['dimensions[]=men', 'dimensions[]', null],
    ['Dimensions[sex]=men', 'Dimensions[sex]', 'dimensions[sex]'],
    ['__proto__=1', '__proto__', null],
    ['=1', '', null],
    ['theme=dark', 'theme', null],
  ])('names ?%s of a series, in whatever form it is asked for', async (query, parameter, near) => {
    for (const accept of ['application/json', 'text/csv', 'application/vnd.sdmx.data+csv']) {
      const { status, body } = await ask('GET', `/indicators/al-hol-pledges/series?${query}`, undefined, {
        accept,
      });
      expect([accept, status, body.code]).toEqual([accept, 422, 'query-invalid']);
      expect(body.errors).toMatchObject([
        { in: 'query', pointer: `/${parameter}`, code: 'parameter-unknown', params: { parameter } },
      ]);
      if (near !== null) expect(body.errors?.[0]?.params?.near).toBe(near);
    }
  });

  it('is refused when it is known but said twice, or says a language there is none of', async () => {
    const twice = await ask('GET', '/indicators/al-hol-pledges/series?asOf=2024-01-01&asOf=2014-05-15');
    expect([twice.status, twice.body.code, named(twice.body)]).toEqual([
      422,
      'query-invalid',
      [['query', '/asOf', 'parameter-repeated']],
    ]);
    const dimension = await ask(
      'GET',
      '/indicators/al-hol-pledges/series?dimensions[sex]=men&dimensions[sex]=women',
    );
    expect(named(dimension.body)).toEqual([['query', '/dimensions[sex]', 'parameter-repeated']]);
    const language = await ask('GET', '/facts?lang=fr');
    expect([language.status, named(language.body)]).toEqual([422, [['query', '/lang', 'query-invalid']]]);
    expect((await ask('GET', '/facts?lang=ar')).status).toBe(200);
    const all = await ask('GET', '/audit?area=wether&form=2020&cursor=%00');
    expect(named(all.body)).toEqual([
      ['query', '/form', 'parameter-unknown'],
      ['query', '/cursor', 'query-invalid'],
      ['query', '/area', 'query-invalid'],
    ]);
  });

  it.each(['/healthz', '/readyz', '/metrics', '/api/v1/openapi.json'])('is refused at %s', async (path) => {
    expect((await fetch(`${marsad.url}${path}?ts=1`)).status).toBe(422);
    expect((await fetch(`${marsad.url}${path}`)).status).toBe(200);
  });

  it('is refused as a part of a form beside the file', async () => {
    const posted = await ask('POST', '/observations', { ...figure, source: { title: 'A camp report' } });
    expect(posted.status).toBe(202);
    const sources = await ask('GET', '/sources');
    const { items = [] } = sources.body as { items?: { id: string }[] };
    const form = new FormData();
    form.append('file', new File(['plain words'], 'a.txt'));
    form.append('titel', 'A');
    const answer = await fetch(`${marsad.url}/api/v1/sources/${items[0]?.id}/files`, {
      method: 'POST',
      headers: { cookie },
      body: form,
    });
    expect(answer.status).toBe(422);
    expect(named((await answer.json()) as Problems)).toEqual([['body', '/titel', 'key-unknown']]);
  });

  it('says of each problem what it is about, in both languages', async () => {
    const rule = { indicator: 'al-hol-pledges', condition: { valu: { op: '>', to: 1 } } };
    const bad = await ask('POST', '/rules', rule, { 'accept-language': 'ar' });
    expect([bad.status, bad.body.code]).toEqual([422, 'body-invalid']);
    expect(bad.body.errors).toMatchObject([{ pointer: '/condition/valu', params: { near: 'value' } }]);
    expect(bad.body.detail).toContain('هل تقصد');
    const deep = await ask('POST', '/rules', {
      indicator: 'al-hol-pledges',
      condition: { all: [{ value: { op: '>', to: { baseline: 'upper', tims: 2 } } }] },
    });
    expect(named(deep.body)).toEqual([['body', '/condition/all/0/value/to/tims', 'key-unknown']]);
    const broken = await ask('POST', '/observations', '{"indicator":');
    expect([broken.status, broken.body.code]).toEqual([400, 'body-invalid']);
    for (const given of ['[]', 'null', '"x"', '7']) {
      const odd = await ask('POST', '/briefs', given);
      expect([given, odd.status, odd.body.code, odd.body.errors?.[0]?.pointer]).toEqual([
        given,
        422,
        'body-invalid',
        '',
      ]);
    }
    const twice = await ask(
      'POST',
      '/observations',
      '{"indicator":"al-hol-pledges","value":60,"period":"2020-09","source":{"title":"a","t\\u0069tle":"b"},"value":70}',
    );
    expect([twice.status, named(twice.body)]).toEqual([
      422,
      [
        ['body', '/source/title', 'key-repeated'],
        ['body', '/value', 'key-repeated'],
      ],
    ]);
    // Windows-1256, as old programs write Arabic: its letters would be lost.
    const bytes = Buffer.concat([
      Buffer.from('{"indicator":"al-hol-pledges","period":"2020-09","value":60,"source":{"title":"'),
      Buffer.from([0xca, 0xde, 0xd1, 0xed, 0xd1]),
      Buffer.from('"}}'),
    ]);
    const foreign = await fetch(`${marsad.url}/api/v1/observations`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: marsad.url, 'accept-language': 'ar' },
      body: bytes,
    });
    const told = (await foreign.json()) as Problems;
    expect([foreign.status, told.code]).toEqual([422, 'body-invalid']);
    expect(told.detail).toContain('UTF-8');
    const unnamed = await ask('POST', '/indicators', { id: 'A b' }, { 'accept-language': 'ar' });
    expect(unnamed.body.errors?.find(({ pointer }) => pointer === '/id')?.detail).toContain(
      'أحرف لاتينية صغيرة',
    );
    expect(unnamed.body.errors?.find(({ pointer }) => pointer === '/kind')?.detail).toContain('لم يُذكر');
    const typed = await ask('POST', '/observations', { ...figure, credibility: 'high' });
    expect(named(typed.body)).toEqual([['body', '/credibility', 'body-invalid']]);
    expect(typed.body.detail).not.toContain('query');
    const text = await fetch(`${marsad.url}/api/v1/briefs`, {
      method: 'POST',
      headers: { cookie },
      body: 'x',
    });
    expect(text.status).toBe(415);
    const key = await ask('POST', '/observations', figure, { 'idempotency-key': 'k'.repeat(256) });
    expect([key.status, key.body.code, named(key.body)]).toEqual([
      422,
      'header-invalid',
      [['header', '/idempotency-key', 'header-invalid']],
    ]);
    const wait = await ask('POST', '/observations', figure, { prefer: 'wait=soon' });
    expect([wait.status, wait.body.code]).toEqual([422, 'header-invalid']);
    const path = await ask('GET', `/submissions/by-key/${'k'.repeat(256)}`);
    expect([path.status, path.body.code]).toEqual([422, 'path-invalid']);
    expect((await ask('GET', '/indicators/%00')).body.code).toBe('path-invalid');
    const nul = await ask('POST', '/session', { email: 'a\0b@example.org', password: 'x' });
    expect(nul.body.code).not.toBe('query-invalid');
    expect(nul.status).toBeLessThan(500);
  });

  it('keeps the stream of events to what it can resume from', async () => {
    for (const [query, headers, code] of [
      ['?lastEventId=soon', {}, 'query-invalid'],
      ['?last_event_id=1', {}, 'query-invalid'],
      ['', { 'last-event-id': 'soon' }, 'header-invalid'],
    ] as const) {
      const { status, body } = await ask('GET', `/events${query}`, undefined, headers);
      expect([query, status, body.code]).toEqual([query, 422, code]);
    }
    const stream = await openEvents(marsad.url, marsad.token, { 'last-event-id': '0' });
    expect(stream.status).toBe(200);
    await stream.close();
  });
});
