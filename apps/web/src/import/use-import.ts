import type { ImportWire } from '@marsad/indicators/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { keys } from '../api/queries.js';
import { tableApi } from '../api/tables.js';
import { useWords } from '../language/words.js';
import { useConnection } from '../live/stream.js';
import { isBusy } from './status.js';

const askedAgainMs = { live: 10_000, away: 2_000 } as const;

export const importKey = (id: string) => [...keys.imports, id] as const;

/** One import as it stands. News says when to look again; while something is done to it, it is looked at besides. */
export function useImport(id: string) {
  const isLive = useConnection().state === 'live';
  // What it asks is said in the language it is asked in.
  const { language } = useWords();
  const query = useQuery<ImportWire>({
    queryKey: [...importKey(id), 'one', language],
    queryFn: ({ signal }) => tableApi.import(id, signal),
    placeholderData: (before) => (before?.id === id ? before : undefined),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && isBusy(data.status) && askedAgainMs[isLive ? 'live' : 'away'],
  });
  useNewFigures(query.data);
  return query;
}

/** What was recorded or taken back is on every page that shows figures. */
function useNewFigures(one: ImportWire | undefined): void {
  const client = useQueryClient();
  const before = useRef(one?.status);
  const status = one?.status;
  useEffect(() => {
    const was = before.current;
    before.current = status;
    if (was === undefined || was === status || (status !== 'committed' && status !== 'undone')) return;
    for (const key of [keys.indicators, ['series'], keys.allAlerts, keys.allObservations, keys.changes])
      void client.invalidateQueries({ queryKey: key });
    void client.invalidateQueries({ queryKey: keys.sources });
  }, [status, client]);
}

/**
 * For what was done to an import here: it is read again at once. Until that has come it stands as was answered, so that
 * nobody presses a button of a plan that is no more.
 */
export function useReadAgain(id: string): (answer?: Pick<ImportWire, 'status'>) => Promise<void> {
  const client = useQueryClient();
  return (answer) => {
    if (answer !== undefined)
      client.setQueriesData<ImportWire>({ queryKey: [...importKey(id), 'one'] }, (held) =>
        held === undefined ? undefined : { ...held, status: answer.status, progress: null },
      );
    return client.invalidateQueries({ queryKey: importKey(id) });
  };
}
