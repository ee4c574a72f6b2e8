/** What stands in several columns as one value: what many questions to the database answer in the same words. */
import type { Actor } from '@marsad/indicators';
import { type Executor, isoInstant, json } from './connect.js';

/** Who an actor is, for a reader. @param actor the column, such as r.actor. */
export const actorName = (sql: Executor, actor: string) =>
  sql`coalesce(${sql(actor)} ->> 'name', ${sql(actor)} ->> 'part')`;

/** Somebody has seen it: it is not repeated until it ends, gets worse, or the time given is over. */
export interface Acknowledgement {
  readonly by: string;
  readonly at: string;
  readonly note: string | null;
  readonly until: string | null;
}

/** Who has seen what the table of this name holds, as long as that counts; null for nobody. */
export const acknowledgementAsJson = (sql: Executor, table: string) => {
  const t = sql(table);
  return sql`case when ${t}.acknowledged is not null and (${t}.acknowledged_until is null or ${t}.acknowledged_until > now())
    then jsonb_build_object('by', ${actorName(sql, `${table}.acknowledged`)},
      'at', ${isoInstant(sql, sql`${t}.acknowledged_at`)}, 'note', ${t}.acknowledge_note,
      'until', ${isoInstant(sql, sql`${t}.acknowledged_until`)}) end`;
};

/** Notes that somebody has seen it, in the columns of {@link acknowledgementAsJson}. @param until null for as long as it lasts. */
export const acknowledging = (
  sql: Executor,
  actor: Actor,
  { note, until }: { readonly note: string | null; readonly until: string | null },
) => sql`acknowledged = ${json(sql, actor)}, acknowledged_at = clock_timestamp(),
  acknowledged_until = ${until}, acknowledge_note = ${note}`;

/** What the revision in the table of this name states, without what it is per. */
export const quantityAsJson = (sql: Executor, revision = 'r') => {
  const r = sql(revision);
  return sql`jsonb_build_object('text', ${r}.text, 'qualifier', ${r}.qualifier, 'lower', ${r}.lower, 'upper', ${r}.upper,
    'lowerInclusive', ${r}.lower_inclusive, 'upperInclusive', ${r}.upper_inclusive, 'point', ${r}.point)`;
};

/** What the revision in the table of this name states. */
export const figureAsJson = (sql: Executor, revision = 'r') =>
  sql`jsonb_build_object('quantity', ${quantityAsJson(sql, revision)}, 'per', ${sql(revision)}.per)`;

/** The source in the table `s`. */
export const sourceAsJson = (sql: Executor) => sql`
  jsonb_build_object('id', s.id, 'title', s.title, 'publisher', s.publisher, 'author', s.author, 'url', s.url)`;

/** The source, and where in it and as of when the revision stands, in the tables of these names. */
export const citationAsJson = (sql: Executor, source = 's', revision = 'r') => {
  const [s, r] = [sql(source), sql(revision)];
  return sql`jsonb_build_object('id', ${s}.id, 'title', ${s}.title, 'publisher', ${s}.publisher, 'author', ${s}.author,
    'date', ${r}.source_date, 'url', ${s}.url, 'locator', ${r}.locator)`;
};

/** The period that the observation `o` stands in now, in the words of its live revision `r`. */
export const periodAsJson = (sql: Executor) =>
  sql`jsonb_build_object('text', r.period_text, 'start', o.period_start, 'end', o.period_end)`;

/** A pattern for `ilike` that finds a text as it is typed: no sign of it stands for any other. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
