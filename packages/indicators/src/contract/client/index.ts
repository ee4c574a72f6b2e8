/**
 * The typed way to the API, for pages and programs alike: `createClient({ baseUrl, token })`, then a method for each
 * thing the record can be asked. Shapes are those the API validates with. Caching by ETag is the platform's own business.
 */
import { briefCalls } from './brief.js';
import { createFirstClient } from './first.js';
import { importCalls } from './import.js';
import { notifyCalls } from './notify.js';
import { sourceCalls } from './source.js';
import type { ClientOptions } from './transport.js';
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
  const client = createFirstClient(options);
  const { call } = client;
  const wholeList = wholeListOf(call);
  return {
    ...client,
    ...briefCalls(call, wholeList),
    ...sourceCalls(call),
    ...notifyCalls(call, wholeList),
    ...importCalls(call),
  };
}
