import { useAlerts, useSettings } from '../api/queries.js';
import { useSession } from '../session/session.js';
import { type PlaceGroup, placesFor } from './places.js';

export function usePlaces(): readonly PlaceGroup[] {
  const { role } = useSession();
  const { data } = useSettings();
  return placesFor({
    role,
    reviews: data !== undefined && (data.review || data.waiting > 0),
    sourceIndicators: data?.sourceIndicators ?? true,
  });
}

/** What waits at a place: alerts that fire, figures to be looked at. */
export function useWaiting(): Readonly<Record<string, number>> {
  const firing = useAlerts('firing');
  const settings = useSettings();
  return { '/alerts': firing.data?.length ?? 0, '/review': settings.data?.waiting ?? 0 };
}
