/** Whether the database takes writes: reads go on with a full disk and on a standby, and say nothing of it. */
import type { Executor } from './connect.js';

/** SQLSTATEs, and what a person does something about. */
const reasons: Readonly<Record<string, string>> = {
  '53100': 'its disk is full',
  '25006': 'it is read-only',
};

/**
 * Writes a page and takes it back, in one round trip that holds no lock.
 * @returns null where that went well; why the database takes no writes.
 * @throws whatever says nothing of writes, such as a connection that could not be had.
 */
export async function probeWrite(sql: Executor): Promise<string | null> {
  try {
    await sql`select probe_write()`;
    return null;
  } catch (error) {
    const reason = reasons[(error as { code?: string }).code ?? ''];
    if (reason === undefined) throw error;
    return reason;
  }
}
