/** Rejected rows that come back mended: each ends with the record that the table would have made had it been right at once. */
import type { ImportAcceptedWire, ImportWire, MappingWire } from '@marsad/indicators/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually, type Installation, install, newIndicator } from './harness.js';

let held: Installation;
beforeAll(async () => {
  held = await install();
});
afterAll(() => held?.stop());

const waiting = { prefer: 'wait=30' };
const stands = async (indicator: string) =>
  (await held.client.points(indicator)).map(({ period, quantity }) => `${period.text} ${quantity?.text}`);

async function settled(id: string): Promise<ImportWire> {
  return eventually(async () => {
    const { body } = await held.client.get<ImportWire>(`/imports/${id}`);
    return ['reading', 'checking'].includes(body.status) ? null : body;
  }, 'a table at rest');
}

async function takeIn(text: string, mapping?: MappingWire): Promise<ImportWire> {
  const { body } = await held.client.post<ImportAcceptedWire>('/imports', {
    text,
    mapping,
    name: 'Register',
  });
  return settled(body.id);
}

const commit = (id: string) => held.client.post<ImportWire>(`/imports/${id}/commit`, {}, waiting);

async function rejectedOf(id: string): Promise<string> {
  const headers = { authorization: `Bearer ${held.marsad.token}` };
  const answer = await fetch(`${held.marsad.url}/api/v1/imports/${id}/rejected.csv`, { headers });
  const text = await answer.text();
  expect([answer.status, text]).toEqual([200, text]);
  return text;
}

const flow = { kind: 'flow', rateBasis: 'month' };
const source = { title: { is: 'Border desk' } };
const eventsOf = (indicator: string, by: 'month' | 'year' = 'month'): MappingWire => ({
  shape: 'events',
  indicator: { is: indicator },
  source,
  events: { date: { column: 'Day' }, by, count: { column: 'N' } },
});
const rowsOf = (indicator: string): MappingWire => ({
  indicator: { is: indicator },
  source,
  period: { column: 'Month' },
  value: { column: 'V' },
});
const sexes = { dimensions: [{ id: 'sex', codes: ['women', 'men'] }] };

it.each<[string, object, (id: string) => MappingWire, string, [string, string][], string[]]>([
  [
    'events',
    flow,
    eventsOf,
    'Day,N\n2020-01-05,3\n2020-01-06,lots\n2020-02-01,1\n',
    [['lots', '7']],
    ['2020-01 10', '2020-02 1'],
  ],
  [
    'events whose sum cannot be',
    flow,
    eventsOf,
    'Day,N\n2020-01-05,3\n2020-01-06,-5\n2020-02-01,1\n',
    [['-5', '-1']],
    ['2020-01 2', '2020-02 1'],
  ],
  [
    'rows without a header',
    {},
    (id) => ({ ...rowsOf(id), headerRow: 0, period: { column: '#1' }, value: { column: '#2' } }),
    '2020-01,5\n2020-02,lots\n2020-03,7\n',
    [['lots', '6']],
    ['2020-01 5', '2020-02 6', '2020-03 7'],
  ],
  [
    'a wide table',
    sexes,
    (id) => ({
      shape: 'wide',
      indicator: { is: id },
      source,
      across: [
        { column: 'Jan', period: '2020-01' },
        { column: 'Feb', period: '2020-02' },
      ],
    }),
    'Place,Jan,Feb\nx,5,lots\n',
    [['lots', '6']],
    ['2020-01 5', '2020-02 6'],
  ],
  [
    'dates and decimals whose order other rows prove',
    { cadence: 'day' },
    rowsOf,
    'Month;V\n13/04/2020;2,5\n03/04/2020;x\n',
    [[',x,', ',"1,5",']],
    ['2020-04-03 1.5', '2020-04-13 2.5'],
  ],
])('%s come back mended', async (_, more, mapping, text, mends, expected) => {
  const indicator = `mended-${expected.length}-${text.length}`;
  await newIndicator(held.client, indicator, { integer: false, ...more });
  const first = await takeIn(text, mapping(indicator));
  await commit(first.id);
  // The header names the table by an id, which may well have a "-5" in it.
  const [header = '', ...rows] = (await rejectedOf(first.id)).split('\n');
  const mended = [header, mends.reduce((said, [from, to]) => said.replace(from, to), rows.join('\n'))].join(
    '\n',
  );
  const again = await takeIn(mended);
  expect(again.questions).toEqual([]);
  expect(again).toMatchObject({ status: 'planned', counts: { reject: 0 } });
  await commit(again.id);
  expect(await stands(indicator)).toEqual(expected);
  expect((await takeIn(mended)).counts).toMatchObject({ create: 0, revise: 0, reject: 0 });
});

it('events are mended in two goes, whose sums are never more sure than what is known by then', async () => {
  await newIndicator(held.client, 'in-two-goes', flow);
  const first = await takeIn(
    'Day,N\n2020-01-05,3\n2020-01-06,lots\n2020-01-07,many\n',
    eventsOf('in-two-goes'),
  );
  await commit(first.id);
  expect(await stands('in-two-goes')).toEqual(['2020-01 at least 3']);
  const half = await takeIn((await rejectedOf(first.id)).replace('lots', '7'));
  expect(half).toMatchObject({
    counts: { revise: 1, reject: 1 },
    notes: [{ code: 'events-with-earlier', params: { name: 'Register' } }],
  });
  await commit(half.id);
  expect(await stands('in-two-goes')).toEqual(['2020-01 at least 10']);
  const left = await rejectedOf(half.id);
  expect(left.split('\r\n')[0]).toBe(`Day,N,PROBLEM,IMPORT ${half.id}`);
  const whole = await takeIn(left.replace('many', '2'));
  await commit(whole.id);
  expect(await stands('in-two-goes')).toEqual(['2020-01 12']);
});

it('events whose meanings are said anew still count with those they were mended from', async () => {
  await newIndicator(held.client, 'said-anew', flow);
  const first = await takeIn('Day,N\n2020-01-05,3\n2020-01-06,lots\n', eventsOf('said-anew'));
  await commit(first.id);
  const mended = (await rejectedOf(first.id)).replace('lots', '7');
  const again = await takeIn(mended, eventsOf('said-anew'));
  expect(again.counts).toMatchObject({ rows: 1, revise: 1, events: 1, periods: 1 });
  const otherwise = await takeIn(mended, eventsOf('said-anew', 'year'));
  expect(otherwise).toMatchObject({ status: 'failed', problem: { code: 'events-earlier-differ' } });
  await held.client.post(`/imports/${first.id}/undo`, {}, waiting);
  expect(await takeIn(mended)).toMatchObject({ status: 'failed', problem: { code: 'events-earlier-gone' } });
});
