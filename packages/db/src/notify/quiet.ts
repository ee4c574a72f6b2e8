/** What silences keep quiet. */
import type { Transaction } from '../connection/connect.js';
import { lockAllTelling } from './telling-lock.js';

/**
 * Somebody ended a silence: whatever is kept quiet is looked at again. A group knows one end alone, which another silence may
 * have as well, and it may hold alerts that are covered by others.
 */
export async function quietIsOver(tx: Transaction): Promise<void> {
  await lockAllTelling(tx);
  await tx`update notification_group set quiet_until = clock_timestamp() where quiet_until > clock_timestamp()`;
  await tx`update digest_entry set quiet_until = null where quiet_until is not null`;
}
