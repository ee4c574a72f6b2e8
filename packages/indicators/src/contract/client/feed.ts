/** Addresses that tables are fetched from by themselves. */
import type { FeedBody, FeedEditBody } from '../index.js';
import type { Call } from './transport.js';
import type { WholeList } from './whole-list.js';

export const feedCalls = (call: Call, wholeList: WholeList) => ({
  feeds: (signal?: AbortSignal) => wholeList('GET /feeds', { signal }),
  feed: (id: string, signal?: AbortSignal) => call('GET /feeds/{id}', { path: { id }, signal }),
  createFeed: (body: FeedBody) => call('POST /feeds', { body }),
  editFeed: (id: string, body: FeedEditBody) => call('PUT /feeds/{id}', { path: { id }, body }),
  deleteFeed: (id: string) => call('DELETE /feeds/{id}', { path: { id } }),
  runFeed: (id: string) => call('POST /feeds/{id}/run', { path: { id } }),
  feedRuns: (id: string, cursor: string | null, signal?: AbortSignal) =>
    call('GET /feeds/{id}/runs', { path: { id }, query: { cursor }, signal }),
  feedAlerts: (state: 'firing' | 'normal' | null, cursor: string | null, signal?: AbortSignal) =>
    call('GET /feed-alerts', { query: { state, cursor }, signal }),
  acknowledgeFeed: (id: string, note: string, until: string | null) =>
    call('POST /feed-alerts/{id}/acknowledge', { path: { id }, body: { note, until } }),
});
