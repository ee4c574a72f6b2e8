/** The reader's arrangement: shown at once, kept by the server, and taken back with one click. */
import type { ArrangementWire } from '@marsad/indicators/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { keys } from '../api/queries.js';
import { unarranged } from './arrangement.js';

export interface Arranging {
  readonly arrangement: ArrangementWire;
  /** False until it was read, or could not be: then the default stands in, and nothing is arranged. */
  readonly known: boolean;
  readonly error: Error | null;
  /** @param said what was done, in words; what is said can be undone. */
  readonly arrange: (next: ArrangementWire, said?: string) => void;
  /** Says no more of what was done. */
  readonly forget: () => void;
  readonly done: { readonly said: string; readonly undo?: (said: string) => void } | null;
}

export function useArranging(): Arranging {
  const client = useQueryClient();
  const read = useQuery({
    queryKey: keys.arrangement,
    queryFn: ({ signal }) => api.arrangement(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  /** Somebody arranges, and what they had before is not known. */
  const [isAsked, setAsked] = useState(false);
  const [last, setLast] = useState<{ said: string; before: ArrangementWire | null } | null>(null);
  // One after the other: the last one clicked is the one that is kept.
  const keep = useMutation({
    scope: { id: 'arrangement' },
    mutationFn: api.arrange,
    onError: () => client.invalidateQueries({ queryKey: keys.arrangement }),
  });
  const arrangement = read.data ?? unarranged;
  const put = (next: ArrangementWire) => {
    void client.cancelQueries({ queryKey: keys.arrangement });
    client.setQueryData(keys.arrangement, next);
    keep.mutate(next);
  };
  const undoTo = (before: ArrangementWire) => (said: string) => {
    setLast({ said, before: null });
    put(before);
  };
  return {
    arrangement,
    known: !read.isPending,
    error: keep.error ?? (isAsked && read.data === undefined ? read.error : null),
    arrange: (next, said) => {
      // Saved over what could not be read, it would take that away.
      if (read.data === undefined) {
        setAsked(true);
        void read.refetch();
        return;
      }
      setLast(said === undefined ? null : { said, before: arrangement });
      put(next);
    },
    forget: () => {
      setLast(null);
      setAsked(false);
      keep.reset();
    },
    done:
      last === null
        ? null
        : {
            said: last.said,
            ...(last.before === null ? {} : { undo: undoTo(last.before) }),
          },
  };
}
