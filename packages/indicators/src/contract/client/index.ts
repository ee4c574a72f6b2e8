/**
 * The typed way to the API, for pages and programs alike: `createClient({ baseUrl, token })`, then a method for each
 * thing the record can be asked. Shapes are those the API validates with. Caching by ETag is the platform's own business.
 */
import type { InstanceWire } from '../index.js';
import { alertCalls } from './alert.js';
import { briefCalls } from './brief.js';
import { feedCalls } from './feed.js';
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
import { type Call, type ClientOptions, transport } from './transport.js';
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

/** Written out: what is inferred of all calls together is longer than the compiler writes down. */
export interface Client
  extends ReturnType<typeof indicatorCalls>,
    ReturnType<typeof briefCalls>,
    ReturnType<typeof overviewCalls>,
    ReturnType<typeof referenceCalls>,
    ReturnType<typeof sourceCalls>,
    ReturnType<typeof alertCalls>,
    ReturnType<typeof notifyCalls>,
    ReturnType<typeof feedCalls>,
    ReturnType<typeof operationsCalls>,
    ReturnType<typeof ruleCalls>,
    ReturnType<typeof observationCalls>,
    ReturnType<typeof submissionCalls> {
  /** Any other call below /api/v1. */
  readonly call: Call;
  readonly instance: (signal?: AbortSignal) => Promise<InstanceWire>;
}

export function createClient(options: ClientOptions = {}): Client {
  const call = transport(options);
  const wholeList = wholeListOf(call);
  return {
    call,
    instance: (signal?: AbortSignal) => call('GET /instance', { signal }),
    ...indicatorCalls(call, wholeList),
    ...briefCalls(call, wholeList),
    ...overviewCalls(call),
    ...referenceCalls(wholeList),
    ...sourceCalls(call),
    ...alertCalls(call, wholeList),
    ...notifyCalls(call, wholeList),
    ...feedCalls(call, wholeList),
    ...operationsCalls(call),
    ...ruleCalls(call, wholeList),
    ...observationCalls(call),
    ...submissionCalls(call),
    ...importCalls(call),
  };
}
