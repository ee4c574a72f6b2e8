/** How the installation runs: its pipeline, its settings, and its audit. */
import type { SettingsBody } from '../index.js';
import type { Routes } from './routes.generated.js';
import type { Call } from './transport.js';

type AuditFilter = NonNullable<Routes['GET /audit']['query']>;

export const operationsCalls = (call: Call) => ({
  pipeline: (signal?: AbortSignal) => call('GET /pipeline', { signal }),
  retryWork: (id: number) => call('POST /pipeline/failures/{id}/retry', { path: { id: String(id) } }),
  retryAllWork: () => call('POST /pipeline/failures/retry'),
  discardWork: (id: number, reason: string) =>
    call('POST /pipeline/failures/{id}/discard', { path: { id: String(id) }, body: { reason } }),
  audit: (filter: Omit<AuditFilter, 'cursor'>, cursor: string | null, signal?: AbortSignal) =>
    call('GET /audit', { query: { ...filter, cursor }, signal }),
  settings: (signal?: AbortSignal) => call('GET /settings', { signal }),
  changeSettings: (body: SettingsBody) => call('PUT /settings', { body }),
});
