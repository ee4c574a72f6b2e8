/** An obligation whose fulfilment takes long: in one pair of hands for as long as a transaction lasts. */
import type { Obligations, Topic } from '@marsad/indicators/pipeline';
import type { Transaction } from '../connection/connect.js';
import { lockObligations } from './outbox.js';

/** Where a process was killed, its connection may hold the row for another second. */
const patience = '3s';
const lockNotAvailable = '55P03';

/** What is to be done; null where it is done already, or in other hands. */
export async function holdObligation<T extends Topic>(
  tx: Transaction,
  topic: T,
  obligation: number,
): Promise<Obligations[T] | null> {
  // A thread that is gone holds nothing for longer than this.
  await tx
    .savepoint((inner) => inner`select set_config('client_connection_check_interval', '1s', true)`)
    // Not every system can: there it lasts until its statement ends.
    .catch(() => {});
  await tx`select set_config('lock_timeout', ${patience}, true)`;
  const isFree = await tx
    .savepoint(async (inner) => {
      await inner`select from outbox where id = ${obligation} for update`;
      return true;
    })
    .catch((error: { code?: string }) => {
      if (error.code !== lockNotAvailable) throw error;
      return false;
    });
  if (!isFree) return null;
  await tx`select set_config('lock_timeout', '0', true)`;
  const [locked] = await lockObligations(tx, topic, { ids: [obligation] });
  return locked?.payload ?? null;
}
