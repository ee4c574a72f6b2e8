/** Runs the machine of the entry form: what it wants done is done here, and what comes of that goes back into it. */
import type { IndicatorSummaryWire, OpenSubmissionWire, SubmissionWire } from '@marsad/indicators/contract';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { ApiError, api } from '../api/client.js';
import { noAnswer } from '../api/no-answer.js';
import { keys } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { useSession } from '../session/session.js';
import { failureText } from '../ui/failed.js';
import { keepAttempt, storedAttempt } from './attempt.js';
import { draftFor, draftOf, isStored, keepDraft, keepInForm, storedDraft, storedInForm } from './draft.js';
import { begin, setAsideBy, step } from './machine.js';
import { readHere } from './offline-reading.js';
import { type RecentSource, recentSources, rememberSource } from './recent-sources.js';
import type { Effect, Entry, Event, Kept, Trouble } from './states.js';
import { keepWaiting, removeWaiting } from './waiting-queue.js';

interface Surroundings {
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly today: () => string;
  /** What came back from an editor, or waits, and is handed in again. */
  readonly mended: OpenSubmissionWire | null;
  /** What the address asks for. */
  readonly asked: URLSearchParams;
  readonly form: RefObject<HTMLFormElement>;
  /** What was on record for the period when it was entered, as far as it was shown. */
  readonly seen: () => readonly string[];
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
  const [entry, setEntry] = useState(() => firstEntry(around.mended, around.asked));
  const [recent, setRecent] = useState(recentSources);
  /** The newest of all: what comes back may find more than one change before it is drawn. */
  const newest = useRef(entry);
  const latest = useRef(around);
  latest.current = around;
  const left = useRef(false);

  const happens = (event: Event): void => {
    const before = newest.current;
    const next = step(before, event);
    newest.current = next.entry;
    setEntry(next.entry);
    // Kept at once: it may be that the page is left before this is drawn. After that, somebody may have come back to
    // another form: what they typed there since is not this one's to write over.
    if (next.entry.mends === null && (!left.current || isStored(before.draft))) keepDraft(next.entry.draft);
    for (const effect of next.effects) carryOut(effect);
  };

  const carryOut = (effect: Effect): void => {
    switch (effect.do) {
      case 'preview':
        come(effect.run.id, async () => ({
          type: 'read',
          run: effect.run.id,
          preview: await client.fetchQuery({
            queryKey: keys.preview(effect.run.body),
            queryFn: ({ signal }) => api.preview(effect.run.body, signal),
            staleTime: 5_000,
            retry: false,
          }),
        }));
        return;
      case 'send':
        come(effect.run.id, async () => ({
          type: 'answered',
          run: effect.run.id,
          answer: await api.submit(effect.run.body, effect.key),
          now: Date.now(),
        }));
        return;
      case 'send-again':
        come(effect.run.id, async () => {
          const { id, status } = await api.resubmit(effect.submission, effect.run.body);
          const answer = { status: status === 'waiting' ? 'waiting' : 'accepted', id } as const;
          return { type: 'answered', run: effect.run.id, answer, now: Date.now() };
        });
        return;
      case 'keep':
        void keep(effect)
          .catch(() => ({ status: 'impossible' }) as const)
          .then((kept) => happens({ type: 'kept', run: effect.run.id, kept }));
        return;
      case 'note-attempt':
        keepAttempt(effect.attempt);
        return;
      case 'note-in-form':
        keepInForm(effect.key);
        return;
      case 'stop-waiting':
        void removeWaiting(effect.key);
        return;
      case 'remember-source':
        setRecent((before) => rememberSource(before, effect.of));
        return;
      case 'read-again':
        for (const queryKey of readAgain[effect.what](effect.indicator))
          void client.invalidateQueries(queryKey === null ? {} : { queryKey });
        return;
      case 'focus':
        focus(latest.current.form.current, effect.on);
        return;
    }
  };

  const come = (run: number, ask: () => Promise<Event>): void => {
    void ask()
      .catch(
        (error: unknown): Event => ({
          type: 'trouble',
          run,
          trouble: troubleOf(words, error as Error),
          canWait: person !== null,
        }),
      )
      .then(happens);
  };

  const keep = async ({ run, key, sent }: Extract<Effect, { do: 'keep' }>): Promise<Kept> => {
    const { indicators, today, seen } = latest.current;
    const { errors, period } = readHere(run.body, indicators, today());
    if (errors.length > 0) return { status: 'refused', errors };
    const figure = {
      key,
      person: person?.id ?? '',
      enteredAt: new Date().toISOString(),
      name: indicators.find(({ id }) => id === run.body.indicator)?.name ?? { en: run.body.indicator },
      draft: run.entered,
      body: run.body,
      seen: seen(),
      sent,
    };
    const status = await keepWaiting(figure, run.inForm);
    return status === 'full' ? { status } : { status, period };
  };

  // What the address asked for is a draft too.
  useEffect(() => {
    left.current = false;
    if (newest.current.mends === null) keepDraft(newest.current.draft);
    return () => {
      left.current = true;
    };
  }, []);
  useSettling(entry.following?.id ?? null, (id, submission) =>
    happens({ type: 'settled', id, submission, now: Date.now() }),
  );
  return { entry, happens, recent };
}

const readAgain: Record<
  Extract<Effect, { do: 'read-again' }>['what'],
  (indicator: string) => readonly (readonly unknown[] | null)[]
> = {
  record: (indicator) => [keys.indicators, keys.allSeries(indicator), keys.allAlerts, ['preview']],
  submissions: () => [keys.submissions, keys.settings],
  everything: () => [null],
};

/** A draft from last time, unless the address asks for something else. */
function firstEntry(mended: OpenSubmissionWire | null, asked: URLSearchParams): Entry {
  const attempt = storedAttempt();
  if (mended !== null)
    return begin({ draft: draftOf(mended), setAside: null, inForm: null, mends: mended.id, attempt });
  const stored = storedDraft();
  const indicator = asked.get('indicator');
  const period = asked.get('period');
  const isOther = indicator !== null && indicator !== stored.indicator;
  const other = isOther
    ? { ...draftFor(stored, indicator), value: '', note: '', comment: '', status: 'A' }
    : stored;
  const draft = period === null ? other : { ...other, period };
  return begin({
    draft,
    setAside: setAsideBy(stored, draft),
    inForm: storedInForm(),
    mends: null,
    attempt,
  });
}

function troubleOf(words: Words, error: Error): Trouble {
  const failure = error instanceof ApiError ? error.failure : null;
  const said =
    failure === null || failure.kind === 'unreachable'
      ? ({ kind: 'offline' } as const)
      : ({ kind: 'failed', text: failureText(words, error) } as const);
  if (noAnswer(error)) return { kind: 'no-answer', otherwise: said };
  return failure?.kind === 'problem' && failure.problem.errors !== undefined
    ? { kind: 'refused', errors: failure.problem.errors }
    : said;
}

function focus(form: HTMLFormElement | null, on: Extract<Effect, { do: 'focus' }>['on']): void {
  const find = (selector: string) => form?.querySelector<HTMLElement>(selector)?.focus();
  if (on === 'value' || on === 'title') find(`[name=${on}]`);
  // These are there once what came back is drawn.
  else requestAnimationFrame(() => find(on === 'comment' ? '[name=comment]' : '[aria-invalid=true]'));
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
