/** How long whom is waited for: a process that stands still must not keep what others need. */

export interface Bounds {
  /** Of one statement, in seconds. */
  readonly statementSeconds: number;
  /** For a lock that somebody else has. More than a transaction may be idle, so that who waits outlasts who stands still. */
  readonly lockSeconds: number;
  /** Within a transaction, for its next statement: the database then takes it back, with its locks. */
  readonly idleSeconds: number;
}

export const usualBounds: Bounds = { statementSeconds: 60, lockSeconds: 20, idleSeconds: 10 };

/**
 * - `usual`: what people and jobs wait for.
 * - `long`: the steps of a table, which work out much between two statements.
 * - `none`: what must not be cut short, such as migrations and backups.
 */
export type Patience = 'usual' | 'long' | 'none';

const long: Bounds = { statementSeconds: 900, lockSeconds: 120, idleSeconds: 60 };

/** As settings of a session, in milliseconds. Empty where there are no bounds. */
export function settingsOf(
  patience: Patience,
  usual: Bounds = usualBounds,
): Readonly<Record<string, string>> {
  // Whose machine is gone without a word is noticed in half a minute, though nothing is asked of it meanwhile.
  const alive = {
    tcp_keepalives_idle: '10',
    tcp_keepalives_interval: '5',
    tcp_keepalives_count: '4',
    tcp_user_timeout: '30000',
  };
  if (patience === 'none') return alive;
  const { statementSeconds, lockSeconds, idleSeconds } = patience === 'long' ? longer(usual) : usual;
  return {
    ...alive,
    statement_timeout: String(statementSeconds * 1_000),
    lock_timeout: String(lockSeconds * 1_000),
    idle_in_transaction_session_timeout: String(idleSeconds * 1_000),
  };
}

const longer = (usual: Bounds): Bounds => ({
  statementSeconds: Math.max(usual.statementSeconds, long.statementSeconds),
  lockSeconds: Math.max(usual.lockSeconds, long.lockSeconds),
  idleSeconds: Math.max(usual.idleSeconds, long.idleSeconds),
});
