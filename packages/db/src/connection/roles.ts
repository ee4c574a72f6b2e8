/**
 * Who signs in to the database. Its owner, who is no superuser, makes the tables and nothing else; the application works
 * through a login of its own, which is a member of the application's role and of no other: what runs there cannot become
 * the owner.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { applicationRole, connect, type Sql, type Transaction } from './connect.js';
import { StartError } from './start-error.js';

/** Namespaces the lock under which roles are made; "marv" in ASCII. */
const rolesLock = 0x6d617276;
const scramRounds = 4096;

export interface ApplicationAddress {
  /** Where the application's connections go. */
  readonly url: string;
  /** Whether the address that was given is the owner's. */
  readonly owned: boolean;
  /** What an operator should know of it, one line each. */
  readonly notices: readonly string[];
}

/**
 * The address of the application's own login on the database at `url`, which the owner makes where it is missing. Its
 * password follows from the owner's, so that every process of an installation finds the same one and none is kept.
 */
export async function applicationAddress(owner: Sql, url: string): Promise<ApplicationAddress> {
  const [role] = await owner<
    { name: string; superuser: boolean; owner: boolean; database: number; others: number | null }[]
  >`
    select r.rolname as name, r.rolsuper as superuser, d.oid::int8 as database,
      (select r.oid::int8 from pg_class c where c.oid = to_regclass('migration') and c.relowner <> r.oid) as others,
      r.rolsuper or pg_has_role(session_user, 'pg_database_owner', 'usage') or
        pg_has_role(session_user, (select c.relowner from pg_class c where c.oid = to_regclass('migration')), 'usage')
        as owner
    from pg_roles r, pg_database d where r.rolname = session_user and d.datname = current_database()`;
  if (role === undefined || !role.owner) return { url, owned: false, notices: [] };
  const notices = role.superuser
    ? [
        `The database is used as ${role.name}, who is a superuser of PostgreSQL: whoever has its address can forge the ` +
          'audit log. Let a role that is none own it: see "Roles of the database" in docs/operating.md.',
      ]
    : [];
  const own = ownLogin(url, [applicationRole, role.database, role.others]);
  const shared = (reason: string) => ({ url, owned: true, notices: [...notices, insecure(reason)] });
  if (own === null) return shared('there is no password in its address');
  const refusal = (await refusalOf(own.url)) === null ? null : await makeLogin(owner, own);
  return refusal === null ? { url: own.url, owned: true, notices } : shared(refusal);
}

/**
 * Makes the login in `url` a member of the application's role, with the password that stands there, unless it can sign in
 * already. For processes that are not told who the owner is.
 * @throws StartError where it cannot be made, or cannot sign in then.
 */
export async function makeApplicationLogin(owner: Sql, url: string): Promise<void> {
  const { username, password } = new URL(url);
  if (username === '' || password === '')
    throw new StartError(
      'APPLICATION_URL names no user and password: give postgres://USER:PASSWORD@HOST/DATABASE.',
    );
  if ((await refusalOf(url)) === null) return;
  const login = { name: decodeURIComponent(username), password: decodeURIComponent(password), url };
  const [role] = await owner<{ own: boolean }[]>`select session_user = ${login.name} as own`;
  const refusal = role?.own ? 'it is the owner’s login: give another name' : await makeLogin(owner, login);
  if (refusal !== null)
    throw new StartError(`APPLICATION_URL: the login ${login.name} cannot be made: ${refusal}.`);
}

const insecure = (reason: string) =>
  `The application works through the login of the database's owner, since it cannot have one of its own (${reason}): ` +
  'see "Roles of the database" in docs/operating.md.';

/**
 * Makes the application the owner of a schema and of what is in it, such as a library's tables. Nothing is run there as
 * the owner of the database afterwards: the application could have put it there.
 */
export async function giveSchema(owner: Sql, schema: string): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${rolesLock}, 1)`;
    await tx`create schema if not exists ${tx(schema)}`;
    await handOver(tx, applicationRole, schema);
  });
}

interface Login {
  readonly name: string;
  readonly password: string;
  readonly url: string;
}

/**
 * @param parts of its name. Whoever may do as the owner does, with another password, has a login beside the owner's: they
 * would set the password of the one that running processes sign in with.
 */
function ownLogin(ownersUrl: string, parts: readonly (string | number | null)[]): Login | null {
  const url = new URL(ownersUrl);
  if (url.password === '') return null;
  const name = parts.filter((part) => part !== null).join('_');
  const password = createHmac('sha256', decodeURIComponent(url.password)).update(name).digest('hex');
  [url.username, url.password] = [name, password];
  return { name, password, url: url.href };
}

/** Why nobody can sign in there as a member of the application's role; null where somebody can. */
async function refusalOf(url: string): Promise<string | null> {
  const sql = connect(url, { max: 1, asApplication: true });
  try {
    await sql`select 1`;
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** @returns why there is none after all; null where it can be used. */
async function makeLogin(owner: Sql, { name, password, url }: Login): Promise<string | null> {
  try {
    await owner.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${rolesLock}, 1)`;
      await makeRole(tx, name, password);
      await tx`grant ${tx(applicationRole)} to ${tx(name)}`;
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return refusalOf(url);
}

