/** Type tests: tsc fails where a line marked as an error compiles. Nothing here is imported by anything. */
import type { AlertWire, RuleBody, SeriesWire } from '../index.js';
import { createClient } from './index.js';

const client = createClient({ baseUrl: 'https://marsad.example.org', token: 'marsad_x' });
const { call } = client;
const rule: RuleBody = { indicator: 'pledges', condition: { overdue: true } };

// A route is asked with what it takes, and says what it answers.
export const alert: Promise<AlertWire> = call('GET /alerts/{id}', { path: { id: 'x' } });
export const series: Promise<SeriesWire> = call('GET /indicators/{id}/series', {
  path: { id: 'pledges' },
  query: { dimensions: { sex: 'women' }, asOf: null },
});
export const gone: Promise<undefined> = call('DELETE /rules/{id}', { path: { id: 'x' } });
call('GET /settings');
call('POST /rules', { body: rule, timeoutMs: 1_000 });
client.createRule({ ...rule, for: 2 });

// @ts-expect-error There is no such path.
call('GET /alert/{id}', { path: { id: 'x' } });

// @ts-expect-error Nor is there such a method of it.
call('PATCH /alerts/{id}', { path: { id: 'x' } });

// @ts-expect-error The path has a part that is not given.
call('GET /alerts/{id}');

// @ts-expect-error And no part of this name.
call('GET /alerts/{id}', { path: { alert: 'x' } });

// @ts-expect-error The query has no such parameter.
call('GET /alerts', { query: { colour: 'red' } });

// @ts-expect-error Nor such a value of one.
call('GET /alerts', { query: { state: 'loud' } });

// @ts-expect-error A parameter that has to be there is not.
call('GET /briefs/figures', { query: { asOf: '2020-06-16' } });

// @ts-expect-error The body has a field that the route does not take.
call('POST /rules', { body: { indicator: 'pledges', condition: { overdue: true }, colour: 'red' } });

// @ts-expect-error So it has further down.
call('POST /rules', { body: { indicator: 'pledges', condition: { overdue: true, colour: 'red' } } });

// @ts-expect-error A field is missing.
call('POST /rules', { body: { indicator: 'pledges' } });

// @ts-expect-error There is no body to give.
call('POST /pipeline/failures/retry', { body: {} });

// @ts-expect-error The body has to be given.
call('POST /rules');

// @ts-expect-error The methods take the same.
client.createRule({ ...rule, colour: 'red' });

// @ts-expect-error It answers an alert, and no list.
export const list: Promise<readonly AlertWire[]> = call('GET /alerts/{id}', { path: { id: 'x' } });
