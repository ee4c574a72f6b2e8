/** What is done with the figures of a text, what came of it, and what takes it back. */
import type { CandidateAcceptBody, CandidateWire, ProblemItemWire } from '@marsad/indicators/contract';
import { useRef, useState } from 'react';
import { api } from '../api/client.js';
import { readingApi } from '../api/readings.js';
import { emptyDraft } from '../entry/draft.js';
import type { Outcome } from '../entry/states.js';
import { useDone } from './use-readings.js';

export type Told =
  /** What became of a figure that was accepted, as one of which indicator. */
  | {
      readonly kind: 'accepted';
      readonly outcome: Outcome;
      readonly indicator: string;
      readonly of: CandidateWire;
    }
  | { readonly kind: 'dismissed' | 'reopened' | 'withdrawn'; readonly of: CandidateWire }
  | { readonly kind: 'failed'; readonly error: Error }
  /** Its form was left before the answer came, which has nowhere else to be said. */
  | { readonly kind: 'unsaved'; readonly of: CandidateWire; readonly why: Error | readonly string[] }
  /** That a key had nothing to act on, or nobody who may. */
  | { readonly kind: 'said'; readonly text: string };

export interface Deeds {
  /** Answers what is wrong with it, which the form tells at its fields; nothing where it was accepted. */
  readonly accept: (
    candidate: CandidateWire,
    body: CandidateAcceptBody,
    indicator: string,
  ) => Promise<readonly ProblemItemWire[]>;
  readonly dismiss: (candidate: CandidateWire) => Promise<boolean>;
  /** Opens it again, whatever it was. */
  readonly reopen: (candidate: CandidateWire) => Promise<boolean>;
  /** It was taken back elsewhere on the page. */
  readonly withdrawn: (candidate: CandidateWire) => void;
  readonly busy: boolean;
  readonly told: Told | null;
  readonly tell: (told: Told | null) => void;
  /** The last one that something was done with; null where there is nothing to take back. */
  readonly last: () => string | null;
  /** Whether something was done with it from here, or is on its way: news of it may come before the answer. */
  readonly isOwn: (id: string) => boolean;
}

export function useDeeds(reading: string): Deeds {
  const [busy, setBusy] = useState(false);
  const [told, tell] = useState<Told | null>(null);
  const stack = useRef<string[]>([]);
  const own = useOwn();
  const done = useDone(reading);
  const forget = ({ id }: CandidateWire) => {
    stack.current = stack.current.filter((one) => one !== id);
  };
  const remember = (candidate: CandidateWire) => {
    forget(candidate);
    stack.current.push(candidate.id);
  };
  const reopened = (candidate: CandidateWire) => {
    forget(candidate);
    own.leave(candidate.id);
  };

  const run = async (act: () => Promise<void>): Promise<boolean> => {
    setBusy(true);
    tell(null);
    try {
      await act();
      return true;
    } catch (error) {
      tell({ kind: 'failed', error: error as Error });
      return false;
    } finally {
      setBusy(false);
    }
  };

  return {
    ...{ busy, told, tell },
    last: () => stack.current.at(-1) ?? null,
    isOwn: own.has,
    accept: async (candidate, body, indicator) => {
      const answer = await own.during(candidate.id, () =>
        readingApi.acceptCandidate(reading, candidate.id, body),
      );
      if (answer.status === 'settled' && answer.submission.status === 'rejected') {
        own.leave(candidate.id);
        return answer.submission.errors;
      }
      const submission =
        answer.status === 'settled'
          ? { id: answer.submission.id, status: answer.submission.status }
          : { id: answer.id, status: answer.status };
      const figure = answer.status === 'settled' ? answer.submission.observation : null;
      const accepted = {
        ...candidate,
        state: 'accepted',
        submission,
        observation: figure?.id ?? null,
        // Where it is not on record yet, it comes with the report, which is asked for anew.
        accepted: figure,
      } as const;
      remember(accepted);
      tell({
        kind: 'accepted',
        indicator,
        of: accepted,
        outcome: outcomeOf(answer),
      });
      done(accepted);
      return [];
    },
    dismiss: (candidate) =>
      run(async () => {
        const dismissed = await own.during(candidate.id, () =>
          readingApi.dismissCandidate(reading, candidate.id),
        );
        remember(dismissed);
        tell({ kind: 'dismissed', of: dismissed });
        done(dismissed);
      }),
    reopen: (candidate) =>
      run(async () => {
        const isAccepted = candidate.state === 'accepted';
        const open = isAccepted ? await takenBack(reading, candidate) : await opened(reading, candidate);
        reopened(open);
        tell({ kind: isAccepted ? 'withdrawn' : 'reopened', of: open });
        done(open);
      }),
    withdrawn: (candidate) =>
      void run(async () => {
        const open = await opened(reading, candidate);
        reopened(open);
        tell({ kind: 'withdrawn', of: open });
        done(open);
      }),
  };
}

/** What is done from here is marked before it is asked for; where that came to nothing the mark is taken back. */
function useOwn() {
  const held = useRef(new Set<string>());
  const leave = (id: string) => void held.current.delete(id);
  const during = async <T>(id: string, act: () => Promise<T>): Promise<T> => {
    held.current.add(id);
    try {
      return await act();
    } catch (error) {
      leave(id);
      throw error;
    }
  };
  return { during, leave, has: (id: string) => held.current.has(id) };
}

const opened = (reading: string, { id }: CandidateWire) => readingApi.reopenCandidate(reading, id);

/** What was handed in is taken back, for as long as that is possible; what came to nothing already is opened all the same. */
async function takenBack(reading: string, candidate: CandidateWire): Promise<CandidateWire> {
  const { submission } = candidate;
  if (submission === null || submission.status === 'rejected') return opened(reading, candidate);
  try {
    await api.withdraw(submission.id);
  } catch (error) {
    // Why it cannot be taken back is said, unless it need not be.
    return opened(reading, candidate).catch(() => Promise.reject(error));
  }
  return opened(reading, candidate);
}

type Answer = Awaited<ReturnType<typeof readingApi.acceptCandidate>>;

function outcomeOf(answer: Answer): Outcome {
  if (answer.status === 'settled')
    return { kind: 'saved', submission: answer.submission, entered: emptyDraft, at: Date.now() };
  return answer.status === 'waiting'
    ? { kind: 'handed-in', id: answer.id, entered: emptyDraft }
    : { kind: 'working' };
}
