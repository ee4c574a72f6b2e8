/** Figures that wait on this device, and what becomes of each. Decisions alone: nothing is stored or sent here. */

import { isSameSource, type LocalisedText } from '@marsad/indicators';
import type {
  AlternativeWire,
  ObservationBody,
  PreviewWire,
  ProblemItemWire,
} from '@marsad/indicators/contract';
import type { Failure } from '@marsad/indicators/contract/client/first';
import type { Draft } from './draft.js';
import { toAcknowledge } from './unusual.js';

export const mostWaiting = 200;

export type WaitingState =
  | { readonly kind: 'waiting' }
  /** It is in the form, or was: it goes on when whoever mends it says so. */
  | { readonly kind: 'editing' }
  | { readonly kind: 'refused'; readonly items: readonly ProblemItemWire[] }
  /** Something is unusual, which nobody could say while there was no connection. */
  | { readonly kind: 'unusual'; readonly warnings: readonly ProblemItemWire[] }
  /** Figures of its series and period that whoever entered it had not seen. */
  | { readonly kind: 'conflict'; readonly theirs: readonly AlternativeWire[] };

export interface WaitingFigure {
  /** The Idempotency-Key, made at entry: however often it is sent, it is one figure. */
  readonly key: string;
  readonly person: string;
  /** Its place in the queue. */
  readonly turn: number;
  readonly enteredAt: string;
  /** Of its indicator, which may be archived by the time somebody looks. */
  readonly name: LocalisedText;
  readonly draft: Draft;
  readonly body: ObservationBody;
  /** What was on record for its period when it was entered, as far as it was shown. */
  readonly seen: readonly string[];
  /** It was on its way at least once: it may have arrived without our hearing of it. */
  readonly sent: boolean;
  readonly state: WaitingState;
}

export type NewFigure = Omit<WaitingFigure, 'turn' | 'state'>;

/** A figure as it was seen: revised since, it is another. */
export function seenAs({ observation: { id, revision } }: AlternativeWire): string {
  return `${id} ${revision}`;
}

export function inTurn(figures: readonly WaitingFigure[]): WaitingFigure[] {
  return [...figures].sort((a, b) => a.turn - b.turn);
}

/** The oldest that nobody has to look at first. */
export function nextToSend(figures: readonly WaitingFigure[]): WaitingFigure | null {
  return inTurn(figures).find(({ state }) => state.kind === 'waiting') ?? null;
}

/** How many somebody has to decide about. */
export function countHeld(figures: readonly WaitingFigure[]): number {
  return figures.filter(({ state }) => state.kind !== 'waiting').length;
}

/** What a look at the record, just before sending, makes of a figure; null: nothing stands in its way. */
export function heldBy(
  { errors, warnings, duplicates }: Pick<PreviewWire, 'errors' | 'warnings' | 'duplicates'>,
  { body, seen }: Pick<WaitingFigure, 'body' | 'seen'>,
): WaitingState | null {
  if (errors.length > 0) return { kind: 'refused', items: errors };
  if (duplicates.some((one) => !seen.includes(seenAs(one)))) return { kind: 'conflict', theirs: duplicates };
  const unusual = toAcknowledge(warnings);
  return unusual.length > 0 && !body.comment ? { kind: 'unusual', warnings: unusual } : null;
}

/** What a failed call makes of it: 'later' where another try may help, else why it was refused. */
export function afterFailure(failure: Failure): 'later' | WaitingState {
  if (failure.kind === 'unreachable' || failure.kind === 'timeout') return 'later';
  const { status } = failure;
  // Signed out, too many at once, or the server's own fault: none is the figure's.
  if (failure.kind === 'unexpected' || status >= 500 || [401, 408, 425, 429].includes(status)) return 'later';
  const { code, detail, params, errors = [] } = failure.problem;
  const whole: ProblemItemWire = { pointer: '', code, detail, ...(params === undefined ? {} : { params }) };
  return { kind: 'refused', items: errors.length > 0 ? errors : [whole] };
}

/** What can be made of a figure beside others of its period. */
export type Beside = 'same' | 'revises' | 'other-source';

export function besideTheirs(
  { body }: Pick<WaitingFigure, 'body'>,
  theirs: readonly AlternativeWire[],
): Beside {
  const own = theirs.find(({ observation: { source } }) => isSameSource(source, body.source));
  if (own === undefined) return 'other-source';
  return own.quantity.text.trim() === String(body.value).trim() ? 'same' : 'revises';
}

/** With a person's answer it goes on. It says something new, so it goes under a new key. */
export function answered(figure: WaitingFigure, comment: string, key: string): WaitingFigure {
  const theirs = figure.state.kind === 'conflict' ? figure.state.theirs.map(seenAs) : [];
  return {
    ...figure,
    key,
    sent: false,
    draft: { ...figure.draft, comment },
    body: { ...figure.body, comment: comment.trim() },
    seen: [...new Set([...figure.seen, ...theirs])],
    state: { kind: 'waiting' },
  };
}
