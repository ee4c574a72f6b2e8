/** Runs the machine of the entry form: what it wants done is done, and what comes of that goes back into it. */
import type { OpenSubmissionWire, SubmissionWire } from '@marsad/indicators/contract';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api/client.js';
import { useWords } from '../language/words.js';
import { useSession } from '../session/session.js';
import { useSeek } from '../ui/seek.js';
import { storedAttempt } from './attempt.js';
import { carryOut, type Hands } from './carry-out.js';
import {
  type Draft,
  draftFor,
  draftOf,
  hasFigure,
  isStored,
  keepAt,
  keepBegun,
  keepDraft,
  keepInForm,
  storedAt,
  storedBegun,
  storedDraft,
  storedInForm,
  withBegun,
} from './draft.js';
import { begin, step } from './machine.js';
import { type RecentSource, recentSources, rememberSource, setAsideBy } from './recent-sources.js';
import type { Entry, Event, Step } from './states.js';

interface Surroundings extends Pick<Hands, 'indicators' | 'today' | 'form' | 'seen'> {
  /** What came back from an editor, or waits, and is handed in again. */
  readonly mended: OpenSubmissionWire | null;
  /** What the address asks for. */
  readonly asked: URLSearchParams;
}

interface Running {
  readonly entry: Entry;
  readonly happens: (event: Event) => void;
  /** Sources used on this device, the newest first. */
  readonly recent: readonly RecentSource[];
}

export function useEntry(around: Surroundings): Running {
  const words = useWords();
  const client = useQueryClient();
  const { person } = useSession();
  const owner = person?.id ?? null;
  const [entry, setEntry] = useState(() => firstEntry(owner, around.mended, around.asked));
  const [recent, setRecent] = useState(() => recentSources(owner));
  /** The newest of all: what comes back may find more than one change before it is drawn. */
  const newest = useRef(entry);
  const latest = useRef(around);
  latest.current = around;
  const left = useRef(false);
  const seek = useSeek(around.form);

  const remember = (source: Draft) => setRecent((before) => rememberSource(owner, before, source));
  const happens = (event: Event): void => {
    const before = newest.current;
    const next = afterMending(owner, before, step(before, event));
    newest.current = next.entry;
    setEntry(next.entry);
    // Kept at once: it may be that the page is left before this is drawn. After that, somebody may have come back to
    // another form: what they typed there since is not this one's to write over.
    if (next.entry.mends === null && (!left.current || isStored(owner, before.draft)))
      keepDraft(owner, next.entry.draft);
    for (const effect of next.effects)
      carryOut(effect, { ...latest.current, words, client, person, happens, remember, seek });
  };

  // What the address asked for is a draft too.
  useEffect(() => {
    left.current = false;
    const { mends, draft, inForm, begun } = newest.current;
    if (mends === null) {
      keepDraft(owner, draft);
      keepInForm(owner, inForm);
      keepBegun(owner, begun);
      keepAt(owner, location.search);
      history.replaceState({ ...history.state, isAsked: true }, '');
    }
    return () => {
      left.current = true;
    };
  }, [owner]);
  useSettling(entry.following?.id ?? null, (id, submission) =>
    happens({ type: 'settled', id, submission, now: Date.now() }),
  );
  return { entry, happens, recent };
}

const begunWith = (owner: string | null, draft: Draft) =>
  hasFigure(draft) ? withBegun(storedBegun(owner), draft) : storedBegun(owner);

/** What is mended leaves the draft of this device alone: once the next figure follows there, that one gives way. */
function afterMending(owner: string | null, before: Entry, next: Step): Step {
  if (before.mends === null || next.entry.mends !== null) return next;
  const begun = storedInForm(owner) === null ? begunWith(owner, storedDraft(owner)) : storedBegun(owner);
  keepInForm(owner, null);
  keepBegun(owner, begun);
  return { ...next, entry: { ...next.entry, begun } };
}

/** A draft from last time, unless the address asks for something else. */
function firstEntry(owner: string | null, mended: OpenSubmissionWire | null, asked: URLSearchParams): Entry {
  const attempt = storedAttempt(owner);
  if (mended !== null)
    return begin({
      draft: draftOf(mended),
      setAside: null,
      begun: [],
      inForm: null,
      mends: mended.id,
      attempt,
    });
  const stored = storedDraft(owner);
  const indicator = asked.get('indicator');
  const period = asked.get('period');
  // Loaded anew, the address asks for nothing: what was typed there since is another indicator's, or of another period.
  const isHeld = history.state?.isAsked === true && storedAt(owner) === location.search;
  const isOther =
    !isHeld &&
    ((indicator !== null && indicator !== stored.indicator) ||
      (period !== null && period !== stored.period && hasFigure(stored)));
  const other = isOther
    ? {
        ...draftFor(stored, indicator ?? stored.indicator),
        ...{ value: '', note: '', comment: '', status: 'A' },
      }
    : stored;
  const draft = period === null || isHeld ? other : { ...other, period };
  const inForm = storedInForm(owner);
  return begin({
    draft,
    setAside: setAsideBy(stored, draft),
    // One that waits on this device is kept there.
    begun: isOther && inForm === null ? begunWith(owner, stored) : storedBegun(owner),
    inForm: isOther ? null : inForm,
    mends: null,
    attempt,
  });
}

/** Asks once a second after a figure that is still being worked on. */
function useSettling(id: string | null, done: (id: string, submission: SubmissionWire) => void): void {
  const { data } = useQuery({
    queryKey: ['submission', id],
    queryFn: ({ signal }) => api.submission(id ?? '', signal),
    enabled: id !== null,
    refetchInterval: ({ state }) =>
      state.data === undefined || state.data.status === 'accepted' ? 1000 : false,
    placeholderData: keepPreviousData,
  });
  const latest = useRef(done);
  latest.current = done;
  useEffect(() => {
    if (id !== null && data !== undefined && data.id === id && data.status !== 'accepted')
      latest.current(id, data);
  }, [id, data]);
}
