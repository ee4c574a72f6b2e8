/** Alerts, and what people do about them. */
import type { TriageBody } from '../index.js';
import type { Routes } from './routes.generated.js';
import type { Call } from './transport.js';
import type { WholeList } from './whole-list.js';

type AlertFilter = NonNullable<Routes['GET /alerts']['query']>;

export const alertCalls = (call: Call, wholeList: WholeList) => ({
  alerts: (filter: Pick<AlertFilter, 'state' | 'import'>, signal?: AbortSignal) =>
    wholeList('GET /alerts', { query: filter, signal }),
  alertsOf: (indicator: string, signal?: AbortSignal) =>
    wholeList('GET /alerts', { query: { indicator }, signal }),
  alert: (id: string, signal?: AbortSignal) => call('GET /alerts/{id}', { path: { id }, signal }),
  acknowledge: (id: string, note: string, until: string | null) =>
    call('POST /alerts/{id}/acknowledge', { path: { id }, body: { note, until } }),
  triage: (id: string, outcome: TriageBody['outcome'], note: string) =>
    call('POST /alerts/{id}/triage', { path: { id }, body: { outcome, note } }),
});
