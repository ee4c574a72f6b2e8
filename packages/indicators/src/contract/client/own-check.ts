/** Checks of one's own. */
import type { OwnCheckBody, OwnCheckEditBody, OwnCheckPreviewBody } from '../index.js';
import type { Call } from './transport.js';

export const ownCheckCalls = (call: Call) => ({
  ownChecks: (query: { readonly indicator?: string } = {}, signal?: AbortSignal) =>
    call('GET /own-checks', { query, signal }),
  ownCheck: (id: string, signal?: AbortSignal) => call('GET /own-checks/{id}', { path: { id }, signal }),
  ownCheckExamples: (signal?: AbortSignal) => call('GET /own-checks/examples', { signal }),
  ownCheckTensions: (signal?: AbortSignal) => call('GET /own-checks/tensions', { signal }),
  previewOwnCheck: (body: OwnCheckPreviewBody, signal?: AbortSignal) =>
    call('POST /own-checks/preview', { body, signal }),
  createOwnCheck: (body: OwnCheckBody) => call('POST /own-checks', { body }),
  editOwnCheck: (id: string, body: OwnCheckEditBody) => call('PUT /own-checks/{id}', { path: { id }, body }),
  deleteOwnCheck: (id: string) => call('DELETE /own-checks/{id}', { path: { id } }),
  restoreOwnCheck: (id: string) => call('POST /own-checks/{id}/restoration', { path: { id } }),
});
