/** Alerts as receivers are told of them, read with all that decides whether they are. */
import { createHash } from 'node:crypto';
import type { Condition, Indicator } from '@marsad/indicators';
import {
  type ActiveAlert,
  dimensionOf,
  isReservedLabel,
  type Labels,
  labelsOf,
  nameOfPart,
  ruleName,
  storedSnapshot,
  type ToldAlert,
} from '@marsad/indicators/pipeline';
import { type Executor, isoInstant, type Transaction } from '../connection/connect.js';
import { read } from '../connection/stored.js';
import { placeOfRevision } from '../observation/place.js';

/** Which alerts of an indicator: these, or what fires in a group, with what was told as firing. */
type Which =
  | { readonly ids: readonly string[] }
  | {
      /** As far as they are dimensions. */
      readonly labels: Labels;
      /** Told these; or whatever a receiver was told of the group of this key. */
      readonly told?: readonly string[] | { readonly receiver: string; readonly key: string };
    };

export async function alertsToTell(tx: Transaction, indicator: string, only: Which): Promise<ActiveAlert[]> {
  const dimensions = 'labels' in only ? Object.entries(only.labels) : [];
  const narrow = dimensions
    .filter(([name]) => !isReservedLabel(name))
    .reduce(
      (before, [name, value]) =>
        tx`${before} and coalesce(i.dimensions ->> ${dimensionOf(name)}, ${value}) = ${value}`,
      'ids' in only ? tx`and i.id in ${tx(only.ids as string[])}` : tx``,
    );
  const told = ('told' in only ? only.told : undefined) ?? [];
  const isNothingTold = 'length' in told && told.length === 0;
  const active =
    'ids' in only
      ? tx``
      : tx`and (i.state in ('firing', 'recovering') ${isNothingTold ? tx`` : tx`or i.id in (${goingOn(tx, told)})`})`;
  const rows = await tx<
    (Omit<ActiveAlert, 'labels' | 'fingerprint' | 'status' | 'ruleName'> & {
      state: string;
      severity: string;
      condition: Condition;
      givenName: ToldAlert['ruleName'] | null;
      parts: Indicator['dimensions'] | null;
      ruleLabels: Labels;
    })[]
  >`
    select i.id, i.state, i.severity, i.channel, i.series_key as series, i.rule_id as rule, i.indicator_id as indicator,
      i.dimensions, i.late, ${isoInstant(tx, tx`i.starts_at::timestamptz`)} as "startsAt",
      case when i.state in ('firing', 'recovering') then null else ${isoInstant(tx, tx`i.updated_at`)} end as "endsAt",
      i.snapshot, coalesce(i.revision_id::text, i.snapshot -> 'quantity' ->> 'text') as revision, i.quiet, i.downgraded,
      i.succeeded_by as successor, ind.definition ->> 'unit' as unit, ind.definition -> 'name' as name,
      ru.definition -> 'description' as description, coalesce(ru.definition -> 'labels', '{}') as "ruleLabels",
      ru.definition -> 'receivers' as receivers, ru.definition -> 'condition' as condition,
      ru.definition -> 'name' as "givenName", ind.definition -> 'dimensions' as parts,
      i.acknowledged is not null and (i.acknowledged_until is null or i.acknowledged_until > now()) as "isAcknowledged",
      i.acknowledged_until as "acknowledgedUntil",
      ${toldValue(tx, 'snapshot', 's', 'r')} as value, ${toldValue(tx, 'previous', 'ps', 'pr')} as "previousValue",
      (select t.reason from incident_transition t where t.incident_id = i.id order by t.id desc limit 1) as reason
    from incident i join indicator ind on ind.id = i.indicator_id join alert_rule ru on ru.id = i.rule_id
    left join revision r on r.id = i.revision_id
    left join ${placeOfRevision(tx)} o on true left join source s on s.id = o.source_id
    left join revision pr on pr.id = (i.previous ->> 'revisionId')::uuid
    left join ${placeOfRevision(tx, 'pr')} po on true left join source ps on ps.id = po.source_id
    where i.indicator_id = ${indicator} ${active} ${narrow}
    order by i.starts_at, i.id`;
  return rows.map(({ state, severity, condition, givenName, ruleLabels, parts, ...row }) => {
    const called = ruleName({ condition, name: givenName ?? undefined }, row.name);
    return {
      ...row,
      name: nameOfPart(row.name, row.dimensions, parts ?? []),
      snapshot: read(storedSnapshot, row.snapshot, `incident ${row.id}`),
      ruleName: called,
      labels: labelsOf({
        rule: row.rule,
        ruleName: called.en,
        ruleLabels,
        indicator: row.indicator,
        dimensions: row.dimensions,
        severity,
        certainty: row.channel,
      }),
      fingerprint: fingerprintOf(row),
      status: state === 'firing' || state === 'recovering' ? ('firing' as const) : ('resolved' as const),
    };
  });
}

/** Alerts that were told, and those they go on as. */
const goingOn = (
  tx: Transaction,
  told: readonly string[] | { readonly receiver: string; readonly key: string },
) => tx`
  with recursive held as (
    select id, succeeded_by from incident where id in ${
      'key' in told
        ? tx`(select jsonb_object_keys(told -> 'firing')::uuid from notification_group
            where receiver_id = ${told.receiver} and key = ${told.key})`
        : tx(told as string[])
    }
    union select n.id, n.succeeded_by from held join incident n on n.id = held.succeeded_by)
  select id from held`;

/** The figure of a snapshot with its source, as the tables of these names hold it. */
const toldValue = (sql: Executor, snapshot: string, source: string, revision: string) => {
  const kept = sql`i.${sql(snapshot)}`;
  return sql`case when ${kept} is not null and ${kept} -> 'absent' is distinct from 'true'::jsonb then jsonb_build_object(
    'quantity', ${kept} -> 'quantity', 'per', ${kept} -> 'per', 'period', ${kept} -> 'period',
    'source', case when ${sql(source)}.id is not null then jsonb_build_object('title', ${sql(source)}.title,
      'publisher', ${sql(source)}.publisher, 'date', ${sql(revision)}.source_date) end) end`;
};

/**
 * 16 hexadecimal digits of what identifies an alert, never of its value, its source, what it is called or the period it
 * began in: of one rule on one series at most one alert fires at a time.
 */
function fingerprintOf({ rule, series }: { readonly rule: string; readonly series: string }): string {
  return createHash('sha256')
    .update(JSON.stringify([rule, series]))
    .digest('hex')
    .slice(0, 16);
}
