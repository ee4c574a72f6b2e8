/**
 * Entering figures, as states and what leads from one to the next. Pure: what is to be done outside is returned as a
 * list, and use-entry.ts does it. Whatever comes back names the run it belongs to.
 */
import type { Cadence, Period } from '@marsad/indicators';
import type { PreviewWire, ProblemItemWire, SubmissionWire } from '@marsad/indicators/contract';
import { type Attempt, attemptFor } from './attempt.js';
import {
  changed,
  type Draft,
  draftFor,
  emptyDraft,
  hasFigure,
  nextDraft,
  withBegun,
  withoutSource,
} from './draft.js';
import { fields } from './faults.js';
import { periodAfter } from './next-period.js';
import { setAsideBy } from './recent-sources.js';
import {
  type Busy,
  type Entry,
  type Event,
  type Kept,
  type Outcome,
  type Run,
  type State,
  type Step,
  undoOfferedMs,
} from './states.js';
import { toAcknowledge } from './unusual.js';

export function begin(
  of: Pick<Entry, 'draft' | 'setAside' | 'begun' | 'inForm' | 'mends' | 'attempt'>,
): Entry {
  return {
    ...of,
    state: resting(of.draft),
    touched: new Set(),
    asTaken: null,
    following: null,
    runs: 0,
  };
}

export function step(entry: Entry, event: Event): Step {
  switch (event.type) {
    case 'typed':
      return { entry: typed(entry, changed(entry.draft, event.fields), event.now), effects: [] };
    case 'indicator-chosen': {
      const next = draftFor(entry.draft, event.indicator);
      const setAside = setAsideBy(entry.draft, next) ?? entry.setAside;
      return { entry: { ...typed(entry, next, event.now), setAside }, effects: [] };
    }
    case 'another-source':
      return {
        entry: { ...entry, draft: withoutSource(entry.draft) },
        effects: [{ do: 'focus', on: 'title' }],
      };
    case 'left':
      return { entry: { ...entry, touched: new Set(entry.touched).add(event.field) }, effects: [] };
    case 'cleared':
      return givingWay(entry, { ...emptyDraft, indicator: entry.draft.indicator }, null);
    case 'taken-up':
      return atValue(givingWay(entry, event.draft, event.key));
    case 'gone-back':
      return atValue(givingWay(without(entry, event.to), event.to, null));
    case 'given-up': {
      const next = without(entry, event.draft);
      return { entry: next, effects: [{ do: 'note-begun', drafts: next.begun }] };
    }
    case 'save':
      return save(entry, event);
    case 'undone':
      return undo(entry);
    case 'settled': {
      const { following } = entry;
      if (following?.id !== event.id) return unchanged(entry);
      return ending({ ...entry, following: null }, following.attempt, (ended) =>
        settle(ended, following.entered, event, null),
      );
    }
    default:
      return isBusy(entry.state) && entry.state.run.id === event.run
        ? comeBack(entry, entry.state, event)
        : unchanged(entry);
  }
}

/** What is said of a figure that was sent; null for nothing. */
export function outcomeOf({ state }: Entry): Outcome | null {
  switch (state.kind) {
    case 'empty':
    case 'editing':
    case 'unanswered':
      return null;
    case 'previewing':
    case 'sending':
    case 'keeping':
      return state.before;
    default:
      return state;
  }
}

export function isBusy(state: State): state is Extract<State, Busy> {
  return state.kind === 'previewing' || state.kind === 'sending' || state.kind === 'keeping';
}

/** Whether what stands in the form is on its way: it would soon be told of itself. */
export function isOnItsWay({ state, draft, following }: Entry): boolean {
  return draft === following?.entered || (isBusy(state) && draft === state.run.entered);
}

const unchanged = (entry: Entry): Step => ({ entry, effects: [] });

