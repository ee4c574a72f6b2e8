/** For how long what is no record is kept. */

/** For how many days what is kept. */
export interface Kept {
  /** Live events: a page that was away for longer reads everything again. */
  readonly events: number;
  /** Messages that were sent or given up. */
  readonly messages: number;
  /** The rows of tables that are over: what became of them stays. */
  readonly tables: number;
  /** Runs of feeds that brought nothing, and their alerts that ended. */
  readonly runs: number;
  /** Submissions that changed nothing. */
  readonly rejected: number;
}

export const usuallyKept: Kept = { events: 7, messages: 90, tables: 30, runs: 90, rejected: 365 };
