/** Briefs that are kept, and sentences to choose from for them. */
import type { BriefMailingWire, SavedBriefBody, SavedBriefEditBody } from '../index.js';
import type { Call } from './transport.js';
import type { WholeList } from './whole-list.js';

export const savedBriefCalls = (call: Call, wholeList: WholeList) => ({
  savedBriefs: (signal?: AbortSignal) => wholeList('GET /saved-briefs', { signal }),
  savedBrief: (id: string, signal?: AbortSignal) => call('GET /saved-briefs/{id}', { path: { id }, signal }),
  shownBrief: (id: string, signal?: AbortSignal) =>
    call('GET /saved-briefs/{id}/shown', { path: { id }, signal }),
  saveBrief: (body: SavedBriefBody) => call('POST /saved-briefs', { body }),
  editSavedBrief: (id: string, body: SavedBriefEditBody) =>
    call('PUT /saved-briefs/{id}', { path: { id }, body }),
  deleteSavedBrief: (id: string) => call('DELETE /saved-briefs/{id}', { path: { id } }),
  restoreSavedBrief: (id: string) => call('POST /saved-briefs/{id}/restoration', { path: { id } }),
  briefMailing: (id: string, signal?: AbortSignal) =>
    call('GET /saved-briefs/{id}/mailing', { path: { id }, signal }),
  keepBriefMailing: (id: string, body: BriefMailingWire) =>
    call('PUT /saved-briefs/{id}/mailing', { path: { id }, body }),
  endBriefMailing: (id: string) => call('DELETE /saved-briefs/{id}/mailing', { path: { id } }),
  /** Sentences that figures of an indicator were read in, to choose from. */
  sentencesOf: (indicator: string, signal?: AbortSignal) =>
    wholeList('GET /indicators/{id}/sentences', { path: { id: indicator }, signal }),
});
