import { useQuery } from '@tanstack/react-query';
import { keys } from '../api/queries.js';
import { subscriptionApi } from '../api/subscriptions.js';

/** What somebody follows, and how they are told of it. */
export function useSubscriptions(enabled = true) {
  return useQuery({
    queryKey: keys.subscriptions,
    queryFn: ({ signal }) => subscriptionApi.subscriptions(signal),
    enabled,
  });
}
