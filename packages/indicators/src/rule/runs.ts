/**
 * Which incident on record a run of periods is. A run is the same one whatever its first period: it is known by the
 * periods it shares with what is on record, so that figures that come late lengthen it and do not make another.
 */
import type { Period } from '../period/period.js';

/** First and last period of a run, as {@link spanKey} writes them. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** A period's place in the order in which a series is replayed; texts of it are compared. */
export function spanKey({ start, end }: Pick<Period, 'start' | 'end'>): string {
  return `${end}/${start}`;
}

interface Spanning {
  readonly span: Span;
}

export interface MatchedRun<S, R> {
  readonly run: R;
  /** The incident that it goes on as; null where it is new. */
  readonly known: S | null;
  /** Others that have become one with it. */
  readonly merged: readonly S[];
  /** The incident of which it is a later part, cut off by what came since. */
  readonly cutFrom: S | null;
}

export interface Matching<S, R> {
  readonly runs: readonly MatchedRun<S, R>[];
  /** Incidents for which there is no run any more. */
  readonly gone: readonly S[];
}

/**
 * Matches the runs of a series with its incidents on record. An incident goes on in the earliest run that shares a period
 * with it, the oldest incident of those that have become one run. What had gone comes back where its periods run again.
 * @param runs in order of time, without a period in common.
 * @param stored oldest first.
 */
export function matchRuns<S extends Spanning & { readonly isStanding: boolean }, R extends Spanning>(
  stored: readonly S[],
  runs: readonly R[],
  leavesTrace: (run: R) => boolean,
): Matching<S, R> {
  const claims = new Map<R, S[]>();
  const shares = (one: S) => (run: R) => overlap(one.span, run.span);
  const gone: S[] = [];
  for (const one of stored.filter(({ isStanding }) => isStanding)) {
    const shared = runs.filter(shares(one));
    // One that ended before it fired is none; but what was on record of it ends with it.
    const run = shared.find(leavesTrace) ?? shared[0];
    if (run === undefined) gone.push(one);
    else claims.set(run, [...(claims.get(run) ?? []), one]);
  }
  const back = stored.filter(({ isStanding }) => !isStanding);
  const taken = new Set<S>();
  const returning = (run: R): S | null => {
    const free = back.filter((one) => !taken.has(one) && shares(one)(run));
    const one = free.find(({ span }) => span.from === run.span.from) ?? free[0] ?? null;
    if (one !== null) taken.add(one);
    return one;
  };
  return {
    gone,
    runs: runs.map((run) => {
      const [oldest = null, ...merged] = claims.get(run) ?? [];
      const known = oldest ?? (leavesTrace(run) ? returning(run) : null);
      const cutFrom =
        oldest === null ? (stored.find((one) => one.isStanding && shares(one)(run)) ?? null) : null;
      return { run, known, merged, cutFrom };
    }),
  };
}

export function overlap(a: Span, b: Span): boolean {
  return a.from <= b.to && b.from <= a.to;
}
