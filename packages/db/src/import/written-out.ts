import type { Transaction } from '../connection/connect.js';

/**
 * Waits until the disk has what a transaction has written so far. A long one does so before it takes its turn among those
 * that leave traces and tell news (audit, publish): turns last until the commit, which then has next to nothing left to
 * write, and nobody waits for the disk behind it.
 */
export async function writtenOut(tx: Transaction): Promise<void> {
  await tx`select pg_logical_emit_message(false, 'marsad', '', true)`;
}
