/** Figures on record, and what is done to them. */
import type { RevisionBody, RevisionPreviewBody } from '../index.js';
import type { Call, Route } from './transport.js';

const editRoutes = {
  retract: 'POST /observations/{id}/retraction',
  restore: 'POST /observations/{id}/restoration',
  recommend: 'POST /observations/{id}/recommendation',
  'recommend-end': 'POST /observations/{id}/recommendation/end',
} as const satisfies Record<string, Route>;

export const observationCalls = (call: Call) => ({
  observation: (id: string, signal?: AbortSignal) => call('GET /observations/{id}', { path: { id }, signal }),
  history: async (id: string, signal?: AbortSignal) =>
    (await call('GET /observations/{id}/history', { path: { id }, signal })).items,
  revise: (id: string, body: RevisionBody) =>
    call('POST /observations/{id}/revisions', { path: { id }, body }),
  previewRevision: (id: string, body: RevisionPreviewBody, signal?: AbortSignal) =>
    call('POST /observations/{id}/revisions/preview', { path: { id }, body, signal }),
  edit: (id: string, action: keyof typeof editRoutes, reason: string, revision: number) =>
    call(editRoutes[action], {
      path: { id },
      body: action === 'retract' || action === 'restore' ? { reason, revision } : { reason },
    }),
});