/** Nothing was typed yet, but for what stays of the figure before. */
function resting(draft: Draft): State {
  return { kind: draft.value.trim() === '' ? 'empty' : 'editing' };
}

function typed(entry: Entry, draft: Draft, now: number): Entry {
  const { state } = entry;
  const held = outcomeOf(entry);
  // For as long as it can be taken back, what was saved last stays in sight.
  const before = held?.kind === 'saved' && now <= held.at + undoOfferedMs ? held : null;
  return { ...entry, draft, state: isBusy(state) ? { ...state, before } : (before ?? resting(draft)) };
}

/** Another figure is in the form; one that is on its way goes on. */
function anew(entry: Entry, draft: Draft): Entry {
  const { state } = entry;
  return {
    ...entry,
    draft,
    touched: new Set(),
    state: isBusy(state) ? { ...state, before: null } : resting(draft),
  };
}

/** Another figure comes into the form: one that is begun there, and is kept nowhere else, can be gone back to. */
function givingWay(entry: Entry, draft: Draft, inForm: string | null): Step {
  if (entry.mends !== null) return withInForm(anew(entry, draft), inForm);
  const isKept = entry.draft === entry.asTaken || isOnItsWay(entry) || !hasFigure(entry.draft);
  const begun = isKept ? entry.begun : withBegun(entry.begun, entry.draft);
  const asTaken = inForm === null ? null : draft;
  const { entry: next, effects } = withInForm({ ...anew(entry, draft), begun, asTaken }, inForm);
  return { entry: next, effects: [...effects, { do: 'note-begun', drafts: begun }] };
}

const without = (entry: Entry, draft: Draft): Entry => ({
  ...entry,
  begun: entry.begun.filter((one) => one !== draft),
});

function withInForm(entry: Entry, key: string | null): Step {
  // A submission that is mended has left the draft on this device alone.
  return {
    entry: { ...entry, inForm: key },
    effects: entry.mends === null ? [{ do: 'note-in-form', key }] : [],
  };
}

const atValue = ({ entry, effects }: Step): Step => ({
  entry,
  effects: [...effects, { do: 'focus', on: 'value' }],
});

function save(entry: Entry, { type: _, ...asked }: Extract<Event, { type: 'save' }>): Step {
  if (isBusy(entry.state)) return unchanged(entry);
  const id = entry.runs + 1;
  const run: Run = { ...asked, id, entered: entry.draft, period: null };
  return {
    entry: { ...entry, runs: id, state: { kind: 'previewing', run, before: outcomeOf(entry) } },
    effects: [{ do: 'preview', run }],
  };
}

type Coming = Extract<Event, { readonly run: number }>;

/** What came back of the run that is under way, where it can come in that state. */
function comeBack(entry: Entry, state: Extract<State, Busy>, event: Coming): Step {
  const { run, before } = state;
  switch (event.type) {
    case 'read':
      return state.kind === 'previewing'
        ? sendIfSound(entry, { ...run, period: event.preview.period }, before, event.preview)
        : unchanged(entry);
    case 'trouble':
      return state.kind === 'keeping' ? unchanged(entry) : troubled(entry, state, event);
    case 'answered':
      return state.kind === 'sending' ? answered(entry, run, event) : unchanged(entry);
    case 'kept':
      return state.kind === 'keeping' ? kept(entry, run, event.kept) : unchanged(entry);
  }
}

function sendIfSound(
  entry: Entry,
  run: Run,
  before: Outcome | null,
  { errors, warnings }: Pick<PreviewWire, 'errors' | 'warnings'>,
): Step {
  if (errors.length > 0) return refuse(entry, errors, run);
  if (toAcknowledge(warnings).length > 0 && run.body.comment === undefined)
    return { entry: { ...entry, state: { kind: 'unanswered' } }, effects: [{ do: 'focus', on: 'comment' }] };
  const state = { kind: 'sending', run, before } as const;
  if (entry.mends !== null)
    return { entry: { ...entry, state }, effects: [{ do: 'send-again', run, submission: entry.mends }] };
  const attempt = attemptFor(entry.attempt, run.body, () => run.newKey);
  return {
    entry: { ...entry, state, attempt },
    // Noted just before it goes out: one that is noted may have arrived.
    effects: [
      { do: 'note-attempt', attempt },
      { do: 'send', run, key: attempt.key },
    ],
  };
}

