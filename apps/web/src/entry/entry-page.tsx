import type { Period } from '@marsad/indicators';
import type {
  IndicatorSummaryWire,
  OpenSubmissionListWire,
  OpenSubmissionWire,
  PreviewWire,
  ProblemItemWire,
  SubmissionWire,
} from '@marsad/indicators/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { ApiError, api } from '../api/client.js';
import { noAnswer } from '../api/no-answer.js';
import { keys, useIndicators, usePreview } from '../api/queries.js';
import { useToday } from '../api/today.js';
import { useWords, type Words } from '../language/words.js';
import { storedCatalogue } from '../session/device-store.js';
import { useSession, useWhyNot } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { useDebounced } from '../ui/debounced.js';
import { Failed, failureText } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { Acknowledge } from './acknowledge.js';
import { attemptFor, keepAttempt, newKey, storedAttempt } from './attempt.js';
import {
  bodyOf,
  changed,
  type Draft,
  draftFor,
  draftOf,
  emptyDraft,
  keepDraft,
  keepInForm,
  nextDraft,
  storedDraft,
  storedInForm,
  withoutSource,
} from './draft.js';
import { EntryFields, type FieldNotes } from './entry-fields.js';
import { byField, type Faults, type FieldName, fields } from './faults.js';
import { likelyPeriods, periodAfter } from './next-period.js';
import { readHere } from './offline-reading.js';
import { type Outcome, OutcomeNotice } from './outcome.js';
import { Preview, PreviewLine } from './preview.js';
import { type RecentSource, recentSources, rememberSource } from './recent-sources.js';
import { SaveBar, Stays } from './save-bar.js';
import { undoOfferedMs } from './undo.js';
import { toAcknowledge } from './unusual.js';
import { seenAs, type WaitingFigure } from './waiting.js';
import { WaitingList } from './waiting-list.js';
import { keepWaiting, removeWaiting, useWaiting } from './waiting-queue.js';

const debounceMs = 250;
const none: Faults = {};

export default function EnterPage() {
  const words = useWords();
  usePageTitle(words.t('enter.title'));
  const whyNot = useWhyNot('contributor');
  const indicators = useIndicators();
  const kept = useKeptIndicators(indicators.error);
  const [asked] = useSearchParams();
  const mended = useOpenSubmission(asked.get('submission'));
  if (whyNot !== null) return <Notice kind="warning">{whyNot}</Notice>;
  const known = indicators.data ?? kept.data?.indicators;
  if (known === undefined) {
    return indicators.isError && !kept.isLoading ? (
      <Failed
        what={words.t('failed.indicators')}
        error={indicators.error}
        retry={() => void indicators.refetch()}
      />
    ) : (
      <Skeleton height={640} />
    );
  }
  if (mended.isLoading) return <Skeleton height={640} />;
  if (mended.isError)
    return <Failed what={words.t('review.what')} error={mended.error} retry={() => void mended.refetch()} />;
  // Decided or taken back meanwhile: there is nothing left to mend.
  if (mended.data === null)
    return <Notice kind="warning">{words.problem('submission-not-open', {}, '')}</Notice>;
  return <EntryForm indicators={known} timeZone={kept.data?.timeZone ?? null} mended={mended.data ?? null} />;
}

/** What this device keeps of the catalogue, where the server can't be asked; null for nothing. */
function useKeptIndicators(error: Error | null) {
  const { person } = useSession();
  const { data = null, isLoading } = useQuery({
    queryKey: ['kept', person?.id],
    queryFn: () => storedCatalogue(person?.id ?? ''),
    enabled: error !== null && noAnswer(error),
  });
  return { data, isLoading };
}

