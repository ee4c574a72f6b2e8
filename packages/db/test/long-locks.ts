/**
 * Which statements a migration may have: the application goes on while it runs, so none may hold a table that grows with what
 * people enter for longer than a moment. Small tables, and those that the migration makes itself, may be changed as one likes.
 */

/** Tables of an installation that stay small, whatever is entered for however long. */
const small: ReadonlySet<string> = new Set([
  'alert_rule',
  'api_token',
  'arrangement',
  'backup',
  'clock',
  'feed',
  'feed_alert',
  'feed_notice',
  'indicator',
  'indicator_version',
  'invitation',
  'last_look',
  'mapping',
  'migration',
  // What is to be done: as good as empty.
  'outbox',
  'password_reset',
  'place',
  'place_code',
  'receiver',
  'secret',
  'setting',
  'setup_code',
  'shared_brief',
  'silence',
  'worker',
]);

/** What takes a moment however long a table is. */
const brief: readonly RegExp[] = [
  /^alter table (only )?\S+ (?!.*\b(alter column \S+ (set data )?type|set not null|add (constraint \S+ )?(check|foreign key|unique|primary key|exclude)|set (logged|unlogged|tablespace)|attach partition))/,
  /^(grant|revoke|comment on|alter default privileges|set|reset|select set_config)\b/,
  /^create (or replace )?(function|procedure|view|type|domain|schema|sequence|aggregate)\b/,
  /^(create|alter|drop) (or replace )?(constraint )?trigger\b/,
  /^alter (function|view|type|domain|schema|sequence|index|trigger|role)\b/,
  /^drop (function|view|type|domain|schema|sequence|index|table|trigger)\b/,
  /^create (unlogged |temporary )?table\b/,
];

/** Of adding a column: with a value that is made for each row, the table is written anew. */
const rewriting =
  /\badd column\b[^,;]*\b(generated|uuidv7|gen_random_uuid|random|clock_timestamp|nextval|primary key|unique|references|check|serial|bigserial)\b/;
const notValid = /\badd constraint \S+ (check|foreign key)\b.*\bnot valid$/;

/** @returns the statements of a migration that may hold up others for long, each with why. */
export function longLocks(migration: string): string[] {
  const made = new Set<string>();
  const found: string[] = [];
  for (const statement of statementsOf(migration)) {
    const table = /^create (?:unlogged |temporary )?table (?:if not exists )?(\S+?)(?:\s|\()/.exec(
      `${statement} `,
    )?.[1];
    if (table !== undefined) made.add(bare(table));
    const on = changedBy(statement);
    if (on !== null && (made.has(on) || small.has(on))) continue;
    const isBrief = brief.some((form) => form.test(statement)) && !rewriting.test(statement);
    if (!isBrief && !notValid.test(statement)) found.push(statement.slice(0, 200));
  }
  return found;
}

const bare = (name: string) => name.replaceAll('"', '').replace(/^(public|auth)\./, '');

/** The one table that a statement reads or writes as a whole; null where it is none. */
function changedBy(statement: string): string | null {
  const on =
    /^(?:alter table (?:only )?|update (?:only )?|delete from (?:only )?|insert into |truncate (?:table )?|lock table )(\S+)/.exec(
      statement,
    ) ?? /^create (?:unique )?index (?:\S+ )?on (?:only )?([^\s(]+)/.exec(statement);
  // What is read for it may be of any length: then it is no change of that table alone.
  if (
    on === null ||
    /^(update|delete|insert)\b.*\b(from|join|using)\b.*\b(from|join|using|select)\b/.test(statement)
  )
    return null;
  return bare(on[1] as string);
}

/** Without comments and bodies of functions, in small letters, with single blanks. */
function statementsOf(sql: string): string[] {
  return sql
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, '$$$$')
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .split(';')
    .map((statement) => statement.replaceAll(/\s+/g, ' ').trim().toLowerCase())
    .filter((statement) => statement !== '');
}
