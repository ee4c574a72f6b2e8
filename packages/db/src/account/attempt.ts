import type { Executor, Sql, Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';

/** At most `most` attempts in `minutes`, from the first on. */
export interface AttemptLimit {
  readonly key: string;
  readonly most: number;
  readonly minutes: number;
  /** Whether others are counted under it as well: a right attempt then takes back itself alone, and not theirs. */
  readonly shared: boolean;
}

/**
 * Above `free` attempts in `minutes`, whoever attempts gets a turn: a minute later, two above twice as many, and so on
 * up to `longest`. A turn is kept for whoever it was given to, so however many others come, nobody waits longer.
 */
export interface AttemptTurns {
  /** Under which all are counted. */
  readonly key: string;
  readonly free: number;
  readonly minutes: number;
  /** Under which the turn of whoever attempts now is noted. */
  readonly turn: string;
  readonly longest: number;
}

export interface Attempt {
  readonly limits: readonly AttemptLimit[];
  readonly turns: AttemptTurns | null;
}

/** What stands under a key: how many attempts, or how many minutes to a turn, and how many seconds ago that began. */
export interface Counted {
  readonly count: number;
  readonly age: number;
}

export type Decision =
  /** `next`: in how many minutes the next turn is; null where nobody has to wait for one. */
  | { readonly kind: 'begin'; readonly next: number | null }
  /** `given`: the turn was given just now. */
  | { readonly kind: 'wait'; readonly minutes: number; readonly given: boolean };

/** Whether an attempt may be made now. */
export function decideAttempt({ limits, turns }: Attempt, counted: ReadonlyMap<string, Counted>): Decision {
  const waits = limits.flatMap(({ key, most, minutes }) => {
    const left = minutes * 60 - ageOf(counted.get(key));
    return left > 0 && (counted.get(key)?.count ?? 0) >= most ? [inMinutes(left)] : [];
  });
  if (waits.length > 0) return { kind: 'wait', minutes: Math.max(...waits), given: false };
  return turns === null ? { kind: 'begin', next: null } : decideTurn(turns, counted);
}

function decideTurn(turns: AttemptTurns, counted: ReadonlyMap<string, Counted>): Decision {
  const all = counted.get(turns.key);
  const recent = all !== undefined && all.age < turns.minutes * 60 ? all.count : 0;
  const wait = Math.min(turns.longest, Math.floor(recent / turns.free));
  if (wait === 0) return { kind: 'begin', next: null };
  const turn = counted.get(turns.turn);
  if (turn === undefined) return { kind: 'wait', minutes: wait, given: true };
  const left = turn.count * 60 - ageOf(turn);
  return left > 0 ? { kind: 'wait', minutes: inMinutes(left), given: false } : { kind: 'begin', next: wait };
}

/** In seconds. What began this moment began a little later, to the millisecond; then nobody waits longer for it. */
const ageOf = (counted: Counted | undefined): number =>
  counted === undefined ? Number.POSITIVE_INFINITY : Math.max(0, counted.age);

const inMinutes = (seconds: number) => Math.max(1, Math.ceil(seconds / 60));

/**
 * Counts an attempt before it is made, so that attempts at the same moment in several processes are all counted. One that
 * has to wait counts for nothing.
 * @returns 'wait' with how many minutes it has to wait.
 */
export async function beginAttempt(
  sql: Sql,
  attempt: Attempt,
): Promise<Done | { readonly kind: 'wait'; readonly minutes: number }> {
  const now = decideAttempt(attempt, await read(sql, attempt));
  // Most of a flood is turned away here, without a lock.
  if (now.kind === 'wait' && !now.given) return now;
  return sql.begin(async (tx) => {
    // In one order for all: two attempts that share two keys do not wait for each other.
    for (const key of keysOf(attempt).sort())
      await tx`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`;
    const decision = decideAttempt(attempt, await read(tx, attempt));
    await note(tx, attempt, decision);
    return decision.kind === 'begin' ? done : decision;
  });
}

async function note(tx: Transaction, { limits, turns }: Attempt, decision: Decision): Promise<void> {
  const next = decision.kind === 'wait' ? (decision.given ? decision.minutes : null) : decision.next;
  if (turns !== null && next !== null)
    await tx`
      insert into attempt (key, count, since) values (${turns.turn}, ${next}, clock_timestamp())
      on conflict (key) do update set count = excluded.count, since = excluded.since`;
  if (decision.kind === 'wait') return;
  for (const { key, minutes } of [...limits, ...(turns === null ? [] : [turns])])
    await tx`
      insert into attempt as a (key, count, since) values (${key}, 1, clock_timestamp())
      on conflict (key) do update set
        count = case when a.since <= clock_timestamp() - ${minutes} * interval '1 minute' then 1 else a.count + 1 end,
        since = case when a.since <= clock_timestamp() - ${minutes} * interval '1 minute' then excluded.since
          else a.since end`;
}

async function read(sql: Executor, attempt: Attempt): Promise<Map<string, Counted>> {
  const rows = await sql<(Counted & { key: string })[]>`
    select key, count, extract(epoch from clock_timestamp() - since)::float8 as age
    from attempt where key in ${sql([...keysOf(attempt), ...turnOf(attempt)])}`;
  return new Map(rows.map((row) => [row.key, row]));
}

function keysOf({ limits, turns }: Attempt): string[] {
  return [...limits.map(({ key }) => key), ...(turns === null ? [] : [turns.key])];
}

const turnOf = ({ turns }: Attempt) => (turns === null ? [] : [turns.turn]);

/** The attempt was the right one: it does not count, nor do those before it that were nobody else's. */
export async function forgiveAttempt(sql: Sql, attempt: Attempt): Promise<void> {
  const { limits, turns } = attempt;
  const shared = limits.filter((limit) => limit.shared).map(({ key }) => key);
  const own = limits.filter((limit) => !limit.shared).map(({ key }) => key);
  const takenBack = [...shared, ...(turns === null ? [] : [turns.key])];
  if (takenBack.length > 0)
    await sql`update attempt set count = greatest(0, count - 1) where key in ${sql(takenBack)}`;
  const forgotten = [...own, ...turnOf(attempt)];
  if (forgotten.length > 0) await sql`delete from attempt where key in ${sql(forgotten)}`;
}

/** Forgets windows long over. */
export async function trimAttempts(sql: Sql): Promise<void> {
  await sql`delete from attempt where since < now() - interval '1 day'`;
}
