/**
 * The typed way to the API, for pages and programs alike: `createClient({ baseUrl, token })`, then a method for each
 * thing the record can be asked. Shapes are those the API validates with. Caching by ETag is the platform's own business.
 */
import { briefCalls } from './brief.js';
import { feedCalls } from './feed.js';
import { createFirstClient, type FirstClient } from './first.js';
import { importCalls } from './import.js';
import { notifyCalls } from './notify.js';
import { ownCheckCalls } from './own-check.js';
import { placeCalls } from './place.js';
import { readingCalls } from './reading.js';
import { savedBriefCalls } from './saved-brief.js';
import { sourceCalls } from './source.js';
import { subscriptionCalls } from './subscription.js';
import { timelineCalls } from './timeline.js';
import type { ClientOptions } from './transport.js';
import { wholeListOf } from './whole-list.js';

export {
  type ImportDeed,
  isWholeImport,
  rejectedAddress,
  type TableGiven,
  type UploadOptions,
} from './import.js';
export { readingForm, type TextGiven } from './reading.js';
export type { Submitted } from './submission.js';
export * from './transport.js';

/** Written out: what is inferred of all calls together is longer than the compiler writes down. */
export interface Client
  extends FirstClient,
    ReturnType<typeof briefCalls>,
    ReturnType<typeof savedBriefCalls>,
    ReturnType<typeof sourceCalls>,
    ReturnType<typeof notifyCalls>,
    ReturnType<typeof subscriptionCalls>,
    ReturnType<typeof importCalls>,
    ReturnType<typeof ownCheckCalls>,
    ReturnType<typeof placeCalls>,
    ReturnType<typeof timelineCalls>,
    ReturnType<typeof readingCalls>,
    ReturnType<typeof feedCalls> {}

export function createClient(options: ClientOptions = {}): Client {
  const client = createFirstClient(options);
  const { call } = client;
  const wholeList = wholeListOf(call);
  return {
    ...client,
    ...briefCalls(call, wholeList),
    ...savedBriefCalls(call, wholeList),
    ...sourceCalls(call),
    ...notifyCalls(call, wholeList),
    ...subscriptionCalls(call),
    ...importCalls(call),
    ...ownCheckCalls(call),
    ...placeCalls(call, wholeList),
    ...timelineCalls(call, wholeList),
    ...readingCalls(call),
    ...feedCalls(call, wholeList),
  };
}