/** A figure that was handed in and is to be handed in again; null where it is not open any more. */
function useOpenSubmission(id: string | null) {
  return useQuery({
    queryKey: [...keys.submissions, 'mended', id],
    queryFn: async ({ signal }) => {
      for (let cursor: string | null = null; ; ) {
        const page: OpenSubmissionListWire = await api.openSubmissions(cursor, signal);
        const found = page.items.find((one) => one.id === id);
        if (found !== undefined || page.next === null) return found ?? null;
        cursor = page.next;
      }
    },
    enabled: id !== null,
    // What is being typed over must not change under the hands.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

interface Beginning {
  readonly draft: Draft;
  /** What had been said of the source of another figure, to be taken over or not. */
  readonly setAside: RecentSource | null;
}

/** A draft from last time, unless the address asks for something else. */
function firstDraft(asked: URLSearchParams): Beginning {
  const stored = storedDraft();
  const indicator = asked.get('indicator');
  const period = asked.get('period');
  const isOther = indicator !== null && indicator !== stored.indicator;
  const draft = isOther
    ? { ...draftFor(stored, indicator), value: '', note: '', comment: '', status: 'A' }
    : stored;
  return {
    draft: period === null ? draft : { ...draft, period },
    setAside: setAsideBy(stored, draft),
  };
}

/** The source that a draft had and another has not. */
function setAsideBy(before: Draft, after: Draft): RecentSource | null {
  return before.title !== '' && after.title === '' ? before : null;
}

interface FormProps {
  readonly indicators: readonly IndicatorSummaryWire[];
  /** The installation's, as this device has kept it; null where it has not. */
  readonly timeZone: string | null;
  /** What came back from an editor, or waits, and is handed in again. */
  readonly mended: OpenSubmissionWire | null;
}

function EntryForm({ indicators, timeZone, mended }: FormProps) {
  const words = useWords();
  const today = useToday(timeZone);
  const day = today();
  const client = useQueryClient();
  const [asked] = useSearchParams();
  const [begun] = useState(() =>
    mended === null ? firstDraft(asked) : { draft: draftOf(mended), setAside: null },
  );
  const [draft, setDraft] = useState(begun.draft);
  const [setAside, putAside] = useState(begun.setAside);
  const [recent, setRecent] = useState(recentSources);
  const [touched, setTouched] = useState<ReadonlySet<FieldName>>(new Set());
  const [refused, setRefused] = useState<readonly ProblemItemWire[]>([]);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [unanswered, setUnanswered] = useState(false);
  const [waitingFor, setWaitingFor] = useState<string | null>(null);
  /** A figure that waited on this device and is being mended in the form. */
  const [mending, setMending] = useState(() => (mended === null ? storedInForm() : null));
  const { figures } = useWaiting();
  // Discarded meanwhile, sent as it was, or somebody else's: then the draft is one of its own.
  const inForm = figures.some(({ key, state }) => key === mending && state.kind === 'editing')
    ? mending
    : null;
  const { person } = useSession();
  const attempt = useRef(storedAttempt());
  /** What was saved last, for whoever takes it back. */
  const entered = useRef(draft);
  /** When that was. */
  const settledAt = useRef(0);
  /** It went out at least, whatever came back. */
  const posted = useRef(false);
  const form = useRef<HTMLFormElement>(null);
  const indicator = indicators.find(({ id }) => id === draft.indicator);

  const body = useMemo(() => bodyOf(draft, words.language), [draft, words.language]);
  useEffect(() => {
    if (mended === null) keepDraft(draft);
  }, [draft, mended]);

  const change = (fields: Partial<Draft>): void => {
    setDraft((before) => changed(before, fields));
    setRefused([]);
    setUnanswered(false);
    // For as long as it can be taken back, what was saved last stays in sight.
    if (outcome?.kind !== 'settled' || Date.now() > settledAt.current + undoOfferedMs) setOutcome(null);
  };

  const choose = (id: string): void => {
    const next = draftFor(draft, id);
    putAside((before) => setAsideBy(draft, next) ?? before);
    change({});
    setDraft(next);
  };

  const anotherSource = (): void => {
    setDraft(withoutSource);
    form.current?.querySelector<HTMLElement>('[name=title]')?.focus();
  };

  const remember = (): void => {
    setRecent((before) => rememberSource(before, entered.current));
    putAside(null);
  };

  /** On record, or on its way there: left in the form, it would be warned of as its own duplicate. */
  const clearFigure = (next: Period | null): void =>
    // Unless somebody types the next already.
    setDraft((before) =>
      before === entered.current ? nextDraft(before, next?.text ?? before.period) : before,
    );

  const setInForm = (key: string | null): void => {
    setMending(key);
    // A submission that is mended has left the draft on this device alone.
    if (mended === null) keepInForm(key);
  };

  /** Nothing of the attempt is open any more: the same figure again would be another. */
  const endAttempt = (): void => {
    attempt.current = null;
    keepAttempt(null);
  };

  /** What was mended in the form has gone its way: it need not wait any more. */
  const arrived = (): void => {
    if (inForm !== null) void removeWaiting(inForm);
    setInForm(null);
  };

  const settle = (submission: SubmissionWire, andNext: boolean): void => {
    setWaitingFor(null);
    if (submission.status === 'rejected') {
      refuse(submission.errors);
      return;
    }
    arrived();
    settledAt.current = Date.now();
    setOutcome({ kind: 'settled', submission });
    setTouched(new Set());
    remember();
    for (const queryKey of [keys.indicators, keys.allSeries(draft.indicator), keys.allAlerts, ['preview']]) {
      void client.invalidateQueries({ queryKey });
    }
    const { observation } = submission;
    const isNext = andNext && indicator !== undefined && observation !== null;
    clearFigure(isNext ? periodAfter(observation.period.end, indicator.cadence) : null);
    if (isNext) form.current?.querySelector<HTMLElement>('[name=value]')?.focus();
  };

  const undone = (): void => {
    setOutcome({ kind: 'undone' });
    endAttempt();
    // Back into the form, unless the next figure is in it already.
    setDraft((before) => (['', entered.current.value].includes(before.value) ? entered.current : before));
    void client.invalidateQueries();
    form.current?.querySelector<HTMLElement>('[name=value]')?.focus();
  };

  const keptHere = (andNext: boolean, period: PreviewWire['period']): void => {
    setOutcome({ kind: 'kept' });
    endAttempt();
    setInForm(null);
    setTouched(new Set());
    remember();
    const isNext = andNext && indicator !== undefined && period !== null;
    // It stands in the list now: left in the form, it would soon stand there twice.
    clearFigure(isNext ? periodAfter(period.end, indicator.cadence) : null);
    form.current?.querySelector<HTMLElement>('[name=value]')?.focus();
  };

  const handedIn = (andNext: boolean, id: string): void => {
    setOutcome({ kind: 'waiting', id });
    arrived();
    setTouched(new Set());
    remember();
    void client.invalidateQueries({ queryKey: keys.submissions });
    void client.invalidateQueries({ queryKey: keys.settings });
    const period = shown?.period ?? null;
    const isNext = andNext && indicator !== undefined && period !== null;
    if (isNext || mended === null) clearFigure(isNext ? periodAfter(period.end, indicator.cadence) : null);
    if (isNext) form.current?.querySelector<HTMLElement>('[name=value]')?.focus();
  };

  const askWhy = (): void => {
    setUnanswered(true);
    setOutcome(null);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[name=comment]')?.focus());
  };

  const refuse = (errors: readonly ProblemItemWire[]): void => {
    setRefused(errors);
    setTouched(new Set(fields));
    setOutcome({ kind: 'refused', count: errors.length });
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };

  const save = useMutation({
    mutationFn: async (_: { andNext: boolean }) => {
      entered.current = draft;
      posted.current = false;
      try {
        return await send();
      } catch (error) {
        if (!noAnswer(error) || mended !== null || person === null) throw error;
        return keepHere();
      }
    },
    onSuccess: (answer, { andNext }) => {
      if (answer.status === 'refused') refuse(answer.errors);
      else if (answer.status === 'unanswered') askWhy();
      else if (answer.status === 'full') setOutcome({ kind: 'full' });
      else if (answer.status === 'kept') keptHere(andNext, answer.period);
      else if (answer.status === 'waiting') handedIn(andNext, answer.id);
      else if (answer.status === 'settled') settle(answer.submission, andNext);
      else {
        setOutcome({ kind: 'working' });
        arrived();
        setWaitingFor(answer.id);
      }
    },
    onError: (error) => {
      const failure = error instanceof ApiError ? error.failure : null;
      if (failure?.kind === 'problem' && failure.problem.errors !== undefined) refuse(failure.problem.errors);
      else if (failure?.kind === 'unreachable' || !(error instanceof ApiError))
        setOutcome({ kind: 'offline' });
      else setOutcome({ kind: 'failed', text: failureText(words, error) });
    },
  });

  const send = async () => {
    // Most faults are known from the preview; what has them isn't sent at all.
    const read = await client.fetchQuery({
      queryKey: keys.preview(body),
      queryFn: ({ signal }) => api.preview(body, signal),
      staleTime: 5_000,
      retry: false,
    });
    if (read.errors.length > 0) return { status: 'refused', errors: read.errors } as const;
    if (toAcknowledge(read.warnings).length > 0 && body.comment === undefined)
      return { status: 'unanswered' } as const;
    if (mended !== null) {
      const { id, status } = await api.resubmit(mended.id, body);
      return { status: status === 'waiting' ? 'waiting' : 'accepted', id } as const;
    }
    attempt.current = attemptFor(attempt.current, body, newKey);
    keepAttempt(attempt.current);
    posted.current = true;
    return api.submit(body, attempt.current.key);
  };

  /** Nobody answers: what can be read goes into the queue of this device. */
  const keepHere = async () => {
    const { errors, period } = readHere(body, indicators, today());
    if (errors.length > 0) return { status: 'refused', errors } as const;
    const { key } = attemptFor(attempt.current, body, newKey);
    // An attempt is noted only just before it goes out: one that is noted may have arrived.
    const sent = posted.current || attempt.current?.key === key;
    const figure = {
      key,
      person: person?.id ?? '',
      enteredAt: new Date().toISOString(),
      name: indicator?.name ?? { en: body.indicator },
      draft,
      body,
      seen: (preview.data?.duplicates ?? []).map(seenAs),
      sent,
    };
    const kept = await keepWaiting(figure, inForm);
    return kept === 'full' ? ({ status: kept } as const) : ({ status: kept, period } as const);
  };

  const settledBody = useDebounced(body, debounceMs);
  // What was just saved is not asked about again before the next is typed.
  const asking =
    settledBody.indicator !== '' && settledBody.value !== '' && body.value !== '' ? settledBody : null;
  // While a figure is on its way it would soon be told of itself: what was read of it before stands.
  const isOnItsWay = (save.isPending || waitingFor !== null) && draft === entered.current;
  const preview = usePreview(asking, !isOnItsWay);
  const away = preview.isError && noAnswer(preview.error);
  const here = useMemo(
    () => (asking !== null && away ? readHere(asking, indicators, day) : undefined),
    [asking, away, indicators, day],
  );
  const shown = asking === null ? undefined : (preview.data ?? here);

  useSettling(waitingFor, (submission) => settle(submission, false));

  const edit = (figure: WaitingFigure): void => {
    setDraft(figure.draft);
    setInForm(figure.key);
    setOutcome(null);
    setTouched(new Set());
    form.current?.querySelector<HTMLElement>('[name=value]')?.focus();
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate({ andNext: false });
  };

  const notes = fieldNotes(
    words,
    draft,
    byField(refused),
    shown === undefined ? none : byField(shown.errors),
    shown === undefined ? none : byField(shown.warnings),
    touched,
  );
  const newest = indicator?.latest?.period.end ?? indicator?.baseline?.period.end ?? null;
  const quickPeriods = indicator === undefined ? [] : likelyPeriods(newest, indicator.cadence, day);

  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('enter.title')}</h1>
      <p className="mb-6 mt-1 max-w-3xl text-base text-muted">{words.t('enter.lead')}</p>
      {mended !== null && <Mended submission={mended} />}
      <WaitingList indicators={indicators} inForm={inForm} edit={edit} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Card>
          <form
            ref={form}
            noValidate
            aria-label={words.t('enter.title')}
            onSubmit={submit}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              if (!save.isPending) save.mutate({ andNext: event.shiftKey });
            }}
            onBlur={(event) => {
              const name = (event.target as unknown as HTMLInputElement).name as FieldName;
              if (fields.includes(name)) setTouched((before) => new Set(before).add(name));
            }}
          >
            <EntryFields
              draft={draft}
              change={change}
              indicators={indicators}
              indicator={indicator}
              notes={notes}
              quickPeriods={quickPeriods}
              recent={recent}
              last={setAside ?? recent[0] ?? null}
              choose={choose}
            />
            <Acknowledge
              warnings={shown?.warnings ?? []}
              comment={draft.comment}
              change={(comment) => change({ comment })}
              notes={
                unanswered
                  ? { errors: [words.t('enter.commentMissing')] }
                  : { errors: notes.comment.errors ?? [] }
              }
            />
            <SaveBar
              busy={save.isPending}
              saveAndNext={() => save.mutate({ andNext: true })}
              reading={<PreviewLine indicator={indicator} preview={shown} />}
              stays={<Stays draft={draft} indicator={indicator} another={anotherSource} />}
              outcome={
                <div
                  role="status"
                  aria-label={words.t('outcome.region')}
                  className="max-h-[40vh] overflow-y-auto"
                >
                  {outcome !== null && (
                    <OutcomeNotice outcome={outcome} indicator={indicator} undone={undone} />
                  )}
                  {(notes.form.errors?.length ?? 0) > 0 && (
                    <ul className="mt-2 text-refused">
                      {notes.form.errors?.map((text) => (
                        <li key={text}>{text}</li>
                      ))}
                    </ul>
                  )}
                </div>
              }
            />
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-3">
              <p className="min-w-0 flex-1 basis-56 text-xs text-faint">
                {words.t('enter.draftKept')} {words.t('enter.shortcut')}
              </p>
              <Button
                className="border-transparent"
                onClick={() => {
                  setDraft({ ...emptyDraft, indicator: draft.indicator });
                  setInForm(null);
                  setTouched(new Set());
                  setRefused([]);
                  setOutcome(null);
                }}
              >
                {words.t('enter.clear')}
              </Button>
            </div>
          </form>
        </Card>
        <Preview indicator={indicator} preview={shown} busy={preview.isFetching} here={here !== undefined} />
      </div>
    </>
  );
}

