/** What is found by its words. */
import type { Call } from './transport.js';

export const searchCalls = (call: Call) => ({
  search: (q: string, cursor: string | null, signal?: AbortSignal) =>
    call('GET /search', { query: { q, cursor }, signal }),
});
