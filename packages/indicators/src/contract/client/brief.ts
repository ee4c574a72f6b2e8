/** The figures of a brief, and the links one is shared by. */
import type { BriefBody } from '../index.js';
import type { Call } from './transport.js';
import type { WholeList } from './whole-list.js';

export const briefCalls = (call: Call, wholeList: WholeList) => ({
  /** The figures of a brief, in the order asked for. */
  briefFigures: (indicators: readonly string[], asOf: string | null, signal?: AbortSignal) =>
    // Their names with commas between.
    call('GET /briefs/figures', { query: { indicators: String(indicators), asOf }, signal }),
  briefLinks: (signal?: AbortSignal) => wholeList('GET /briefs', { signal }),
  shareBrief: (body: BriefBody) => call('POST /briefs', { body }),
  withdrawBrief: (id: string) => call('DELETE /briefs/{id}', { path: { id } }),
  sharedBrief: (token: string, signal?: AbortSignal) =>
    call('GET /shared/{token}', { path: { token }, signal }),
});
