/** The labels that alerts can carry, each with the values it can have. */
import { certainties, severities } from '@marsad/indicators';
import {
  dimensionLabel,
  isReservedLabel,
  type KnownLabels,
  labelsOfFeed,
  ruleName,
} from '@marsad/indicators/pipeline';
import type { Executor } from '../connection/connect.js';
import { listIndicators } from '../indicator/indicator.js';
import { listRules } from './rule.js';

export async function knownLabels(sql: Executor): Promise<KnownLabels> {
  const [indicators, rules] = [await listIndicators(sql, 'all'), await listRules(sql)];
  const feeds = await sql<{ name: string }[]>`select name from feed where deleted_at is null`;
  const known = new Map<string, Set<string>>([
    ['alertname', new Set(rules.map(({ rule, indicatorName }) => ruleName(rule, indicatorName).en))],
    ['rule', new Set(rules.map(({ id }) => id))],
    ['indicator', new Set(indicators.map(({ indicator }) => indicator.id))],
    ['severity', new Set(severities)],
    ['certainty', new Set(certainties)],
  ]);
  const add = (name: string, value: string) => {
    const values = known.get(name) ?? new Set();
    known.set(name, values.add(value));
  };
  for (const { indicator } of indicators)
    for (const { id, codes } of indicator.dimensions)
      for (const { code } of codes) add(dimensionLabel(id), code);
  for (const { rule } of rules)
    for (const [name, value] of Object.entries(rule.labels)) if (!isReservedLabel(name)) add(name, value);
  // A feed in trouble is an alert of its own.
  for (const { name } of feeds)
    for (const [label, value] of Object.entries(labelsOfFeed(name))) add(label, value);
  return known;
}
