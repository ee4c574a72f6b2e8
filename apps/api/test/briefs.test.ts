/** Briefs and the links by which they are read without an account: who may make one, what it shows, when it ends. */
import type { Sql } from '@marsad/db';
import type {
  AuditListWire,
  BriefFiguresWire,
  BriefLinkWire,
  NewBriefLinkWire,
  SharedBriefWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isKnownOutside } from '../src/brief/figures.js';
import {
  type Answer,
  type Client,
  clientOf,
  eventually,
  guess,
  type Installation,
  inDays,
  install,
  type Marsad,
  openAbsent,
  type Refusal,
  visitor,
} from './harness.js';

const brief = {
  title: ' September ',
  introduction: 'What changed.',
  indicators: ['al-hol-pledges', 'smuggling-revenue'],
  language: 'en',
  mode: 'frozen',
  expiresAt: inDays(7),
};

describe('briefs', () => {
  let installation: Installation;
  let marsad: Marsad;
  let owner: Sql;
  let nobody: Client;
  let editor: Client;

  beforeAll(async () => {
    // Its readers come through a proxy, each from an address of their own.
    installation = await install({ PROXY_HOPS: '1' });
    ({ marsad, sql: owner } = installation);
    nobody = clientOf(marsad.url, null);
    editor = await installation.as('editor', 'Salma of the desk');
    await marsad.client.submitAndWait({
      indicator: 'al-hol-pledges',
      period: '2020-09',
      value: '88-94',
      source: { title: 'Camp radio', date: '2020-10', url: 'https://example.org/radio', locator: 'p. 4' },
      reliability: 'B',
      credibility: 2,
      note: 'Heard from Abu Nobody',
    });
  });
  afterAll(() => installation?.stop());
  beforeEach(() => owner`delete from attempt`);

  const share = async (change: object = {}): Promise<NewBriefLinkWire> => {
    const { status, body } = await editor.post<NewBriefLinkWire>('/briefs', { ...brief, ...change });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  };
  const tokenOf = ({ link }: NewBriefLinkWire) => new URL(link).pathname.replace('/shared/', '');
  const open = (token: string): Promise<Answer<SharedBriefWire & Refusal>> => nobody.get(`/shared/${token}`);
  const figuresOf = ({ items }: BriefFiguresWire) =>
    items.map(({ indicator, trend }) => [indicator.id, trend.at(-1)?.quantity.text ?? null]);

  it('gives the figures in the order asked for, each with its source and the hedge it was given', async () => {
    const { body } = await editor.get<BriefFiguresWire>(
      '/briefs/figures?indicators=smuggling-revenue,al-hol-pledges',
    );
    expect(figuresOf(body)).toEqual([
      ['smuggling-revenue', null],
      ['al-hol-pledges', '88-94'],
    ]);
    expect(body.items[1]).toMatchObject({
      baseline: { quantity: { lower: 60, upper: 70 }, citation: { author: 'Husham al-Hashimi' } },
      figures: 1,
      trend: [
        {
          comparison: { verdict: 'above' },
          citation: {
            title: 'Camp radio',
            date: '2020-10',
            locator: 'p. 4',
            url: 'https://example.org/radio',
          },
          reliability: 'B',
          credibility: 2,
        },
      ],
    });
    const before = await editor.get<BriefFiguresWire>(
      '/briefs/figures?indicators=al-hol-pledges&asOf=2020-10-30',
    );
    expect([before.body.knownOn, figuresOf(before.body)]).toEqual(['2020-10-30', [['al-hol-pledges', null]]]);
  });

  it.each([
    ['an indicator there is not', 'indicators=nothing', 'indicator-unknown'],
    ['a day there is not', 'indicators=al-hol-pledges&asOf=2020-02-30', 'query-invalid'],
    ['more than a brief holds', `indicators=${Array.from({ length: 41 }, (_, at) => at)}`, 'query-invalid'],
    ['none named', '', 'query-invalid'],
    ['an empty list', 'indicators=,', 'query-invalid'],
    ['what no database holds', 'indicators=%00', 'query-invalid'],
  ])('refuses figures of %s', async (_, query, code) => {
    const { status, body } = await editor.get<Refusal>(`/briefs/figures?${query}`);
    expect([status, body.code]).toEqual([422, code]);
  });

  it.each([
    ['no title', { title: '  ' }, '/title', 'body-invalid'],
    ['a NUL', { introduction: 'a\0b' }, '/introduction', 'body-invalid'],
    ['nothing in it', { indicators: [] }, '/indicators', 'body-invalid'],
    ['one twice', { indicators: ['al-hol-pledges', 'al-hol-pledges'] }, '/indicators', 'body-invalid'],
    ['an unknown one', { indicators: ['al-hol-pledges', 'x'] }, '/indicators/1', 'indicator-unknown'],
    ['no such day', { asOf: '2020-02-30' }, '/asOf', 'body-invalid'],
    ['an end that is past', { expiresAt: inDays(-1) }, '/expiresAt', 'until-is-past'],
    ['an end too far away', { expiresAt: inDays(367) }, '/expiresAt', 'brief-expires-late'],
    ['an end that is no time', { expiresAt: 'soon' }, '/expiresAt', 'body-invalid'],
    ['something else in it', { token: 'mine' }, '/token', 'key-unknown'],
  ])('refuses a link with %s', async (_, change, pointer, code) => {
    const { status, body } = await editor.post<Refusal>('/briefs', { ...brief, ...change });
    expect([status, body.errors?.map((one) => [one.pointer, one.code])]).toEqual([422, [[pointer, code]]]);
  });

  it('is read by whoever holds the link, and by nobody else; only its digest is kept', async () => {
    const made = await share();
    expect(made).toMatchObject({
      title: 'September',
      indicators: 2,
      mode: 'frozen',
      opened: 0,
      madeBy: 'Salma of the desk',
    });
    expect(made.link).toMatch(new RegExp(`^${marsad.url}/shared/[\\w-]{43}\\?lang=en$`));
    const { status, headers, body } = await open(tokenOf(made));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      title: 'September',
      introduction: 'What changed.',
      language: 'en',
      mode: 'frozen',
    });
    expect(figuresOf(body)).toEqual([
      ['al-hol-pledges', '88-94'],
      ['smuggling-revenue', null],
    ]);
    const page = await fetch(made.link);
    for (const given of [headers, page.headers])
      expect(['cache-control', 'referrer-policy', 'x-robots-tag'].map((name) => given.get(name))).toEqual([
        'private, no-store',
        'no-referrer',
        'noindex, nofollow, noarchive',
      ]);
    // Nothing but what is on the page: no notes, no people of this installation, no names of rows.
    const text = JSON.stringify(body);
    for (const secret of ['Abu Nobody', 'Salma', '"note"', '"by"', tokenOf(made)])
      expect(text).not.toContain(secret);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);

    const [kept] = await owner<{ row: string }[]>`
      select (to_jsonb(shared_brief) || jsonb_build_object('hash', encode(token_hash, 'base64')))::text as row
      from shared_brief where id = ${made.id}`;
    expect(kept?.row).toContain('September');
    expect(kept?.row).not.toContain(tokenOf(made));
    const [logged] = await owner<{ count: number }[]>`
      select count(*)::int as count from audit where details::text like ${`%${tokenOf(made)}%`}`;
    expect(logged?.count).toBe(0);

    const links = (await editor.get<{ items: BriefLinkWire[] }>('/briefs')).body.items;
    expect(links.find(({ id }) => id === made.id)).toMatchObject({ opened: 1, madeBy: 'Salma of the desk' });
    expect(JSON.stringify(links)).not.toContain(tokenOf(made));
  });

  it('says the same of a link that ended, was withdrawn, or never was', async () => {
    const [ended, withdrawn] = [await share(), await share()];
    await owner`update shared_brief set expires_at = now() where id = ${ended.id}`;
    expect((await editor.get(`/briefs/${withdrawn.id}`, { method: 'DELETE' })).status).toBe(204);
    const { answers, said } = await openAbsent(open, [tokenOf(ended), tokenOf(withdrawn)], 43);
    expect(said).toEqual([expect.stringMatching(/^404 brief-link-not-valid /)]);
    for (const { headers } of answers) expect(headers.get('referrer-policy')).toBe('no-referrer');
    const again = await Promise.all(
      [withdrawn.id, ended.id, 'no-uuid'].map((id) =>
        editor.get<Refusal>(`/briefs/${id}`, { method: 'DELETE' }),
      ),
    );
    expect(again.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([404, 'not-found']));
    const listed = (await editor.get<{ items: BriefLinkWire[] }>('/briefs')).body.items.map(({ id }) => id);
    expect(listed).not.toContain(ended.id);
    expect(listed).not.toContain(withdrawn.id);
  });

  it('slows down whoever guesses', async () => {
    const answers = await guess(open);
    expect(answers.length).toBeGreaterThan(10);
    expect([...new Set(answers)]).toEqual([404, 429]);
  });

  it('stays as it was known where it is frozen, and follows the record where it is live', async () => {
    const [frozen, live] = [await share(), await share({ mode: 'live', language: 'ar' })];
    expect(live.link).toMatch(/\?lang=ar$/);
    const [point] = await marsad.client.points('al-hol-pledges');
    const revised = await marsad.client.post(`/observations/${point?.observation?.id}/revisions`, {
      value: 'about 75',
      reason: 'Misheard',
    });
    expect(revised.status).toBeLessThan(300);
    expect(figuresOf((await open(tokenOf(frozen))).body)[0]).toEqual(['al-hol-pledges', '88-94']);
    const followed = (await open(tokenOf(live))).body;
    expect([followed.mode, figuresOf(followed)[0]]).toEqual(['live', ['al-hol-pledges', 'about 75']]);
  });

  it('leaves a trace of making and withdrawing, for editors to see', async () => {
    const made = await share({ title: 'For the trace' });
    await editor.get(`/briefs/${made.id}`, { method: 'DELETE' });
    const { body } = await editor.get<AuditListWire>(`/audit?area=brief&subject=${made.id}`);
    expect(body.items.map(({ action, by }) => [action, by.name])).toEqual([
      ['brief.withdraw', 'Salma of the desk'],
      ['brief.share', 'Salma of the desk'],
    ]);
    expect(body.items[1]?.details).toMatchObject({
      title: 'For the trace',
      mode: 'frozen',
      indicators: brief.indicators,
    });
  });

  it('leaves a trace of being opened, and nothing of who opened it', async () => {
    const made = await share({ title: 'Read far away' });
    for (const address of ['198.51.100.61', '198.51.100.62'])
      expect((await visitor(marsad.url, address).get(`/shared/${tokenOf(made)}`)).status).toBe(200);
    const rows = () => owner<{ details: unknown; row: string }[]>`
      select details, to_jsonb(audit)::text as row from audit
      where action = 'brief.opened' and details ->> 'title' = 'Read far away'`;
    await eventually(async () => (await rows()).length > 0, 'the trace');
    const kept = await rows();
    // The other is counted, and written with the end of the window.
    expect(kept.map(({ details }) => details)).toEqual([{ title: 'Read far away', mode: 'frozen' }]);
    expect(kept.map(({ row }) => row).join()).not.toMatch(/198\.51\.100|127\.0\.0\.1/);
    const { body } = await editor.get<AuditListWire>(`/audit?area=brief&subject=${made.id}`);
    expect(body.items.find(({ action }) => action === 'brief.opened')?.by.name).toBe('shared-link');
  });

  it('keeps the number of links in bounds, and forgets what ended long ago', async () => {
    await owner`insert into shared_brief (token_hash, choice, made_by, expires_at)
      select sha256(n::text::bytea), '{"title":"many","indicators":[]}', '{"kind":"system","part":"test"}', now() + interval '1 day'
      from generate_series(1, 200) n`;
    await owner`update shared_brief set expires_at = now() - interval '31 days' where choice ->> 'title' = 'September'`;
    const full = await editor.post<Refusal>('/briefs', brief);
    expect([full.status, full.body.code]).toEqual([409, 'brief-links-enough']);
    await owner`delete from shared_brief where choice ->> 'title' = 'many'`;
    await share({ title: 'Room again' });
    const [old] = await owner<{ count: number }[]>`
      select count(*)::int as count from shared_brief where choice ->> 'title' = 'September'`;
    expect(old?.count).toBe(0);
  });
});

it.each([
  ['https://example.org/report.pdf', true],
  ['http://xn--mgbh0fb.example/', true],
  ['http://10.0.0.7/share', false],
  ['http://203.0.113.9/', false],
  ['http://[::1]/', false],
  ['http://localhost:3000/', false],
  ['http://files/report.pdf', false],
  ['https://wiki.intranet/', false],
  ['https://nas.local./', false],
  ['no address', false],
])('tells readers outside of %s: %s', (url, isTold) => {
  expect(isKnownOutside(url)).toBe(isTold);
});
