/** Looking into an installation's database past all that may befall its network. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';

const { Client } = createRequire(new URL('../../packages/db/package.json', import.meta.url))('pg');

/** @throws where `work` has not ended by then; whatever becomes of it is nobody's any more. */
export async function within(ms, work) {
  const over = new AbortController();
  const late = delay(ms, undefined, { signal: over.signal }).then(() => {
    throw new Error(`no answer within ${ms} ms`);
  });
  work.catch(() => {});
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    over.abort();
  }
}

/** One connection for one question: whatever ends it, ends nothing else. @throws where there is no answer. */
export async function ask(url, text, values = []) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000, query_timeout: 10_000 });
  client.on('error', () => {});
  const answered = async () => {
    await client.connect();
    return values.length > 0 ? client.query(text, values) : client.query(text);
  };
  try {
    const answer = await within(14_000, answered());
    return Array.isArray(answer) ? answer.map(({ rows }) => rows) : answer.rows;
  } finally {
    // One that is frozen or gone would be waited for.
    await Promise.race([client.end().catch(() => {}), delay(500, undefined, { ref: false })]);
  }
}

/** Asks until there is an answer. @throws the last reason, after `patienceMs`. */
export async function askUntilAnswered(addressOf, patienceMs, text, values) {
  const deadline = Date.now() + patienceMs;
  for (;;)
    try {
      return await ask(addressOf(), text, values);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(50);
    }
}

/** Of a running cluster: its process and its port, as it says itself. Null where none says so. */
export function postmasterOf(cluster) {
  try {
    const [pid, , , port] = readFileSync(`${cluster}/postmaster.pid`, 'utf8').split('\n').map(Number);
    return pid > 1 && port > 0 ? { pid, port } : null;
  } catch {
    return null;
  }
}
