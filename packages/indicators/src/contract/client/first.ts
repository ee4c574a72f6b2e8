/** The calls that pages make from their start on; what only a few of them ask for is fetched with what it is for. */
import { alertCalls } from './alert.js';
import { indicatorCalls } from './indicator.js';
import { observationCalls } from './observation.js';
import { operationsCalls } from './operations.js';
import { overviewCalls } from './overview.js';
import { referenceCalls } from './reference.js';
import { ruleCalls } from './rule.js';
import { submissionCalls } from './submission.js';
import { type ClientOptions, transport } from './transport.js';
import { wholeListOf } from './whole-list.js';

export type { Submitted } from './submission.js';
export * from './transport.js';

export function createFirstClient(options: ClientOptions = {}) {
  const call = transport(options);
  const wholeList = wholeListOf(call);
  return {
    /** Any other call below /api/v1. */
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
