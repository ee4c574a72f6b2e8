/** What the queue `evaluate` asks for: the rules of each obligation's series, against its figures. */
import { evaluate, happened, noteFailure, type Sql, withTraces } from '@marsad/db';

/** One transaction a series. */
export async function evaluateAll(sql: Sql, obligations: readonly number[]): Promise<void> {
  await evaluate(sql, obligations);
}

/** Beside its obligations, for those who look at the pipeline; that this fails too must not end the process. */
export function noteUnevaluated(sql: Sql, obligations: readonly number[], error: Error): void {
  noteFailure(sql, obligations, error.message)
    .then((traces) => withTraces(traces, () => happened({ kind: 'failure', error })))
    .catch(() => {});
}
