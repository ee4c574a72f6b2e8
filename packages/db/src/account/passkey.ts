import type { Executor } from '../connection/connect.js';
import type { PersonId } from '../connection/ids.js';

export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string | null;
}

export async function listPasskeys(sql: Executor, person: PersonId): Promise<Passkey[]> {
  return sql<Passkey[]>`
    select "id", coalesce("name", '') as name, "createdAt" from auth."passkey"
    where "userId" = ${person} order by "createdAt", "id"`;
}