/** What an editor said when the figure came back. */
function Mended({ submission }: { submission: OpenSubmissionWire }) {
  const words = useWords();
  const last = submission.steps.findLast(({ step }) => step === 'returned');
  return (
    <div className="mb-4">
      <Notice kind="warning" title={words.t('enter.mending')}>
        {last?.comment && (
          <p>
            <bdi>{last.by}</bdi>: <q>{last.comment}</q>
          </p>
        )}
      </Notice>
    </div>
  );
}

/** Asks once a second after a figure that is still being worked on. */
function useSettling(id: string | null, done: (submission: SubmissionWire) => void): void {
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
      latest.current(data);
  }, [id, data]);
}

/** A field empty as yet isn't scolded: its errors show once it was left, or once saving was tried. */
function fieldNotes(
  words: Words,
  draft: Draft,
  refused: Faults,
  errors: Faults,
  warnings: Faults,
  touched: ReadonlySet<FieldName>,
): FieldNotes {
  const missing = (name: keyof FieldNotes) =>
    (name === 'period' || name === 'indicator') && draft[name].trim() === ''
      ? words.t(name === 'period' ? 'enter.periodMissing' : 'enter.indicatorMissing')
      : null;
  const say = (name: keyof FieldNotes, items: readonly ProblemItemWire[] = []) => [
    ...new Set(
      items.map(({ code, params, detail }) => missing(name) ?? words.problem(code, params ?? {}, detail)),
    ),
  ];
  const notes: Partial<Record<keyof FieldNotes, FieldNotes['form']>> = {};
  for (const name of [...fields, 'form'] as const) {
    const typed = name === 'value' && draft.value.trim() !== '';
    const live = name === 'form' || touched.has(name) || typed ? errors[name] : undefined;
    notes[name] = { errors: say(name, refused[name] ?? live), warnings: say(name, warnings[name]) };
  }
  return notes as FieldNotes;
}
