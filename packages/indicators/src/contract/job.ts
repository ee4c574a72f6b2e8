/** Queues of the pipeline. Job payloads name obligations in the outbox; the outbox holds what is to be done. */
export const topics = ['ingest', 'evaluate'] as const;
export type Topic = (typeof topics)[number];

/** A job carries a batch: ids of outbox rows of one topic. */
export interface ObligationJob {
  readonly obligations: readonly number[];
}

export interface IngestObligation {
  readonly submission: string;
}

export interface EvaluateObligation {
  readonly indicator: string;
  readonly seriesKey: string;
  readonly submission: string | null;
}
