/** The calls of reports that are read, apart from the others: only pages that are fetched later make them. */
import { readingCalls } from '@marsad/indicators/contract/client/reading';
import { call, noteSubmitted } from './client.js';

const calls = readingCalls(call);

export const readingApi: typeof calls = {
  ...calls,
  acceptCandidate: (...asked) => noteSubmitted(calls.acceptCandidate(...asked)),
};
