/** What happens on a figure's way, said once for all who look: the log and the metrics. */
import { channel } from 'node:diagnostics_channel';
import type { Trace } from './trace.js';

export type Happening =
  /** A figure was handed in and is on record as such. */
  | { readonly kind: 'submission'; readonly outcome: 'accepted' | 'waiting'; readonly submission: string }
  /** What became of it. */
  | {
      readonly kind: 'ingest';
      readonly outcome: 'committed' | 'unchanged' | 'rejected';
      readonly submission: string;
      readonly seconds: number;
    }
  /** The rules of a series were held against its figures. */
  | {
      readonly kind: 'evaluation';
      readonly indicator: string;
      readonly seriesKey: string;
      /** How many alerts changed. */
      readonly changed: number;
      /** Of each figure that asked for it: seconds since it was recorded. */
      readonly lagSeconds: readonly number[];
      readonly seconds: number;
    }
  /** One attempt to tell a receiver. */
  | {
      readonly kind: 'delivery';
      readonly outcome: 'sent' | 'retried' | 'dead';
      readonly delivery: string;
      readonly receiver: string;
      readonly receiverKind: string;
      readonly attempt: number;
      readonly seconds: number;
      readonly error: string | null;
      /** What the receiver was told that it belongs to. */
      readonly trace: Trace;
    }
  | {
      readonly kind: 'job';
      readonly outcome: 'completed' | 'failed';
      readonly queue: string;
      readonly seconds: number;
      readonly trace: Trace;
    }
  | { readonly kind: 'import-step'; readonly outcome: 'done' | 'failed'; readonly step: string }
  /** Work that failed, and is tried again. */
  | { readonly kind: 'failure'; readonly error: unknown }
  /** The store of the queues could not be used. */
  | { readonly kind: 'queue-error'; readonly error: unknown };

const happenings = channel('marsad.happened');

/** Says it to whoever listens in this thread; call it once it is committed. */
export function happened(happening: Happening): void {
  if (happenings.hasSubscribers) happenings.publish(happening);
}

/** Calls `tell` with everything that happens in this thread. @returns what ends it. */
export function onHappened(tell: (happening: Happening) => void): () => void {
  const listener = (happening: unknown) => tell(happening as Happening);
  happenings.subscribe(listener);
  return () => {
    happenings.unsubscribe(listener);
  };
}