async function makeRole(tx: Transaction, name: string, password: string, may = ''): Promise<void> {
  const [found] = await tx`select from pg_roles where rolname = ${name}`;
  const verb = found === undefined ? 'create' : 'alter';
  // What stands in a statement may stand in the server's log: not the password itself.
  await tx.unsafe(`${verb} role ${quoted(name)} login ${may} password '${scramVerifier(password)}'`);
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** What PostgreSQL keeps of a password. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, scramRounds, 32, 'sha256');
  const keyOf = (what: string) => createHmac('sha256', salted).update(what).digest();
  const stored = createHash('sha256').update(keyOf('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${scramRounds}:${salt.toString('base64')}$${stored}:${keyOf('Server Key').toString('base64')}`;
}

/**
 * Makes `owner` the owner of the database and of all that is in it, as a superuser who is connected to it. It may make
 * roles and databases, which is what migrations and a trial of a backup need, and sign in with that password.
 * @param forgetsPassword whether the superuser has none afterwards, and so signs in no more over the network.
 */
export async function makeOwner(
  superuser: Sql,
  owner: { readonly name: string; readonly password: string },
  { forgetsPassword }: { readonly forgetsPassword: boolean },
): Promise<void> {
  await superuser.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${rolesLock}, 1)`;
    await makeRole(tx, owner.name, owner.password, 'nosuperuser createdb createrole');
    // Of a role it makes, it may give what is that role's: databases, and membership.
    await tx.unsafe(`alter role ${quoted(owner.name)} set createrole_self_grant = 'set, inherit'`);
    await handOver(tx, owner.name, null);
    await tx`alter database ${tx(await databaseOf(tx))} owner to ${tx(owner.name)}`;
    // To grant, and to do as they may.
    for (const { name } of await tx<{ name: string }[]>`
      select rolname as name from pg_roles where rolname ~ ${`^${applicationRole}(_[0-9]+)?$`}`)
      await tx`grant ${tx(name)} to ${tx(owner.name)} with admin option`;
    if (forgetsPassword) await tx`alter role session_user password null`;
  });
}

async function databaseOf(tx: Transaction): Promise<string> {
  const [row] = await tx<{ name: string }[]>`select current_database() as name`;
  return row?.name ?? '';
}

/**
 * Gives everything that nobody else's extension brought to an heir: in one schema, or in all where it is null. Not
 * REASSIGN OWNED, which does not work for the role that a cluster began with.
 */
async function handOver(tx: Transaction, heir: string, schema: string | null): Promise<void> {
  const statements = await tx<{ statement: string }[]>`
    with own as (
      select oid, nspname from pg_namespace
      where nspname !~ '^pg_' and nspname <> 'information_schema' and (${schema}::text is null or nspname = ${schema})
    ), extended as (
      select classid, objid from pg_depend where deptype = 'e'
    )
    select format('alter schema %I owner to %I', nspname, ${heir}::text) as statement from own where nspname <> 'public'
    union all
    -- A sequence of a column goes with its table.
    select format('alter %s %I.%I owner to %I',
      case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view'
        when 'f' then 'foreign table' when 'c' then 'type' else 'table' end, own.nspname, c.relname, ${heir}::text)
    from pg_class c join own on own.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c') and c.relowner <> ${heir}::regrole
      and not exists (
        select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i'))
      and not exists (select from extended e where e.classid = 'pg_class'::regclass and e.objid = c.oid)
    union all
    select format('alter routine %s owner to %I', p.oid::regprocedure, ${heir}::text)
    from pg_proc p join own on own.oid = p.pronamespace
    where p.proowner <> ${heir}::regrole
      and not exists (select from extended e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)
    union all
    select format('alter type %I.%I owner to %I', own.nspname, t.typname, ${heir}::text)
    from pg_type t join own on own.oid = t.typnamespace
    where t.typtype in ('e', 'd', 'r') and t.typowner <> ${heir}::regrole
      and not exists (select from extended e where e.classid = 'pg_type'::regclass and e.objid = t.oid)`;
  for (const { statement } of statements) await tx.unsafe(statement);
}
