/** What the queue `ingest` asks for: each obligation's figure onto the record. */
import { happened, ingest, noteFailure, type Sql, withTraces } from '@marsad/db';

/** One transaction a figure: a poisonous one fails by itself, after the others of its batch are in. */
export async function ingestAll(sql: Sql, obligations: readonly number[]): Promise<void> {
  const failures: unknown[] = [];
  for (const obligation of obligations) {
    try {
      await ingest(sql, obligation);
    } catch (error) {
      failures.push(error);
      const traces = await noteFailure(sql, [obligation], String(error));
      withTraces(traces, () => happened({ kind: 'failure', error }));
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} of ${obligations.length} not ingested`);
}
