/** The sources an import cites, each once: made where there is none by that name yet. */
import type { Actor } from '@marsad/indicators';
import type { Sql } from '../connection/connect.js';
import type { ImportId } from '../connection/ids.js';
import { citedSource } from '../source/source.js';

/** Sources in one transaction: whoever cites one of them for the first time waits for it. */
const atOnce = 500;

const citedBy = (sql: Sql, id: ImportId) => sql`
  s.import_id = ${id} and exists (
    select from import_entry e where e.import_id = ${id} and e.source = s.n and e.kind in ('create', 'revise'))`;

/**
 * In transactions of their own, so that nobody who cites the same source waits for a whole import. Sources that nothing is
 * said of yet stay where an import comes to nothing; the next one finds them.
 */
export async function makeCitedSources(sql: Sql, id: ImportId, actor: Actor): Promise<void> {
  for (;;) {
    const made = await sql.begin(async (tx) => {
      const missing = await tx<{ n: number; fingerprint: string }[]>`
        select n, fingerprint from import_source s
        where source_id is null and ${citedBy(tx as unknown as Sql, id)} order by fingerprint limit ${atOnce}`;
      if (missing.length === 0) return 0;
      const ns = missing.map(({ n }) => n);
      // In this order, as everybody who takes several.
      await tx`select pg_advisory_xact_lock(hashtextextended(f, 0))
        from (select fingerprint as f from import_source where import_id = ${id} and n in ${tx(ns)}
          order by hashtextextended(fingerprint, 0)) ordered`;
      await tx`
        with fresh as (
          select s.*, uuidv7() as new_id from import_source s
          where s.import_id = ${id} and s.n in ${tx(ns)}
            and not exists (select from source_name k where k.fingerprint = s.fingerprint)
        ), made as (
          insert into source (id, title, publisher, author, url)
          select new_id, title, publisher, author, url from fresh returning id
        )
        insert into source_name (fingerprint, source_id) select fingerprint, new_id from fresh`;
      await tx`update import_source s set source_id = k.source_id from source_name k
        where s.import_id = ${id} and s.n in ${tx(ns)} and k.fingerprint = s.fingerprint`;
      return missing.length;
    });
    if (made < atOnce) break;
  }
  await nameAuthors(sql, id, actor);
}

/** A source that has no author gets the first that is named, on record as any other edit. */
async function nameAuthors(sql: Sql, id: ImportId, actor: Actor): Promise<void> {
  const named = await sql<{ title: string; publisher: string | null; author: string; url: string | null }[]>`
    select s.title, s.publisher, s.author, s.url from import_source s join source c on c.id = s.source_id
    where s.author is not null and c.author is null and c.version = 1 and ${citedBy(sql, id)} order by s.n`;
  for (const one of named)
    await sql.begin((tx) =>
      citedSource(tx, { ...one, date: null, locator: null }, { actor, submission: null }),
    );
}
