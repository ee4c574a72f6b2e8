/** What changed since somebody's last look, and how they arranged what they see first. */
import type { ArrangementWire } from '../index.js';
import type { Call } from './transport.js';

export const overviewCalls = (call: Call) => ({
  /** @param since an instant; null for the last look of whoever asks. */
  changes: (since: string | null, signal?: AbortSignal) => call('GET /changes', { query: { since }, signal }),
  looked: (at: string) => call('PUT /account/last-look', { body: { at } }),
  arrangement: (signal?: AbortSignal) => call('GET /account/arrangement', { signal }),
  arrange: (body: ArrangementWire) => call('PUT /account/arrangement', { body }),
});
