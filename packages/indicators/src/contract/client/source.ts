/** Where figures come from. */
import type { SourceBody } from '../index.js';
import type { Call } from './transport.js';

const uploadPatienceMs = 300_000;

export const sourceCalls = (call: Call) => ({
  sources: (q: string, cursor: string | null, signal?: AbortSignal) =>
    call('GET /sources', { query: { q: q === '' ? null : q, cursor }, signal }),
  source: (id: string, signal?: AbortSignal) => call('GET /sources/{id}', { path: { id }, signal }),
  sourceFigures: (id: string, cursor: string | null, signal?: AbortSignal) =>
    call('GET /sources/{id}/figures', { path: { id }, query: { cursor }, signal }),
  editSource: (id: string, body: SourceBody) => call('PUT /sources/{id}', { path: { id }, body }),
  addSourceFile: (id: string, file: File) => {
    const body = new FormData();
    body.append('file', file);
    return call('POST /sources/{id}/files', { path: { id }, body, timeoutMs: uploadPatienceMs });
  },
  removeSourceFile: (id: string, file: string) =>
    call('DELETE /sources/{id}/files/{file}', { path: { id, file } }),
});
