/**
 * The typed way to the API, for pages and programs alike: `createClient({ baseUrl, token })`, then a method for each
 * thing the record can be asked. Shapes are those the API validates with. Caching by ETag is the platform's own business.
 */
import { alertCalls } from './alert.js';
import { briefCalls } from './brief.js';
import { importCalls } from './import.js';
import { indicatorCalls } from './indicator.js';
import { notifyCalls } from './notify.js';
import { observationCalls } from './observation.js';
import { operationsCalls } from './operations.js';
import { overviewCalls } from './overview.js';
import { referenceCalls } from './reference.js';
import { ruleCalls } from './rule.js';
import { sourceCalls } from './source.js';
import { submissionCalls } from './submission.js';
import { type ClientOptions, transport } from './transport.js';
import { wholeListOf } from './whole-list.js';

export {
  type ImportDeed,
  isWholeImport,
  rejectedAddress,
  type TableGiven,
  type UploadOptions,
} from './import.js';
export type { Submitted } from './submission.js';
export * from './transport.js';

export type Client = ReturnType<typeof createClient>;

export function createClient(options: ClientOptions = {}) {
  const call = transport(options);
  const wholeList = wholeListOf(call);
  return {
    /** Any other call below /api/v1. */
    call,
    instance: (signal?: AbortSignal) => call('GET /instance', { signal }),
    ...indicatorCalls(call, wholeList),
    ...briefCalls(call, wholeList),
    ...overviewCalls(call),
    ...referenceCalls(wholeList),
    ...sourceCalls(call),
    ...alertCalls(call, wholeList),
    ...notifyCalls(call, wholeList),
    ...operationsCalls(call),
    ...ruleCalls(call, wholeList),
    ...observationCalls(call),
    ...submissionCalls(call),
    ...importCalls(call),
  };
}
