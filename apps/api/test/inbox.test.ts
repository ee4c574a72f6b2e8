/** Alerts as an inbox, through the public door: the worst first, searched, grouped, folded, and dealt with many at a time. */
import type { Role } from '@marsad/indicators';
import type {
  AlertActionWire,
  AlertCountsWire,
  AlertListWire,
  AlertStoryWire,
  AlertWire,
  AssigneeListWire,
  RuleWire,
} from '@marsad/indicators/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Client,
  eventually,
  type Installation,
  install,
  invite,
  lastYear,
  newIndicator,
  newReceiver,
  type Refusal,
  type Visitor,
  visitor,
} from './harness.js';

let installation: Installation;
let client: Client;
let editor: Client;

beforeAll(async () => {
  installation = await install({ ALLOW_PRIVATE_TARGETS: 'yes' });
  ({ client } = installation);
  editor = await installation.as('editor', 'Huda');
  await filled();
});
afterAll(() => installation?.stop());

const sides = ['north', 'south', 'east', 'west'];
const rules: Record<string, RuleWire> = {};

/** Two indicators, four rules; of each side something fires. */
async function filled(): Promise<void> {
  const dimensions = [
    {
      id: 'side',
      codes: sides.map((code) => ({ code, name: { en: `The ${code}ern bank`, ar: `ضفة ${code}` } })),
    },
  ];
  await newIndicator(client, 'crossings', { name: { en: 'People who crossed', ar: 'العابرون' }, dimensions });
  await newIndicator(client, 'boats', { name: { en: 'Boats seen' } });
  const rule = async (name: string, body: object) => {
    const made = await editor.post<RuleWire & Refusal>('/rules', { name, ...body });
    expect(made.status).toBe(201);
    rules[name] = made.body;
  };
  const over = (to: number) => ({ value: { op: '>', to } });
  await rule('Many', {
    indicator: 'crossings',
    condition: over(50),
    severity: 'warning',
    certainty: 'possible',
  });
  await rule('Very many', { indicator: 'crossings', condition: over(100), severity: 'critical' });
  await rule('Boats at all', { indicator: 'boats', condition: over(0), severity: 'info' });
  const enter = (indicator: string, value: string, period: string, more: object = {}) =>
    editor.submitAndWait({ indicator, period, value, source: { title: 'Desk' }, ...more });
  const at = (side: string) => ({ dimensions: { side } });
  await enter('boats', '3', `${lastYear}-03`);
  await enter('crossings', '60', `${lastYear}-02`, at('north'));
  await enter('crossings', '40-60', `${lastYear}-04`, at('south'));
  await enter('crossings', '120', `${lastYear}-05`, at('east'));
  await enter('crossings', '70', `${lastYear}-01`, at('west'));
  await enter('crossings', '20', `${lastYear}-02`, at('west'));
  // What was acknowledged is evaluated a moment later.
  await eventually(async () => {
    const all = await found('order=worst');
    return all.length === 6 && all.includes('Many west normal');
  }, 'the six alerts');
}

const list = async (query: string, who: Client = editor) =>
  (await who.get<AlertListWire>(`/alerts?${query}`)).body;
const counts = async (query: string) => (await editor.get<AlertCountsWire>(`/alert-counts?${query}`)).body;
const act = (body: object, who: Client = editor) =>
  who.post<AlertActionWire & Refusal>('/alerts/actions', body);
const named = ({ rule, dimensions, state }: AlertWire) =>
  [rule.name.en, ...Object.values(dimensions), ...(state === 'firing' ? [] : [state])].join(' ');
const found = async (query: string) => (await list(query)).items.map(named);

