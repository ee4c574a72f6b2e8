/** What an error of a store is of, so that it can be answered, or be tried again. */

/**
 * - `away`: it cannot be reached, or the connection ended: what was under way is not known to be done.
 * - `full`: it has no room left, on its disk or in its memory.
 * - `read-only`: it takes no writes, as a standby does.
 * - `busy`: somebody else held what was needed, or it took too long: nothing was done.
 */
export interface StoreFault {
  readonly kind: 'away' | 'full' | 'read-only' | 'busy';
  /** The database's or the network's code. */
  readonly code: string;
}

/** Of the network and of the two drivers. */
const ofTheNetwork =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_AGAIN|ERR_STREAM_DESTROYED|CONNECT_TIMEOUT|CONNECTION_\w+)$/;
/** Of `pg`, which has no codes. */
const messages =
  /connection terminated|client was closed|not queryable|timeout exceeded when trying to connect|query read timeout/i;

/** SQLSTATEs. */
const kinds: readonly (readonly [RegExp, StoreFault['kind']])[] = [
  // Connections that broke; too many of them; told to end, shutting down, starting up; waited too long within a transaction.
  [/^(08\w{3}|53300|57P0[1235]|25P03|25P04)$/, 'away'],
  [/^(53100|53200|58030)$/, 'full'],
  [/^25006$/, 'read-only'],
  // Cut short by a timeout; a lock not got; two that waited for one another, or wrote the same.
  [/^(57014|55P03|40P01|40001)$/, 'busy'],
];

/** @returns null for what is no fault of a store. */
export function storeFault(error: unknown): StoreFault | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = String((at as { code?: unknown }).code ?? '');
    if (ofTheNetwork.test(code)) return { kind: 'away', code };
    const found = kinds.find(([codes]) => codes.test(code));
    if (found !== undefined) return { kind: found[1], code };
    if (messages.test(at.message)) return { kind: 'away', code: code || 'CONNECTION_ENDED' };
    const first = at instanceof AggregateError ? storeFault(at.errors[0]) : null;
    if (first !== null) return first;
  }
  return null;
}

/**
 * That a store was lost, which is no failure of what was to be done there: it is left as it is, and tried again at once when the
 * store is back. What took too long, or met somebody else, was not lost.
 */
export function isStoreLost(error: unknown): boolean {
  const fault = storeFault(error);
  return fault !== null && fault.kind !== 'busy';
}

/** SQLSTATE query_canceled. */
const cutShort = '57014';

/** That somebody else held what was needed: nothing was done, and nothing is wrong with what was to be done. */
export function isHeldByOthers(error: unknown): boolean {
  const fault = storeFault(error);
  return fault?.kind === 'busy' && fault.code !== cutShort;
}
