/** What the catalogue holds figures against. */
import type { WholeList } from './whole-list.js';

export const referenceCalls = (wholeList: WholeList) => ({
  facts: (signal?: AbortSignal) => wholeList('GET /facts', { signal }),
  checks: (signal?: AbortSignal) => wholeList('GET /checks', { signal }),
  measures: (signal?: AbortSignal) => wholeList('GET /measures', { signal }),
});
