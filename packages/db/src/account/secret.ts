import { randomBytes } from 'node:crypto';
import type { Executor } from '../connection/connect.js';

/** A random value that every process of this installation shares, made by the first that asks. */
export async function sharedSecret(sql: Executor, name: string): Promise<string> {
  const made = randomBytes(32).toString('base64url');
  await sql`insert into secret (name, value) values (${name}, ${made}) on conflict (name) do nothing`;
  const [row] = await sql<{ value: string }[]>`select value from secret where name = ${name}`;
  return row?.value ?? made;
}
