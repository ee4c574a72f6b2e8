/** Kinds of errors that an operator does different things about; their number is small, so that metrics may be labelled so. */

export const databaseErrorKinds = ['away', 'busy', 'disk-full', 'read-only', 'refused'] as const;
type DatabaseErrorKind = (typeof databaseErrorKinds)[number];

/** Of the network, of the drivers, and PostgreSQL's own while it stops or starts. */
const away =
  /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|CONNECT_TIMEOUT|CONNECTION_\w+|08\w{3}|57P0[1-5])$/;
const awayWords = /connection terminated|timeout exceeded when trying to connect/i;
/** Deadlocks, timeouts of locks and statements, too many connections. */
const busy = /^(40P01|40001|55P03|57014|25P0[34]|53[23]00)$/;
const sqlState = /^(?=.{5}$)(\d|F0|HV|P0|XX)[0-9A-Z]+$/;

/** @returns null for what is no error of the database. */
export function databaseErrorKind(error: unknown): DatabaseErrorKind | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = String((at as { code?: unknown }).code ?? '');
    if (away.test(code) || awayWords.test(at.message)) return 'away';
    if (busy.test(code)) return 'busy';
    if (code === '53100') return 'disk-full';
    if (code === '25006') return 'read-only';
    if (sqlState.test(code)) return 'refused';
  }
  return null;
}

export const storeErrorKinds = ['away', 'out-of-memory', 'read-only', 'not-persisted', 'other'] as const;
type StoreErrorKind = (typeof storeErrorKinds)[number];

const storeSigns: readonly (readonly [StoreErrorKind, RegExp])[] = [
  ['out-of-memory', /^OOM|maxmemory/i],
  ['read-only', /READONLY|read-only/i],
  ['not-persisted', /MISCONF/],
  ['away', /ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|closed|terminated|no answer|LOADING|MASTERDOWN/i],
];

export function storeErrorKind(error: unknown): StoreErrorKind {
  const { message, code } = (error ?? {}) as { message?: unknown; code?: unknown };
  const text = `${String(message ?? error)} ${String(code ?? '')}`;
  return storeSigns.find(([, sign]) => sign.test(text))?.[0] ?? 'other';
}
