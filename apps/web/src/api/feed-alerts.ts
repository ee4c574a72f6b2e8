/** Feeds in trouble: asked for by what every page has at its top, so without the other calls of feeds. */
import { useQuery } from '@tanstack/react-query';
import { call } from './client.js';
import { keys } from './queries.js';

/** The newest first. @param state those that last, those that are over, or both. */
export const useFeedAlerts = (state: 'firing' | 'normal' | null, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.feeds, 'alerts', state],
    queryFn: async ({ signal }) => (await call('GET /feed-alerts', { query: { state }, signal })).items,
    enabled,
  });
