import type { Indicator } from '@marsad/indicators';
import type { CatalogueEntry } from '@marsad/indicators/catalogue';
import type { Executor, Sql } from './connect.js';

export interface StoredIndicator {
  readonly indicator: Indicator;
  readonly section: 'headline' | 'further' | 'unquantified' | 'own';
  readonly locator: string | null;
}

/** Every indicator in the order of the catalogue. */
export async function listIndicators(sql: Executor): Promise<StoredIndicator[]> {
  return sql<StoredIndicator[]>`
    select definition as indicator, section, locator from indicator order by position, id`;
}

export async function findIndicator(sql: Executor, id: string): Promise<StoredIndicator | null> {
  const [row] = await sql<StoredIndicator[]>`
    select definition as indicator, section, locator from indicator where id = ${id}`;
  return row ?? null;
}

/** Brings the stored definitions of the catalogue's indicators up to this program's; versions count changes. */
export async function storeCatalogue(sql: Sql, catalogue: readonly CatalogueEntry[]): Promise<void> {
  await sql.begin(async (tx) => {
    for (const [position, { indicator, section, locator }] of catalogue.entries())
      await tx`
        insert into indicator (id, definition, section, locator, position)
        values (${indicator.id}, ${tx.json(indicator as never)}, ${section}, ${locator}, ${position})
        on conflict (id) do update set
          definition = excluded.definition, section = excluded.section, locator = excluded.locator,
          position = excluded.position, version = indicator.version + 1, updated_at = now()
        where (indicator.definition, indicator.section, indicator.locator, indicator.position)
          is distinct from (excluded.definition, excluded.section, excluded.locator, excluded.position)`;
  });
}
