/** What the queue `ingest` asks for: each obligation's figure onto the record. */
import {
  happened,
  ingestTogether,
  isHeldByOthers,
  isStoreLost,
  noteFailure,
  type Sql,
  withTraces,
} from '@marsad/db';

/** Figures of one transaction: enough that its commit is shared by many, few enough that a form behind it does not wait. */
const most = 100;

/**
 * A job is a word that there is something to do: what it names is done, and then whatever else is open, until nothing is
 * left or `goesOn` says no. A poisonous figure fails by itself, after the others of its batch are in.
 */
export async function ingestAll(
  sql: Sql,
  obligations: readonly number[],
  goesOn: () => boolean = () => true,
): Promise<void> {
  const failures: unknown[] = [];
  for (let from = 0; from < obligations.length; from += most)
    failures.push(...(await ingestSome(sql, { ids: obligations.slice(from, from + most) })).failures);
  for (let taken = 1; taken > 0 && goesOn(); ) {
    const some = await ingestSome(sql, { most });
    ({ taken } = some);
    failures.push(...some.failures);
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} not ingested`);
}

/** @throws what a store that is lost throws: it is no failure of the figures, which stay as they are. */
async function ingestSome(
  sql: Sql,
  wanted: Parameters<typeof ingestTogether>[1],
): Promise<{ readonly taken: number; readonly failures: readonly unknown[] }> {
  let held: readonly number[] = [];
  try {
    const { taken } = await ingestTogether(sql, wanted, (ids) => {
      held = ids;
    });
    return { taken, failures: [] };
  } catch (error) {
    // What took too long, or met somebody else, is tried again by itself first.
    if (isStoreLost(error)) throw error;
    if (held.length === 1) {
      const traces = await noteFailure(sql, held, String(error), { held: isHeldByOthers(error) });
      withTraces(traces, () => happened({ kind: 'failure', error }));
      return { taken: 1, failures: [error] };
    }
    const failures: unknown[] = [];
    for (const id of held) failures.push(...(await ingestSome(sql, { ids: [id] })).failures);
    return { taken: held.length, failures };
  }
}
