import type { IndicatorSummaryWire, ObservationWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/queries.js';

/** Everything this figure appears in is read again. */
export function useRefresh(
  { id }: Pick<ObservationWire, 'id'>,
  indicator: Pick<IndicatorSummaryWire, 'id'>,
): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [keys.allObservations, keys.observations(id), keys.indicators, keys.allSeries(indicator.id)].map(
        (queryKey) => client.invalidateQueries({ queryKey }),
      ),
    );
  };
}
