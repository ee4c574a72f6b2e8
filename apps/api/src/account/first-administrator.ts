/** The beginning: the first administrator, and the doors that stay shut until there is one. */
import type { Sql } from '@marsad/db';
import {
  countAdministrators,
  createApiToken,
  createFirstAdministrator,
  newSetupCode,
  revokeApiToken,
  watchAccess,
} from '@marsad/db/account';
import type { Role } from '@marsad/indicators';
import { hashPassword } from 'better-auth/crypto';
import type { HttpServer } from '../http/listen.js';
import type { Accounts } from './open.js';

/** As ADMIN_EMAIL and ADMIN_PASSWORD name somebody. */
export interface AdministratorGiven {
  readonly email: string;
  readonly password: string;
}

/**
 * Makes the first administrator from ADMIN_EMAIL and ADMIN_PASSWORD, or a link with which one is made.
 * @returns what the console is to say.
 */
export async function admitFirst(
  { administrator }: { readonly administrator: AdministratorGiven | null },
  sql: Sql,
  accounts: Pick<Accounts, 'linkTo'>,
): Promise<string[]> {
  if ((await countAdministrators(sql)) > 0) return [];
  if (!administrator)
    return [`Make the first administrator: ${accounts.linkTo('setup', await newSetupCode(sql))}`];
  const { email, password } = administrator;
  const name = email.split('@')[0] ?? email;
  await createFirstAdministrator(sql, { name, email, passwordHash: await hashPassword(password) });
  return [];
}

export interface Access {
  watch(look: () => void): () => void;
  close(): Promise<void>;
}

/** Passes changes of what people may do, made in whatever process, to everybody here who has to know. */
export async function openAccess(sql: Sql): Promise<Access> {
  const watchers = new Set<() => void>();
  const watching = await watchAccess(sql, () => {
    for (const look of watchers) look();
  });
  return {
    watch: (look) => {
      watchers.add(look);
      return () => watchers.delete(look);
    },
    close: watching.close,
  };
}

/** Moves to the configured address as soon as there is an administrator. @returns what the console is to say till then. */
export async function openWhenAdministered(
  host: string,
  sql: Sql,
  server: Pick<HttpServer, 'move' | 'url'>,
  access: Access,
  log: { error(details: object, message: string): void },
): Promise<string[]> {
  if ((await countAdministrators(sql)) > 0) {
    await server.move(host);
    return [];
  }
  let moving = false;
  const unwatch = access.watch(() => {
    void countAdministrators(sql)
      .then(async (count) => {
        if (count === 0 || moving) return;
        moving = true;
        unwatch();
        await server.move(host);
      })
      .catch((error) => log.error({ err: error }, `cannot listen on HOST=${host}`));
  });
  return [`HOST=${host} waits for the first administrator: until then Marsad listens on this machine alone.`];
}

/** Calls `use` with a token that is revoked afterwards. */
export async function withToken<T>(
  sql: Sql,
  name: string,
  role: Role,
  use: (token: string) => Promise<T>,
): Promise<T> {
  const actor = { kind: 'system', part: name } as const;
  const { row, token } = await createApiToken(sql, actor, { name, role, days: 1 });
  try {
    return await use(token);
  } finally {
    await revokeApiToken(sql, actor, { token: row.id });
  }
}