describe('the list', () => {
  it('has the worst first, then what began last', async () => {
    expect(await found('order=worst')).toEqual([
      'Very many east',
      'Many east',
      'Many north',
      'Boats at all',
      'Many west normal',
      // What is only possible comes after all that is certain.
      'Many south',
    ]);
    expect(await found('order=worst&fold=true')).not.toContain('Many south');
    expect(await found('order=worst&fold=true&channel=possible')).toEqual(['Many south']);
  });

  it('groups by rule and by indicator, the group with the worst first, and folds within each', async () => {
    expect(await found('order=worst&group=rule&fold=true')).toEqual([
      'Very many east',
      'Many east',
      'Many north',
      'Many west normal',
      'Boats at all',
    ]);
    const byIndicator = await counts('group=indicator');
    expect(byIndicator).toMatchObject({ total: 6, possible: 1, waiting: 5 });
    expect(byIndicator.groups.map(({ id, total, worst }) => [id, total, worst])).toEqual([
      ['crossings', 5, 'critical'],
      ['boats', 1, 'info'],
    ]);
    expect(
      (await counts('group=rule')).groups.map(({ name, total, possible }) => [name.en, total, possible]),
    ).toEqual([
      ['Very many', 1, 0],
      ['Many', 4, 1],
      ['Boats at all', 1, 0],
    ]);
  });

  it.each([
    ['state=normal', ['Many west normal']],
    ['severity=critical', ['Very many east']],
    ['indicator=boats', ['Boats at all']],
    ['waiting=false', ['Many west normal']],
    ['q=very', ['Very many east']],
    ['q=عابرون', 5],
    ['q=EASTERN%20crossed', 2],
    ['q=east%20boats', []],
    ['q=100%25', []],
    ['assigned=nobody', 6],
    ['assigned=me', []],
    ['assigned=nonsense', []],
    ['rule=nonsense', []],
  ] as const)('finds by %s', async (query, expected) => {
    for (const order of ['', '&order=worst']) {
      const names = await found(`${query}${order}`);
      if (typeof expected === 'number') expect(names).toHaveLength(expected);
      else expect(names).toEqual(expected);
    }
    expect((await counts(query)).total).toBe(typeof expected === 'number' ? expected : expected.length);
  });

  it('refuses a question that is none, and a cursor of another order', async () => {
    for (const query of [
      'order=best',
      'group=colour',
      'severity=bad',
      'waiting=perhaps',
      'order=worst&cursor=x',
    ])
      expect((await editor.get(`/alerts?${query}`)).status, query).toBe(422);
  });

  it('says the figure that fired and the one that ended it', async () => {
    const [ended] = (await list('state=normal')).items;
    expect(ended?.fired).toMatchObject({ quantity: { text: '70' }, period: { start: `${lastYear}-01-01` } });
    expect(ended?.ended).toMatchObject({
      reason: 'Resolved',
      figure: { quantity: { text: '20' }, period: { start: `${lastYear}-02-01` } },
    });
    const [hedged] = (await list('channel=possible')).items;
    expect(hedged).toMatchObject({ fired: { quantity: { text: '40-60', qualifier: 'range' } }, ended: null });
  });

  it('goes page by page through hundreds, each once', async () => {
    const { sql } = installation;
    const [one] = (await list('indicator=boats')).items;
    await sql`insert into incident (rule_id, rule_version, indicator_id, series_key, dimensions, channel, starts_at, span,
        state, severity, snapshot)
      select rule_id, rule_version, indicator_id, series_key || n, dimensions, channel, starts_at - n % 7, span, state,
        case n % 3 when 0 then 'critical' when 1 then 'warning' else 'info' end, snapshot
      from incident, generate_series(1, 250) n where id = ${one?.id ?? ''}`;
    for (const query of ['order=worst', 'order=worst&group=rule', 'order=worst&group=indicator&fold=true']) {
      const ids: string[] = [];
      let cursor = '';
      do {
        const page = await list(`indicator=boats&${query}${cursor}`);
        ids.push(...page.items.map(({ id }) => id));
        cursor = page.next === null ? '' : `&cursor=${encodeURIComponent(page.next)}`;
      } while (cursor !== '');
      expect([ids.length, new Set(ids).size]).toEqual([251, 251]);
    }
    await sql`delete from incident where indicator_id = 'boats' and id <> ${one?.id ?? ''}`;
  });
});

