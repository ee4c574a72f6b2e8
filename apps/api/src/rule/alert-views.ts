/** Alerts as they are shown, each with its indicator, its baseline and the silence over it. */
import { activeSilences, findIndicator, type StoredAlert, standingBaseline } from '@marsad/db';
import { seriesKey } from '@marsad/indicators';
import type { AlertWire } from '@marsad/indicators/contract';
import { labelsOf, matches, ruleName } from '@marsad/indicators/pipeline';
import type { Deps } from '../deps.js';
import { alertView } from './views.js';

type Silence = Awaited<ReturnType<typeof activeSilences>>[number];

export async function viewsOf(deps: Deps, alerts: readonly StoredAlert[]): Promise<AlertWire[]> {
  const silences = alerts.length === 0 ? [] : await activeSilences(deps.sql);
  // Many alerts of a page are of one indicator, and several of one series.
  const indicators = once((id: string) => findIndicator(deps.sql, id));
  const grounds = once(async (_: string, { indicator: id, dimensions }: StoredAlert) => {
    const stored = await indicators(id);
    if (!stored) throw new Error(`an alert has no indicator: ${id}`);
    const { indicator } = stored;
    return { indicator, baseline: await standingBaseline(deps.sql, indicator, dimensions) };
  });
  return Promise.all(
    alerts.map(async (alert) => {
      const ground = await grounds(`${alert.indicator} ${seriesKey(alert.dimensions)}`, alert);
      return alertView(alert, { ...ground, silencedUntil: silencedUntil(alert, silences) });
    }),
  );
}

function once<T, More extends unknown[]>(find: (key: string, ...more: More) => Promise<T>) {
  const found = new Map<string, Promise<T>>();
  return (key: string, ...more: More): Promise<T> => {
    const known = found.get(key) ?? find(key, ...more);
    found.set(key, known);
    return known;
  };
}

/** By the silence that ends last of those that cover it now. */
function silencedUntil(alert: StoredAlert, silences: readonly Silence[]): string | null {
  if (silences.length === 0) return null;
  const { id, rule, indicatorName } = alert.rule;
  const labels = labelsOf({
    rule: id,
    ruleName: ruleName(rule, indicatorName).en,
    ruleLabels: rule.labels,
    indicator: alert.indicator,
    dimensions: alert.dimensions,
    severity: alert.severity,
    certainty: alert.channel,
  });
  const ends = silences.flatMap(({ matchers, endsAt }) => (matches(labels, matchers) ? [endsAt] : []));
  return ends.toSorted().at(-1) ?? null;
}