function troubled(
  entry: Entry,
  { run, before }: Busy,
  { trouble, canWait }: Extract<Event, { type: 'trouble' }>,
): Step {
  if (trouble.kind === 'refused') return refuse(entry, trouble.errors, run);
  if (trouble.kind !== 'no-answer') return { entry: { ...entry, state: trouble }, effects: [] };
  if (!canWait || entry.mends !== null) return { entry: { ...entry, state: trouble.otherwise }, effects: [] };
  const { key } = attemptFor(entry.attempt, run.body, () => run.newKey);
  const sent = entry.attempt?.key === key;
  return {
    entry: { ...entry, state: { kind: 'keeping', run, before } },
    effects: [{ do: 'keep', run, key, sent }],
  };
}

function answered(entry: Entry, run: Run, { answer, now }: Extract<Event, { type: 'answered' }>): Step {
  const attempt = entry.mends === null ? entry.attempt : null;
  if (answer.status === 'accepted') {
    const { entry: next, effects } = arrived(entry, run);
    const following = { id: answer.id, entered: run.entered, attempt };
    return { entry: { ...next, state: { kind: 'working' }, following }, effects };
  }
  return ending(entry, attempt, (ended) => {
    if (answer.status !== 'settled') return handedIn(ended, run, answer.id);
    // An answer that came late may be to what was handed in before.
    const { submission } = answer;
    return submission.status === 'waiting' || submission.status === 'returned'
      ? handedIn(ended, run, submission.id)
      : settle(ended, run.entered, { submission, now }, run);
  });
}

/** What was attempted has been answered for: the same figure again is another. One that was begun since goes on. */
function ending(entry: Entry, attempt: Attempt | null, then: (entry: Entry) => Step): Step {
  if (attempt === null || entry.attempt?.key !== attempt.key) return then(entry);
  const { entry: next, effects } = then({ ...entry, attempt: null });
  return { entry: next, effects: [{ do: 'note-attempt', attempt: null }, ...effects] };
}

function handedIn(entry: Entry, run: Run, id: string): Step {
  const { entry: arrivedEntry, effects } = arrived(entry, run);
  const next = run.andNext && run.cadence !== null && run.period !== null;
  const period = next ? periodAfter((run.period as Period).end, run.cadence as Cadence) : null;
  // What is mended stays in sight, for whoever looks at it once more.
  const stays = !next && entry.mends !== null;
  return {
    entry: {
      ...(stays ? arrivedEntry : withoutFigure(arrivedEntry, run.entered, period)),
      state: { kind: 'handed-in', id, entered: run.entered },
      touched: new Set(),
      setAside: null,
    },
    effects: [
      ...effects,
      { do: 'remember-source', of: run.entered },
      { do: 'read-again', what: 'submissions', indicator: run.entered.indicator },
      ...(next ? [{ do: 'focus', on: 'value' } as const] : []),
    ],
  };
}

function kept(entry: Entry, run: Run, outcome: Kept): Step {
  if (outcome.status === 'refused') return refuse(entry, outcome.errors, run);
  if (outcome.status === 'full') return { entry: { ...entry, state: { kind: 'full' } }, effects: [] };
  if (outcome.status === 'impossible')
    return { entry: { ...entry, state: { kind: 'offline' } }, effects: [] };
  const { entry: next, effects } = withInForm({ ...entry, attempt: null }, null);
  const { period } = outcome;
  const following = run.andNext && run.cadence !== null && period !== null;
  const nextPeriod = following ? periodAfter(period.end, run.cadence) : null;
  return {
    // It stands in the list now: left in the form, it would soon stand there twice.
    entry: {
      ...withoutFigure(next, run.entered, nextPeriod),
      state: { kind: 'waiting' },
      touched: new Set(),
      setAside: null,
    },
    effects: [
      { do: 'note-attempt', attempt: null },
      ...effects,
      { do: 'remember-source', of: run.entered },
      { do: 'focus', on: 'value' },
    ],
  };
}