describe('many at once', () => {
  const nobody = crypto.randomUUID();
  const idsOf = async (query: string) => (await list(`order=worst&${query}`)).items.map(({ id }) => id);

  it('are acknowledged, each with what came of it, and the same again changes nothing', async () => {
    const going = await idsOf('waiting=true&indicator=crossings');
    const [over = ''] = await idsOf('state=normal');
    const body = { action: 'acknowledge', alerts: [...going, over, nobody, 'no id', ...going], note: 'Seen' };
    const first = await act(body);
    expect(first.status).toBe(200);
    expect(first.body.items).toEqual([
      ...going.map((alert) => ({ alert, outcome: 'done', code: null })),
      { alert: over, outcome: 'refused', code: 'alert-over' },
      { alert: nobody, outcome: 'refused', code: 'not-found' },
      { alert: 'no id', outcome: 'refused', code: 'not-found' },
    ]);
    const again = await act(body);
    expect(new Set(again.body.items.map(({ outcome }) => outcome))).toEqual(
      new Set(['unchanged', 'refused']),
    );
    expect((await counts('waiting=true&indicator=crossings')).total).toBe(0);
    const { body: log } = await editor.get<{ items: { action: string; subject: string }[] }>(
      '/audit?area=alert',
    );
    expect(log.items.map(({ action, subject }) => [action, subject])).toEqual(
      going.toReversed().map((id) => ['alert.acknowledge', id]),
    );
    expect(
      (await act({ action: 'unacknowledge', alerts: going })).body.items.map(({ outcome }) => outcome),
    ).toEqual(going.map(() => 'done'));
    expect((await counts('waiting=true&indicator=crossings')).total).toBe(going.length);
  });

  it('are judged, also when they are over, and that is taken back', async () => {
    const ids = await idsOf('indicator=crossings');
    const judged = await act({
      action: 'triage',
      alerts: ids,
      outcome: 'false-positive',
      note: ' Counted twice ',
    });
    expect(judged.body.items.every(({ outcome }) => outcome === 'done')).toBe(true);
    const [one] = (await list('q=twice&order=worst')).items;
    expect(one?.triage).toMatchObject({ outcome: 'false-positive', by: 'Huda', note: 'Counted twice' });
    await act({ action: 'triage', alerts: ids, outcome: null });
    expect((await list('indicator=crossings')).items.map(({ triage }) => triage)).toEqual(
      ids.map(() => null),
    );
  });

  it('are silenced by rule and series, one silence for each, and heard again', async () => {
    const ids = await idsOf(`rule=${rules.Many?.id}`);
    const endsAt = new Date(Date.now() + 3_600_000).toISOString();
    const silence = { action: 'silence', alerts: ids, endsAt, comment: 'We know' };
    expect((await act(silence)).body.items.map(({ outcome }) => outcome)).toEqual(ids.map(() => 'done'));
    expect((await act(silence)).body.items.map(({ outcome }) => outcome)).toEqual(ids.map(() => 'unchanged'));
    const silences = async () =>
      (await editor.get<{ items: { state: string }[] }>('/silences')).body.items.filter(
        ({ state }) => state === 'active',
      ).length;
    expect(await silences()).toBe(4);
    const silent = (await list('indicator=crossings')).items.filter(
      ({ silencedUntil }) => silencedUntil !== null,
    );
    expect(silent.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(silent[0]?.silencedUntil).toBe(endsAt);
    await act({ action: 'unsilence', alerts: ids });
    expect(await silences()).toBe(0);
  });

  it.each([
    [{ action: 'acknowledge', alerts: [] }, '/alerts', 'body-invalid'],
    [{ action: 'acknowledge', alerts: Array.from({ length: 201 }, () => nobody) }, '/alerts', 'body-invalid'],
    [{ action: 'acknowledge', alerts: [nobody], until: '2020-01-01T00:00:00Z' }, '/until', 'until-is-past'],
    [{ action: 'delete', alerts: [nobody] }, '/action', 'body-invalid'],
    [{ action: 'triage', alerts: [nobody], outcome: 'fine' }, '/outcome', 'body-invalid'],
    [{ action: 'triage', alerts: [nobody] }, '/outcome', 'body-invalid'],
    [{ action: 'acknowledge', alerts: [nobody], to: nobody }, '/to', 'body-invalid'],
    [
      { action: 'silence', alerts: [nobody], endsAt: '2020-01-01T00:00:00Z', comment: 'x' },
      '/endsAt',
      'silence-reversed',
    ],
    [
      { action: 'silence', alerts: [nobody], endsAt: '2120-01-01T00:00:00Z', comment: ' ' },
      '/comment',
      'body-invalid',
    ],
    [{ action: 'assign', alerts: [nobody], to: 'x' }, '/to', 'assignee-unknown'],
    [{ action: 'assign', alerts: [nobody], to: nobody }, '/to', 'assignee-unknown'],
  ])('are refused: %j', async (body, pointer, code) => {
    const answer = await act(body);
    expect([answer.status, answer.body.errors?.[0]?.pointer, answer.body.errors?.[0]?.code]).toEqual([
      422,
      pointer,
      code,
    ]);
  });

  it('are for editors', async () => {
    const contributor = await installation.as('contributor', 'Omar');
    expect((await act({ action: 'acknowledge', alerts: [nobody] }, contributor)).status).toBe(403);
  });
});

/** Accepts an invitation. @returns their browser, and their id. */
async function invited(name: string, role: Role): Promise<{ browser: Visitor; id: string }> {
  const browser = visitor(installation.marsad.url);
  await invite(client, { name, role, email: `${name.toLowerCase()}@example.org`, browser });
  const people = await client.get<{ items: { id: string; name: string }[] }>('/people');
  return { browser, id: people.body.items.find((one) => one.name === name)?.id ?? '' };
}

describe('an alert', () => {
  it('is given to a person, found as theirs, and taken from them', async () => {
    const rana = await invited('Rana', 'editor');
    await invited('Viewer', 'viewer');
    const { body } = await editor.get<AssigneeListWire>('/assignees');
    expect(body.items.map(({ name }) => name)).toEqual(['Rana']);
    const ids = (await list('indicator=crossings&severity=critical')).items.map(({ id }) => id);
    const give = { action: 'assign', alerts: ids, to: rana.id };
    expect((await act(give)).body.items.map(({ outcome }) => outcome)).toEqual(['done']);
    expect((await act(give)).body.items.map(({ outcome }) => outcome)).toEqual(['unchanged']);
    expect(await found(`assigned=${rana.id}`)).toEqual(['Very many east']);
    expect((await list('assigned=nobody')).items).toHaveLength(5);
    const [theirs] = (await list(`assigned=${rana.id}`)).items;
    const { body: mine } = await rana.browser.get<AlertListWire>('/alerts?assigned=me&order=worst');
    expect(mine.items.map(named)).toEqual(['Very many east']);
    expect(theirs?.assignedTo).toMatchObject({ id: rana.id, name: 'Rana', by: 'Huda' });
    await act({ ...give, to: null });
    expect(await found(`assigned=${rana.id}`)).toEqual([]);
  });

  it('has one story of figures, corrections, messages and people', async () => {
    await newReceiver(client, { name: 'Desk', kind: 'webhook', url: 'http://127.0.0.1:9/', groupWait: 0 });
    const month = `${lastYear}-06`;
    const dimensions = { side: 'north' };
    const entry = { indicator: 'crossings', dimensions, period: month, source: { title: 'Bulletin' } };
    const { observation } = await editor.submitAndWait({ ...entry, value: '150' });
    const { id } = await eventually(
      async () => (await list('indicator=crossings&severity=critical&q=north')).items[0],
      'the alert',
    );
    const revised = await editor.post(`/observations/${observation?.id}/revisions`, {
      value: '130-140',
      reason: 'Recounted',
    });
    expect(revised.status).toBe(201);
    const story = async (who: Client) => (await who.get<AlertStoryWire>(`/alerts/${id}/story`)).body.items;
    // What follows from it is on record a moment later, and stands where it happened.
    await eventually(
      async () => (await story(editor)).some(({ kind }) => kind === 'correction'),
      'what the correction led to',
    );
    await act({ action: 'acknowledge', alerts: [id], note: 'On it' });
    await act({ action: 'triage', alerts: [id], outcome: 'confirmed' });
    const items = await eventually(async () => {
      const all = await story(editor);
      return all.some(({ kind }) => kind === 'message') && all;
    }, 'the messages');
    expect(items.filter(({ kind }) => kind !== 'message')).toMatchObject([
      { kind: 'person', by: 'Huda', action: 'triage', outcome: 'confirmed' },
      { kind: 'person', by: 'Huda', action: 'acknowledge', note: 'On it' },
      {
        kind: 'correction',
        reason: 'Revised',
        value: { text: '130-140' },
        previousValue: { text: '150' },
        by: 'Huda',
        source: { title: 'Bulletin' },
      },
      { kind: 'figure', reason: 'Fired', value: { text: '150' }, by: 'Huda', observation: observation?.id },
    ]);
    expect(items.find(({ kind }) => kind === 'message')).toMatchObject({
      receiver: { name: 'Desk' },
      says: 'firing',
    });
    expect(items.map(({ at }) => at)).toEqual(
      items
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    );
    // What was sent to whom is for editors.
    const viewer = await installation.as('viewer', 'Salma');
    expect((await story(viewer)).map(({ kind }) => kind)).not.toContain('message');
    expect((await list(`q=north&severity=critical`)).items[0]?.fired).toMatchObject({
      quantity: { text: '130-140' },
    });
    expect((await editor.get(`/alerts/${crypto.randomUUID()}/story`)).status).toBe(404);
  });
});
