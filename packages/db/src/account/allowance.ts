/** How much one caller may do in a time, counted over all processes. */
import type { Sql } from '../connection/connect.js';

export interface Allowance {
  readonly kind: string;
  readonly most: number;
  readonly seconds: number;
}

/**
 * Takes up to `wanted` of what the caller may still do.
 * @returns how much was given, which may be nothing, and in how many seconds the count begins anew.
 */
async function takeAllowance(
  sql: Sql,
  { kind, most, seconds }: Allowance,
  caller: string,
  wanted: number,
): Promise<{ readonly given: number; readonly secondsLeft: number }> {
  // A count that began in the time to come is of a clock that was set back since; the column is rounded, so it may be a little ahead.
  const goesOn = sql`a.since between clock_timestamp() - ${seconds} * interval '1 second'
    and clock_timestamp() + interval '1 second'`;
  const [row] = await sql<{ given: number; secondsLeft: number }[]>`
    insert into allowance as a (kind, caller, since, used)
    values (${kind}, ${caller}, clock_timestamp(), ${Math.min(wanted, most)})
    on conflict (kind, caller) do update set
      since = case when ${goesOn} then a.since else clock_timestamp() end,
      used = case when ${goesOn} then least(${most}, a.used + ${wanted}) else excluded.used end
    returning
      new.used - case when old.since = new.since then coalesce(old.used, 0) else 0 end as given,
      least(${seconds}, greatest(0, ${seconds} - extract(epoch from clock_timestamp() - new.since)))::float8
        as "secondsLeft"`;
  return row ?? { given: 0, secondsLeft: seconds };
}

export interface Allowances {
  /** Takes one. @returns in how many seconds there is one again; null where there was one. */
  take(caller: string): Promise<number | null>;
}

interface Held {
  left: number;
  /** By the clock of this process, which only rises. */
  until: number;
  /** There was nothing left of it, so that the store need not be asked again until then. */
  isSpent: boolean;
  asking: Promise<void> | null;
}

/**
 * Takes them from the store a hundredth at a time, so that hardly any request waits for it; what a process does not use of
 * that is lost until the count begins anew.
 */
export function openAllowances(sql: Sql, allowance: Allowance): Allowances {
  const held = new Map<string, Held>();
  const portion = Math.max(1, Math.floor(allowance.most / 100));

  const ask = async (caller: string, own: Held) => {
    const { given, secondsLeft } = await takeAllowance(sql, allowance, caller, portion);
    own.left = given;
    own.isSpent = given === 0;
    own.until = performance.now() + secondsLeft * 1_000;
    for (const [name, { until, asking }] of held)
      if (asking === null && until < performance.now()) held.delete(name);
    held.set(caller, own);
  };
  return {
    take: async (caller) => {
      const own = held.get(caller) ?? { left: 0, until: 0, isSpent: false, asking: null };
      held.set(caller, own);
      for (;;) {
        const isOf = performance.now() < own.until;
        if (isOf && own.left > 0) {
          own.left -= 1;
          return null;
        }
        if (isOf && own.isSpent) return Math.max(1, Math.ceil((own.until - performance.now()) / 1_000));
        own.asking ??= ask(caller, own).finally(() => {
          own.asking = null;
        });
        await own.asking;
      }
    },
  };
}
