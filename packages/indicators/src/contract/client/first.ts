/** The calls that pages make from their start on; what only a few of them ask for is fetched with what it is for. */
import type { InstanceWire } from '../index.js';
import { alertCalls } from './alert.js';
import { indicatorCalls } from './indicator.js';
import { observationCalls } from './observation.js';
import { operationsCalls } from './operations.js';
import { overviewCalls } from './overview.js';
import { referenceCalls } from './reference.js';
import { ruleCalls } from './rule.js';
import { submissionCalls } from './submission.js';
import { type Call, type ClientOptions, transport } from './transport.js';
import { wholeListOf } from './whole-list.js';

export { personHeader } from '../person-header.js';
export type { Submitted } from './submission.js';
export * from './transport.js';

/** Written out: what is inferred of all calls together is longer than the compiler writes down. */
export interface FirstClient
  extends ReturnType<typeof indicatorCalls>,
    ReturnType<typeof overviewCalls>,
    ReturnType<typeof referenceCalls>,
    ReturnType<typeof alertCalls>,
    ReturnType<typeof operationsCalls>,
    ReturnType<typeof ruleCalls>,
    ReturnType<typeof observationCalls>,
    ReturnType<typeof submissionCalls> {
  /** Any other call below /api/v1. */
  readonly call: Call;
  readonly instance: (signal?: AbortSignal) => Promise<InstanceWire>;
}

export function createFirstClient(options: ClientOptions = {}): FirstClient {
  const call = transport(options);
  const wholeList = wholeListOf(call);
  return {
    call,
    instance: (signal?: AbortSignal) => call('GET /instance', { signal }),
    ...indicatorCalls(call, wholeList),
    ...overviewCalls(call),
    ...referenceCalls(wholeList),
    ...alertCalls(call, wholeList),
    ...operationsCalls(call),
    ...ruleCalls(call, wholeList),
    ...observationCalls(call),
    ...submissionCalls(call),
  };
}
