/** Queues of the pipeline. Job payloads name obligations in the outbox; the outbox holds what is to be done. */
export const topics = ['ingest', 'evaluate', 'import', 'reading'] as const;
export type Topic = (typeof topics)[number];

/** A job carries a batch: ids of outbox rows of one topic. */
export interface ObligationJob {
  readonly obligations: readonly number[];
}

/** Whose doing it is. */
interface Traced {
  /** The requests behind it, each as a W3C traceparent; absent where nobody asked. */
  readonly traces?: readonly string[];
}

export interface IngestObligation extends Traced {
  readonly submission: string;
}

export interface EvaluateObligation extends Traced {
  readonly indicator: string;
  readonly seriesKey: string;
  readonly submission: string | null;
}

/** The steps an import takes on a worker. `evaluate` comes after a commit and after an undo, for some of its series each. */
export const importSteps = ['read', 'plan', 'commit', 'undo', 'evaluate'] as const;
export type ImportStep = (typeof importSteps)[number];

export interface ImportObligation extends Traced {
  readonly import: string;
  readonly step: ImportStep;
  /** Of `evaluate`: which of the import's batches of series. */
  readonly batch: number | null;
}

export interface ReadingObligation extends Traced {
  readonly reading: string;
}
