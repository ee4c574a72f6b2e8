/**
 * What receivers are told is decided by one at a time: of each indicator, or of all at once. Whoever also locks incidents,
 * rules or series does so before, and nobody locks one of those while deciding: so that none waits for another in a ring.
 */
import type { Transaction } from '../connection/connect.js';

const lockSpace = 0x6d617276;

export async function lockTelling(tx: Transaction, indicator: string): Promise<void> {
  // Sent together, and taken in this order.
  await Promise.all([
    tx`select pg_advisory_xact_lock_shared(${lockSpace}, 1)`,
    tx`select pg_advisory_xact_lock(hashtextextended(${`tell of ${indicator}`}, 0))`,
  ]);
}

export async function lockAllTelling(tx: Transaction): Promise<void> {
  await tx`select pg_advisory_xact_lock(${lockSpace}, 1)`;
}
