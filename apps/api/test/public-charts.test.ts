/** Charts that anybody may see: who may publish one, what is on it and what never is, where it may stand, when it ends. */
import type { Sql } from '@marsad/db';
import type {
  AuditListWire,
  PublicChartLinkListWire,
  PublicChartLinkWire,
  PublicChartWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Answer,
  type Client,
  clientOf,
  guess,
  type Installation,
  inDays,
  install,
  type Marsad,
  openAbsent,
  type Refusal,
} from './harness.js';

const chart = {
  indicator: 'al-hol-pledges',
  series: [{}],
  scale: 'linear',
  heights: 'compared',
  language: 'en',
};

describe('public charts', () => {
  let installation: Installation;
  let marsad: Marsad;
  let owner: Sql;
  let nobody: Client;
  let editor: Client;
  let contributor: Client;

  beforeAll(async () => {
    installation = await install();
    ({ marsad, sql: owner } = installation);
    nobody = clientOf(marsad.url, null);
    editor = await installation.as('editor', 'Salma of the desk');
    contributor = await installation.as('contributor', 'Omar');
    for (const [period, value, url] of [
      ['2020-07', 'about 75', 'http://files.intranet/july'],
      ['2020-09', '88-94', 'https://example.org/radio'],
    ] as const)
      await marsad.client.submitAndWait({
        indicator: 'al-hol-pledges',
        period,
        value,
        source: { title: `Camp radio ${period}`, date: '2020-10', url, locator: 'p. 4' },
        reliability: 'B',
        credibility: 2,
        note: 'Heard from Abu Nobody',
      });
    for (const [crossing, value] of [
      ['rabia', '1'],
      ['al-qaim', '1'],
      ['al-walid', '0'],
    ] as const)
      await marsad.client.submitAndWait({
        indicator: 'official-crossings-open',
        dimensions: { crossing },
        period: '2021-01',
        value,
        source: { title: `Gazette of ${crossing}` },
      });
  });
  afterAll(() => installation?.stop());
  beforeEach(() => owner`delete from attempt`);

  const publish = async (change: object = {}): Promise<PublicChartLinkWire> => {
    const { status, body } = await editor.post<PublicChartLinkWire>('/public-charts', {
      ...chart,
      ...change,
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  };
  const addressOf = ({ link }: PublicChartLinkWire) => new URL(link).pathname.replace('/charts/', '');
  const open = (address: string): Promise<Answer<PublicChartWire & Refusal>> =>
    nobody.get(`/charts/${address}`);
  const figuresOf = ({ series }: PublicChartWire) =>
    series.map(({ trend }) => trend.map(({ quantity }) => quantity.text));
  const withdraw = (id: string) => editor.get<Refusal>(`/public-charts/${id}`, { method: 'DELETE' });

  it.each([
    ['an indicator there is not', { indicator: 'x' }, '/indicator', 'indicator-unknown'],
    ['no series', { series: [] }, '/series', 'body-invalid'],
    ['a series twice', { series: [{}, {}] }, '/series', 'body-invalid'],
    ['more series than are drawn', { series: Array(7).fill({}) }, '/series', 'body-invalid'],
    ['an unknown dimension', { series: [{}, { sex: 'women' }] }, '/series/1/sex', 'dimension-unknown'],
    [
      'an unknown code',
      { indicator: 'official-crossings-open', series: [{ crossing: 'dover' }] },
      '/series/0/crossing',
      'dimension-code-unknown',
    ],
    ['no such month', { from: '2020-13' }, '/from', 'body-invalid'],
    ['months the wrong way round', { from: '2020-09', to: '2020-08' }, '/to', 'period-reversed'],
    ['an unknown scale', { scale: 'cubic' }, '/scale', 'body-invalid'],
    ['an end that is past', { endsAt: inDays(-1) }, '/endsAt', 'until-is-past'],
    ['an end too far away', { endsAt: inDays(3_661) }, '/endsAt', 'public-chart-ends-late'],
    ['something else in it', { address: 'mine' }, '/address', 'key-unknown'],
  ])('refuses a chart with %s', async (_, change, pointer, code) => {
    const { status, body } = await editor.post<Refusal>('/public-charts', { ...chart, ...change });
    expect([status, body.errors?.map((one) => [one.pointer, one.code])]).toEqual([422, [[pointer, code]]]);
  });

  it('is made, listed and withdrawn by editors alone', async () => {
    const made = await publish();
    for (const client of [contributor, nobody]) {
      const refused = client === nobody ? 401 : 403;
      expect((await client.post('/public-charts', chart)).status).toBe(refused);
      expect((await client.get('/public-charts')).status).toBe(refused);
      expect((await client.get(`/public-charts/${made.id}`, { method: 'DELETE' })).status).toBe(refused);
    }
    const { items } = (await editor.get<PublicChartLinkListWire>('/public-charts')).body;
    expect(items.find(({ id }) => id === made.id)).toEqual(made);
    expect(made).toMatchObject({ ...chart, from: null, to: null, endsAt: null, madeBy: 'Salma of the desk' });
    expect(made.link).toMatch(new RegExp(`^${marsad.url}/charts/[\\w-]{22}\\?lang=en$`));
  });

  it('shows anybody the figures as they are on record, and nothing but what is drawn', async () => {
    const { status, body } = await open(addressOf(await publish({ from: '2020-08' })));
    expect(status).toBe(200);
    expect(figuresOf(body)).toEqual([['88-94']]);
    expect(body).toMatchObject({
      indicator: { id: 'al-hol-pledges', unit: '{person}' },
      ...{ from: '2020-08', to: null, scale: 'linear', heights: 'compared', language: 'en', demo: false },
      series: [
        {
          dimensions: {},
          figures: 1,
          baseline: { quantity: { lower: 60, upper: 70 }, citation: { author: 'Husham al-Hashimi' } },
          trend: [{ comparison: { verdict: 'above' }, reliability: 'B', credibility: 2 }],
          sources: [{ author: 'Husham al-Hashimi' }, { title: 'Camp radio 2020-09' }],
        },
      ],
    });
    expect(body.series[0]?.overdue).not.toBeNull();
    const whole = (await open(addressOf(await publish()))).body;
    expect(figuresOf(whole)).toEqual([['about 75', '88-94']]);
    // No notes, no people of this installation, no names of rows, no address of another network.
    const text = JSON.stringify([body, whole]);
    for (const secret of ['Abu Nobody', 'Salma', '"note"', '"by"', 'intranet'])
      expect(text).not.toContain(secret);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
    expect(text).toContain('https://example.org/radio');
  });

  it('shows several series, and the sources of the parts that a total is added up from', async () => {
    const indicator = 'official-crossings-open';
    const series = [{}, { crossing: 'rabia' }];
    const { body } = await open(addressOf(await publish({ indicator, series })));
    expect(body.series.map(({ dimensions }) => dimensions)).toEqual(series);
    const [total, part] = body.series.map(({ sources }) => sources.map(({ title }) => title));
    for (const crossing of ['rabia', 'al-qaim', 'al-walid'])
      expect(total).toContain(`Gazette of ${crossing}`);
    expect(part).toContain('Gazette of rabia');
    expect(part).not.toContain('Gazette of al-walid');
    const ended = await open(addressOf(await publish({ to: '2020-08' })));
    expect(figuresOf(ended.body)).toEqual([['about 75']]);
    // What ends in the past is not late.
    expect(ended.body.series[0]?.overdue).toBeNull();
  });

  it('follows the record, and is answered with nothing where nothing changed', async () => {
    const address = addressOf(await publish());
    const first = await open(address);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    const again = await fetch(`${marsad.url}/api/v1/charts/${address}`, {
      headers: { 'if-none-match': etag },
    });
    expect([again.status, await again.text(), again.headers.get('cache-control')]).toEqual([
      304,
      '',
      'public, max-age=60',
    ]);
    const [point] = await marsad.client.points('al-hol-pledges');
    const revised = await marsad.client.post(`/observations/${point?.observation?.id}/revisions`, {
      value: 'more than 70',
      reason: 'Misheard',
    });
    expect(revised.status).toBeLessThan(300);
    const after = await open(address);
    expect(figuresOf(after.body)).toEqual([['more than 70', '88-94']]);
    expect(after.headers.get('etag')).not.toBe(etag);
  });

  it('says the same of one that ended, was withdrawn, or never was', async () => {
    const [ended, withdrawn] = [await publish({ endsAt: inDays(1) }), await publish()];
    expect((await open(addressOf(ended))).status).toBe(200);
    await owner`update public_chart set ends_at = now() where id = ${ended.id}`;
    expect((await withdraw(withdrawn.id)).status).toBe(204);
    const gone = [addressOf(ended), addressOf(withdrawn)];
    const { answers, said } = await openAbsent(open, gone, 22);
    expect(said).toEqual([expect.stringMatching(/^404 public-chart-not-there /)]);
    for (const { headers } of answers) expect(headers.get('cache-control')).toContain('no-store');
    const again = await Promise.all([withdrawn.id, ended.id, 'no-uuid'].map(withdraw));
    expect(again.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([404, 'not-found']));
    const { items } = (await editor.get<PublicChartLinkListWire>('/public-charts')).body;
    for (const { id } of [ended, withdrawn]) expect(items.map((one) => one.id)).not.toContain(id);
  });

  it('may stand in a frame of any page, and no other page may', async () => {
    const address = addressOf(await publish());
    const headersOf = async (path: string) => {
      const { headers } = await fetch(`${marsad.url}${path}`);
      return {
        frames: /frame-ancestors ([^;]+)/.exec(headers.get('content-security-policy') ?? '')?.[1],
        options: headers.get('x-frame-options'),
        robots: headers.get('x-robots-tag'),
        cookies: headers.get('set-cookie'),
      };
    };
    const robots = 'noindex, nofollow, noarchive';
    expect(await headersOf(`/charts/${address}?lang=ar`)).toEqual({
      ...{ frames: '*', options: null, robots, cookies: null },
    });
    const closed = { frames: "'none'", options: 'DENY', cookies: null };
    expect(await headersOf(`/api/v1/charts/${address}`)).toEqual({ ...closed, robots });
    for (const path of [
      '/',
      '/charts',
      '/charts/',
      `/charts/${address}/`,
      `/charts/${address}/../../settings`,
      '/public-charts',
      `/x/charts/${address}`,
      '/indicators/al-hol-pledges',
      '/charts/a%2fb',
    ])
      expect(await headersOf(path), path).toEqual({ ...closed, robots: null });
    expect(await headersOf('/shared/x')).toEqual({ ...closed, robots });
  });

  it('slows down whoever guesses, and nobody who looks at what there is', async () => {
    const address = addressOf(await publish());
    const answers = await guess(open);
    expect(answers.length).toBeGreaterThan(10);
    expect([...new Set(answers)]).toEqual([404, 429]);
    expect((await open(address)).status).toBe(200);
  });

  it('leaves a trace of publishing and withdrawing, for editors to see', async () => {
    const made = await publish({ from: '2020-01' });
    await withdraw(made.id);
    const { body } = await editor.get<AuditListWire>(`/audit?area=public-chart&subject=${made.id}`);
    expect(body.items.map(({ action, by }) => [action, by.name])).toEqual([
      ['public-chart.withdraw', 'Salma of the desk'],
      ['public-chart.publish', 'Salma of the desk'],
    ]);
    expect(body.items[1]?.details).toMatchObject({
      indicator: 'al-hol-pledges',
      series: [{}],
      from: '2020-01',
      to: null,
    });
  });

  it('leaves out a series whose code was given up, and is gone with the last of them', async () => {
    const indicator = 'official-crossings-open';
    const [one, both] = [
      await publish({ indicator, series: [{ crossing: 'rabia' }] }),
      await publish({ indicator, series: [{}, { crossing: 'rabia' }] }),
    ];
    await owner`update public_chart set choice = replace(choice::text, 'rabia', 'given-up')::jsonb
      where id in ${owner([one.id, both.id])}`;
    // What is kept stands as long as nothing is recorded.
    await publish();
    expect((await open(addressOf(both))).body.series.map(({ dimensions }) => dimensions)).toEqual([{}]);
    const gone = await open(addressOf(one));
    expect([gone.status, gone.body.code]).toEqual([404, 'public-chart-not-there']);
  });

  it('keeps their number in bounds, and forgets what ended long ago', async () => {
    const old = await publish();
    await owner`insert into public_chart (address, choice, made_by)
      select 'many-' || n, '{"indicator":"many","series":[],"scale":"linear","heights":"compared","language":"en"}',
        '{"kind":"system","part":"test"}' from generate_series(1, 200) n`;
    await owner`update public_chart set withdrawn_at = now() - interval '31 days' where id = ${old.id}`;
    const full = await editor.post<Refusal>('/public-charts', chart);
    expect([full.status, full.body.code]).toEqual([409, 'public-charts-enough']);
    await owner`delete from public_chart where choice ->> 'indicator' = 'many'`;
    await publish();
    expect(await owner`select from public_chart where id = ${old.id}`).toHaveLength(0);
  });
});