/** @param run null where it was asked after since, and the form has gone on. */
function settle(
  entry: Entry,
  entered: Draft,
  { submission, now }: { readonly submission: SubmissionWire; readonly now: number },
  run: Run | null,
): Step {
  if (submission.status === 'rejected') return refuse(entry, submission.errors, run);
  const { entry: next, effects } = run === null ? unchanged(entry) : arrived(entry, run);
  const { observation } = submission;
  const isNext = run?.andNext === true && run.cadence !== null && observation !== null;
  const period = isNext ? periodAfter(observation.period.end, run.cadence) : null;
  return {
    entry: {
      ...concluded(
        withoutFigure(next, entered, period),
        { kind: 'saved', submission, entered, at: now },
        run,
      ),
      touched: new Set(),
      setAside: null,
    },
    effects: [
      ...effects,
      { do: 'remember-source', of: entered },
      { do: 'read-again', what: 'record', indicator: entered.indicator },
      ...(isNext ? [{ do: 'focus', on: 'value' } as const] : []),
    ],
  };
}

/** What was mended in the form has gone its way: it need not wait any more. */
function arrived(entry: Entry, { inForm }: Run): Step {
  const { entry: next, effects } = withInForm(entry, null);
  return {
    entry: next,
    effects: [...(inForm === null ? [] : [{ do: 'stop-waiting', key: inForm } as const]), ...effects],
  };
}

/**
 * On record, or on its way there: left in the form, it would be warned of as its own duplicate. The next figure is one of its
 * own, and mends nothing.
 */
function withoutFigure(entry: Entry, entered: Draft, next: Period | null): Entry {
  // Unless somebody types the next already.
  const draft = entry.draft === entered ? nextDraft(entered, next?.text ?? entered.period) : entry.draft;
  return { ...entry, draft, mends: null };
}

/** @param run null for a figure that was asked after: what is on its way meanwhile goes on. */
function refuse(entry: Entry, errors: readonly ProblemItemWire[], run: Run | null): Step {
  return {
    entry: { ...concluded(entry, { kind: 'refused', errors }, run), touched: new Set(fields) },
    effects: [{ do: 'focus', on: 'fault' }],
  };
}

function concluded(entry: Entry, outcome: Outcome, run: Run | null): Entry {
  const { state } = entry;
  return { ...entry, state: run === null && isBusy(state) ? { ...state, before: outcome } : outcome };
}

function undo(entry: Entry): Step {
  const held = outcomeOf(entry);
  if (held?.kind !== 'saved' && held?.kind !== 'handed-in') return unchanged(entry);
  const { entered } = held;
  const { draft, state } = entry;
  const outcome = { kind: 'undone' } as const;
  return {
    entry: {
      ...entry,
      // Back into the form, unless the next figure is in it already.
      draft: ['', entered.value].includes(draft.value) ? entered : draft,
      // What was taken back is not there to be mended.
      mends: null,
      state: isBusy(state) ? { ...state, before: outcome } : outcome,
      // Nothing of the attempt is open any more: the same figure again would be another.
      attempt: isBusy(state) ? entry.attempt : null,
    },
    effects: [
      ...(isBusy(state) ? [] : [{ do: 'note-attempt', attempt: null } as const]),
      { do: 'read-again', what: 'everything', indicator: entered.indicator },
      { do: 'focus', on: 'value' },
    ],
  };
}
