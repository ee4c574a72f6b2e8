/** Does what the machine of the entry form wants done; what comes of that happens to it. */
import type { IndicatorSummaryWire, SessionWire } from '@marsad/indicators/contract';
import type { QueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { ApiError, api } from '../api/client.js';
import { noAnswer } from '../api/no-answer.js';
import { keys } from '../api/queries.js';
import type { Words } from '../language/words.js';
import { failureText } from '../ui/failed.js';
import { keepAttempt } from './attempt.js';
import { type Draft, keepBegun, keepInForm } from './draft.js';
import { readHere } from './offline-reading.js';
import type { Effect, Event, Kept, Trouble } from './states.js';
import { keepWaiting, removeWaiting } from './waiting-queue.js';

/** What it is done with. */
export interface Hands {
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly today: () => string;
  readonly form: RefObject<HTMLFormElement>;
  /** Puts the focus on what is about to be drawn in the form. */
  readonly seek: (selector: string) => void;
  /** What was on record for the period when it was entered, as far as it was shown. */
  readonly seen: () => readonly string[];
  readonly words: Words;
  readonly client: QueryClient;
  readonly person: SessionWire['person'];
  readonly happens: (event: Event) => void;
  /** Keeps the source among those used on this device. */
  readonly remember: (source: Draft) => void;
}

export function carryOut(effect: Effect, hands: Hands): void {
  switch (effect.do) {
    case 'preview':
      come(hands, effect.run.id, async () => ({
        type: 'read',
        run: effect.run.id,
        preview: await hands.client.fetchQuery({
          queryKey: keys.preview(effect.run.body),
          queryFn: ({ signal }) => api.preview(effect.run.body, signal),
          staleTime: 5_000,
          retry: false,
        }),
      }));
      return;
    case 'send':
      come(hands, effect.run.id, async () => ({
        type: 'answered',
        run: effect.run.id,
        answer: await api.submit(effect.run.body, effect.key),
        now: Date.now(),
      }));
      return;
    case 'send-again':
      come(hands, effect.run.id, async () => {
        const { id, status } = await api.resubmit(effect.submission, effect.run.body);
        const answer = { status: status === 'waiting' ? 'waiting' : 'accepted', id } as const;
        return { type: 'answered', run: effect.run.id, answer, now: Date.now() };
      });
      return;
    case 'keep':
      void keep(effect, hands)
        .catch(() => ({ status: 'impossible' }) as const)
        .then((kept) => hands.happens({ type: 'kept', run: effect.run.id, kept }));
      return;
    case 'note-attempt':
      keepAttempt(hands.person?.id ?? null, effect.attempt);
      return;
    case 'note-in-form':
      keepInForm(hands.person?.id ?? null, effect.key);
      return;
    case 'note-begun':
      keepBegun(hands.person?.id ?? null, effect.drafts);
      return;
    case 'stop-waiting':
      void removeWaiting(effect.key);
      return;
    case 'remember-source':
      hands.remember(effect.of);
      return;
    case 'read-again':
      for (const queryKey of readAgain[effect.what](effect.indicator))
        void hands.client.invalidateQueries(queryKey === null ? {} : { queryKey });
      return;
    case 'focus':
      focus(hands, effect.on);
      return;
  }
}

/** What comes of asking, or the trouble there was with it, happens. */
function come({ words, person, happens }: Hands, run: number, ask: () => Promise<Event>): void {
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
}

async function keep(
  { run, key, sent }: Extract<Effect, { do: 'keep' }>,
  { indicators, today, seen, person }: Hands,
): Promise<Kept> {
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
}

const readAgain: Record<
  Extract<Effect, { do: 'read-again' }>['what'],
  (indicator: string) => readonly (readonly unknown[] | null)[]
> = {
  record: (indicator) => [keys.indicators, keys.allSeries(indicator), keys.allAlerts, ['preview']],
  submissions: () => [keys.submissions, keys.settings],
  everything: () => [null],
};

function troubleOf(words: Words, error: Error): Trouble {
  const failure = error instanceof ApiError ? error.failure : null;
  const said =
    failure === null || failure.kind === 'unreachable'
      ? ({ kind: 'offline' } as const)
      : ({ kind: 'failed', text: failureText(words, error) } as const);
  // One that has too much to do takes it later, without anybody's pressing a button again.
  if (noAnswer(error) || (failure?.kind === 'problem' && failure.status === 429))
    return { kind: 'no-answer', otherwise: said };
  return failure?.kind === 'problem' && failure.problem.errors !== undefined
    ? { kind: 'refused', errors: failure.problem.errors }
    : said;
}

function focus({ form, seek }: Hands, on: Extract<Effect, { do: 'focus' }>['on']): void {
  if (on === 'value' || on === 'title') form.current?.querySelector<HTMLElement>(`[name=${on}]`)?.focus();
  else seek(on === 'comment' ? '[name=comment]' : '[aria-invalid=true]');
}
