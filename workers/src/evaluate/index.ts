/** What the queue `evaluate` asks for: the rules of each obligation's series, against its figures. */
import {
  evaluateTogether,
  happened,
  isHeldByOthers,
  isStoreLost,
  noteFailure,
  type Sql,
  withTraces,
} from '@marsad/db';

/**
 * As in the queue `ingest`: what a job names is done, and then whatever else is open. A series that cannot be evaluated
 * fails by itself, after the others it was taken with.
 */
export async function evaluateAll(
  sql: Sql,
  obligations: readonly number[],
  goesOn: () => boolean = () => true,
): Promise<void> {
  const failures: unknown[] = [];
  let left = obligations;
  while (left.length > 0) {
    const some = await evaluateSome(sql, { ids: left });
    failures.push(...some.failures);
    if (some.taken.length === 0) break;
    const done = new Set(some.taken);
    left = left.filter((id) => !done.has(id));
  }
  while (goesOn()) {
    const some = await evaluateSome(sql, { most: 1 });
    failures.push(...some.failures);
    if (some.taken.length === 0) break;
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} not evaluated`);
}

/** @throws what a store that is lost throws: it is no failure of the series. */
async function evaluateSome(
  sql: Sql,
  wanted: Parameters<typeof evaluateTogether>[1],
): Promise<{ readonly taken: readonly number[]; readonly failures: readonly unknown[] }> {
  let held: readonly { readonly id: number; readonly series: string }[] = [];
  const taken = () => held.map(({ id }) => id);
  try {
    await evaluateTogether(sql, wanted, (asked) => {
      held = asked.map(({ id, payload }) => ({ id, series: payload.seriesKey }));
    });
    return { taken: taken(), failures: [] };
  } catch (error) {
    // What took too long, or met somebody else, is tried again by itself first.
    if (isStoreLost(error)) throw error;
    const series = new Map(held.map((one) => [one.series, one.id]));
    if (series.size <= 1) {
      const traces = await noteFailure(sql, taken(), String(error), { held: isHeldByOthers(error) });
      withTraces(traces, () => happened({ kind: 'failure', error }));
      return { taken: taken(), failures: [error] };
    }
    const failures: unknown[] = [];
    for (const id of series.values())
      failures.push(...(await evaluateSome(sql, { ids: [id], alone: true })).failures);
    return { taken: taken(), failures };
  }
}
