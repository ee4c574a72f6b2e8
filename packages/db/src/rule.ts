import type { Rule } from '@marsad/indicators';
import type { Executor, Sql } from './connect.js';

export interface StoredRule {
  readonly id: string;
  readonly version: number;
  readonly rule: Rule;
  readonly origin: 'catalogue' | 'own';
}

const columns = (sql: Executor) => sql`id, version, definition as rule, origin`;

export async function listRules(sql: Executor, indicator: string | null = null): Promise<StoredRule[]> {
  return sql<StoredRule[]>`select ${columns(sql)} from alert_rule
    ${indicator === null ? sql`` : sql`where indicator_id = ${indicator}`} order by id`;
}

/** Stores the catalogue's default rules; one that is there already is left as it is, because it may have been edited. */
export async function storeDefaultRules(
  sql: Sql,
  rules: readonly (Rule & { readonly id: string })[],
): Promise<void> {
  for (const { id, ...rule } of rules)
    await sql`insert into alert_rule (id, indicator_id, definition, origin)
      values (${id}, ${rule.indicator}, ${sql.json(rule as never)}, 'catalogue') on conflict do nothing`;
}
