/** What entering figures can be in, what can happen to it, and what it then wants done. */
import type { Cadence, Period } from '@marsad/indicators';
import type {
  ObservationBody,
  PreviewWire,
  ProblemItemWire,
  SubmissionWire,
} from '@marsad/indicators/contract';
import type { Attempt } from './attempt.js';
import type { Draft } from './draft.js';
import type { FieldName } from './faults.js';
import type { RecentSource } from './recent-sources.js';

/** For as long, what was entered last can be taken back, and stays in sight. */
export const undoOfferedMs = 10_000;

/** One wish to save, from the button until its answer. */
export interface Run {
  readonly id: number;
  /** As it stood when saving was asked for. */
  readonly entered: Draft;
  readonly body: ObservationBody;
  readonly andNext: boolean;
  /** Of its indicator; null where that is not known. */
  readonly cadence: Cadence | null;
  /** The Idempotency-Key of content that has none yet. */
  readonly newKey: string;
  /** The waiting figure that it mends. */
  readonly inForm: string | null;
  /** How its period was read. */
  readonly period: Period | null;
}

/** What became of a figure. */
export type Outcome =
  | {
      readonly kind: 'saved';
      readonly submission: SubmissionWire;
      readonly entered: Draft;
      readonly at: number;
    }
  /** It was handed in, for an editor to look at. */
  | { readonly kind: 'handed-in'; readonly id: string; readonly entered: Draft }
  | { readonly kind: 'refused'; readonly errors: readonly ProblemItemWire[] }
  /** On this device, waiting for the network; acknowledged only once it was on its disk. */
  | { readonly kind: 'waiting' }
  /** Accepted, and still being worked on. */
  | { readonly kind: 'working' }
  | { readonly kind: 'undone' }
  /** No more can wait on this device. */
  | { readonly kind: 'full' }
  /** Nobody answered, and it could not wait here either. */
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly text: string };

/** While a run lasts, what came of the one before stays in sight. */
export type Busy = { readonly run: Run; readonly before: Outcome | null };

export type State =
  | { readonly kind: 'empty' }
  | { readonly kind: 'editing' }
  /** Is asked how it will be read: most faults are known from that, and what has them is not sent at all. */
  | ({ readonly kind: 'previewing' } & Busy)
  /** What was warned of needs an answer before it is sent. */
  | { readonly kind: 'unanswered' }
  | ({ readonly kind: 'sending' } & Busy)
  /** Nobody answers: it goes into the queue of this device. */
  | ({ readonly kind: 'keeping' } & Busy)
  | Outcome;

export interface Entry {
  readonly state: State;
  readonly draft: Draft;
  /** What had been said of the source of another figure, to be taken over or not. */
  readonly setAside: RecentSource | null;
  /** Figures that were begun and gave way to another, to be gone back to or not; the last one first. */
  readonly begun: readonly Draft[];
  /** One that waits on this device, as it was taken into the form; null where that is not known. */
  readonly asTaken: Draft | null;
  /** Fields that were left once. */
  readonly touched: ReadonlySet<FieldName>;
  /** A figure that waited on this device and is being mended in the form. */
  readonly inForm: string | null;
  /** What was handed in, came back, and is handed in again; null for a new figure. */
  readonly mends: string | null;
  readonly attempt: Attempt | null;
  /** Accepted, and asked after until it is settled. */
  readonly following: {
    readonly id: string;
    readonly entered: Draft;
    /** Of the attempt that ends when it is settled. */
    readonly attempt: Attempt | null;
  } | null;
  readonly runs: number;
}

/** Why nothing came back, or not what was hoped for. */
export type Trouble =
  /** Where it cannot wait on this device either, `otherwise` is said. */
  | { readonly kind: 'no-answer'; readonly otherwise: Extract<Outcome, { kind: 'offline' | 'failed' }> }
  | { readonly kind: 'refused'; readonly errors: readonly ProblemItemWire[] }
  | Extract<Outcome, { kind: 'offline' | 'failed' }>;

export type Answer =
  | { readonly status: 'settled'; readonly submission: SubmissionWire }
  | { readonly status: 'accepted' | 'waiting'; readonly id: string };

/** How keeping it on this device went. */
export type Kept =
  | { readonly status: 'kept'; readonly period: Period | null }
  | { readonly status: 'refused'; readonly errors: readonly ProblemItemWire[] }
  | { readonly status: 'full' }
  | { readonly status: 'impossible' };

export type Event =
  | { readonly type: 'typed'; readonly fields: Partial<Draft>; readonly now: number }
  | { readonly type: 'indicator-chosen'; readonly indicator: string; readonly now: number }
  | { readonly type: 'another-source' }
  | { readonly type: 'left'; readonly field: FieldName }
  | { readonly type: 'cleared' }
  /** A figure that waits on this device is taken into the form. */
  | { readonly type: 'taken-up'; readonly key: string; readonly draft: Draft }
  /** What was begun before is in the form again; what is begun in it gives way. */
  | { readonly type: 'gone-back'; readonly to: Draft }
  | { readonly type: 'given-up'; readonly draft: Draft }
  | ({ readonly type: 'save'; readonly body: ObservationBody } & Pick<
      Run,
      'andNext' | 'cadence' | 'newKey' | 'inForm'
    >)
  | {
      readonly type: 'read';
      readonly run: number;
      readonly preview: Pick<PreviewWire, 'errors' | 'warnings' | 'period'>;
    }
  | { readonly type: 'trouble'; readonly run: number; readonly trouble: Trouble; readonly canWait: boolean }
  | { readonly type: 'answered'; readonly run: number; readonly answer: Answer; readonly now: number }
  | { readonly type: 'kept'; readonly run: number; readonly kept: Kept }
  | {
      readonly type: 'settled';
      readonly id: string;
      readonly submission: SubmissionWire;
      readonly now: number;
    }
  | { readonly type: 'undone' };

export type Effect =
  | { readonly do: 'preview'; readonly run: Run }
  | { readonly do: 'send'; readonly run: Run; readonly key: string }
  | { readonly do: 'send-again'; readonly run: Run; readonly submission: string }
  /** `sent`: it may have arrived without our hearing of it. */
  | { readonly do: 'keep'; readonly run: Run; readonly key: string; readonly sent: boolean }
  | { readonly do: 'note-attempt'; readonly attempt: Attempt | null }
  | { readonly do: 'note-in-form'; readonly key: string | null }
  | { readonly do: 'note-begun'; readonly drafts: readonly Draft[] }
  /** What waited has gone its way by the form. */
  | { readonly do: 'stop-waiting'; readonly key: string }
  | { readonly do: 'remember-source'; readonly of: Draft }
  | {
      readonly do: 'read-again';
      readonly what: 'record' | 'submissions' | 'everything';
      readonly indicator: string;
    }
  | { readonly do: 'focus'; readonly on: 'value' | 'title' | 'comment' | 'fault' };

export interface Step {
  readonly entry: Entry;
  readonly effects: readonly Effect[];
}
