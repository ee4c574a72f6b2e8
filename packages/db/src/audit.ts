import type { Actor } from '@marsad/indicators';
import type { Transaction } from './connect.js';

/** Notes who did what to which thing, with the transaction that did it. */
export async function audit(
  tx: Transaction,
  actor: Actor,
  action: string,
  subject: string,
  details: object = {},
): Promise<void> {
  await tx`insert into audit (actor, action, subject, details)
    values (${tx.json(actor as never)}, ${action}, ${subject}, ${tx.json(details as never)})`;
}
