/** Measures and events, and figures before and after one. */
import type { TimelineBody, TimelineEditBody } from '../index.js';
import type { Call } from './transport.js';
import type { WholeList } from './whole-list.js';

export const timelineCalls = (call: Call, wholeList: WholeList) => ({
  timeline: (query: { readonly indicator?: string } = {}, signal?: AbortSignal) =>
    wholeList('GET /timeline', { query, signal }),
  timelineEntry: (id: string, signal?: AbortSignal) => call('GET /timeline/{id}', { path: { id }, signal }),
  createTimelineEntry: (body: TimelineBody) => call('POST /timeline', { body }),
  editTimelineEntry: (id: string, body: TimelineEditBody) =>
    call('PUT /timeline/{id}', { path: { id }, body }),
  deleteTimelineEntry: (id: string) => call('DELETE /timeline/{id}', { path: { id } }),
  restoreTimelineEntry: (id: string) => call('POST /timeline/{id}/restoration', { path: { id } }),
  beforeAfter: (
    id: string,
    query: {
      readonly entry: string;
      readonly dimensions?: Readonly<Record<string, string>>;
      readonly periods?: string;
    },
    signal?: AbortSignal,
  ) => call('GET /indicators/{id}/before-after', { path: { id }, query, signal }),
});
