import type { CandidateWire, ReadingWire } from '@marsad/indicators/contract';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../language/words.js';
import { nextOpen } from './shown.js';
import type { Deeds } from './use-deeds.js';
import type { Walk } from './use-walk.js';

export interface Acts {
  /** The figure whose form is open. */
  readonly editing: string | null;
  readonly open: (candidate: CandidateWire) => void;
  readonly close: () => void;
  readonly accept: (...asked: Parameters<Deeds['accept']>) => ReturnType<Deeds['accept']>;
  readonly dismiss: (candidate: CandidateWire) => void;
  readonly reopen: (candidate: CandidateWire) => void;
  /** What was done last is taken back. */
  readonly undo: (() => void) | null;
}

interface Around {
  readonly one: ReadingWire;
  readonly walk: Walk;
  readonly deeds: Deeds;
  readonly candidates: readonly CandidateWire[];
}

/** What is done here, by buttons or by keys; then it goes on to the next. */
export function useActs({ one, walk, deeds, candidates }: Around): Acts {
  const { editing, edit, leave } = useEditing();
  const goOn = ({ id }: CandidateWire) => walk.go(nextOpen(candidates, id) ?? nextOpen(one.candidates, id));
  const last = deeds.last();
  const lastOne = one.candidates.find(({ id }) => id === last);
  const latest = useRef(one);
  latest.current = one;
  useTakenMeanwhile(one, editing, deeds, () => edit(null));
  const reopen = (candidate: CandidateWire) => {
    if (deeds.busy) return;
    void deeds.reopen(candidate).then((isDone) => {
      if (isDone) walk.go(candidate.id);
    });
  };
  return {
    editing,
    reopen,
    undo: lastOne === undefined ? null : () => reopen(lastOne),
    open: (candidate) => {
      deeds.tell(null);
      walk.go(candidate.id, false);
      edit(candidate.id);
    },
    close: () => {
      edit(null);
      walk.go(walk.at);
    },
    accept: async (candidate, body, indicator) => {
      try {
        const wrong = await deeds.accept(candidate, body, indicator);
        // Another form may be open by now, with what was typed there.
        if (wrong.length === 0 && leave(candidate.id)) goOn(candidate);
        return wrong;
      } catch (error) {
        // Somebody else was first, and its form is gone already.
        if (latest.current.candidates.find(({ id }) => id === candidate.id)?.state !== 'open')
          leave(candidate.id);
        throw error;
      }
    },
    dismiss: (candidate) => {
      if (deeds.busy) return;
      void deeds.dismiss(candidate).then((isDone) => {
        if (!isDone) return;
        leave(candidate.id);
        goOn(candidate);
      });
    },
  };
}

/** Whose form is open. What it is now is known at once, to answers that come while the page is not drawn anew yet. */
function useEditing() {
  const [editing, setEditing] = useState<string | null>(null);
  const now = useRef(editing);
  const edit = (id: string | null) => {
    now.current = id;
    setEditing(id);
  };
  /** Closes the form of this one alone, and says whether it was that. */
  const leave = (id: string) => {
    const isIt = now.current === id;
    if (isIt) edit(null);
    return isIt;
  };
  return { editing, edit, leave };
}

/** Somebody else has dealt with the figure whose form is open: that is said, for whoever was typing. */
function useTakenMeanwhile(one: ReadingWire, editing: string | null, deeds: Deeds, close: () => void): void {
  const words = useWords();
  const state = one.candidates.find(({ id }) => id === editing)?.state;
  const latest = useRef({ deeds, close, words });
  latest.current = { deeds, close, words };
  useEffect(() => {
    const now = latest.current;
    if (editing === null || state === undefined || state === 'open' || now.deeds.isOwn(editing)) return;
    now.close();
    now.deeds.tell({ kind: 'said', text: now.words.t('reading.takenMeanwhile') });
  }, [editing, state]);
}
