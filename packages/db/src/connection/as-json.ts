/** What stands in several columns as one value: what many questions to the database answer in the same words. */
import type { Executor } from './connect.js';

/** Who an actor is, for a reader. @param actor the column, such as r.actor. */
export const actorName = (sql: Executor, actor: string) =>
  sql`coalesce(${sql(actor)} ->> 'name', ${sql(actor)} ->> 'part')`;

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
