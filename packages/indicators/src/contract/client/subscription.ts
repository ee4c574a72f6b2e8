/** What somebody follows, and how they are told of it. */
import type { SubscriptionBody, SubscriptionEditBody, TellingWire } from '../index.js';
import type { Call } from './transport.js';

export const subscriptionCalls = (call: Call) => ({
  subscriptions: (signal?: AbortSignal) => call('GET /subscriptions', { signal }),
  follow: (body: SubscriptionBody) => call('POST /subscriptions', { body }),
  changeSubscription: (id: string, body: SubscriptionEditBody) =>
    call('PUT /subscriptions/{id}', { path: { id }, body }),
  unfollow: (id: string) => call('DELETE /subscriptions/{id}', { path: { id } }),
  keepTelling: (body: TellingWire) => call('PUT /account/telling', { body }),
  unsubscribe: (token: string) => call('POST /unsubscribe', { query: { token } }),
});
