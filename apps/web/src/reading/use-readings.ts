import type { CandidateWire, ReadingWire } from '@marsad/indicators/contract';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { paged } from '../api/paged.js';
import { keys } from '../api/queries.js';
import { readingApi } from '../api/readings.js';
import { useWords } from '../language/words.js';
import { useConnection } from '../live/stream.js';

/** News says when to look again: editors are told of every text, whoever handed one in of that, all of one that is gone. */
const askedAgainMs = { busy: 2_000, told: 10_000, untold: 20_000 } as const;

function useIsTold(): boolean {
  return useConnection().state === 'live';
}

/** Every report that somebody gave in, the newest first. */
export function useReadings() {
  const isTold = useIsTold();
  const { language } = useWords();
  return useInfiniteQuery({
    ...paged([...keys.readings, 'list', language], (cursor, signal) => readingApi.readings(cursor, signal)),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ status }) => status === 'reading')) === true &&
      askedAgainMs[isTold ? 'told' : 'busy'],
  });
}

const oneKey = (id: string) => [...keys.readings, id] as const;

/** One report with its text and what was found in it. What it says of its faults is in the language it is asked in. */
export function useReading(id: string) {
  const isTold = useIsTold();
  const { language } = useWords();
  return useQuery<ReadingWire>({
    queryKey: [...oneKey(id), language],
    queryFn: ({ signal }) => readingApi.reading(id, signal),
    // In another language it is the same report: what is being done with it stays.
    placeholderData: (before) => (before?.id === id ? before : undefined),
    refetchInterval: ({ state: { data } }) => {
      if (data === undefined) return false;
      if (data.status === 'reading') return askedAgainMs[isTold ? 'told' : 'busy'];
      return data.status === 'read' && !isTold && askedAgainMs.untold;
    },
  });
}

/** What was done here is shown at once; what else came of it is read again. */
export function useDone(id: string): (candidate: CandidateWire) => void {
  const client = useQueryClient();
  return (candidate) => {
    client.setQueriesData<ReadingWire>({ queryKey: oneKey(id) }, (held) =>
      held === undefined
        ? undefined
        : { ...held, candidates: held.candidates.map((one) => (one.id === candidate.id ? candidate : one)) },
    );
    for (const queryKey of [
      keys.readings,
      keys.indicators,
      ['series'],
      keys.allAlerts,
      keys.allObservations,
      keys.changes,
      keys.sources,
      keys.submissions,
      ['preview'],
    ])
      void client.invalidateQueries({ queryKey });
  };
}
