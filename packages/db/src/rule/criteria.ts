/** By what alerts are looked for: parts of questions to the database in which `i` is the incident, `ind` its indicator, `ru` its rule. */
import type { Certainty, Severity } from '@marsad/indicators';
import type { AlertState } from '@marsad/indicators/pipeline';
import { containing } from '../connection/as-json.js';
import type { Executor } from '../connection/connect.js';
import type { ImportId, PersonId } from '../connection/ids.js';

export interface AlertCriteria {
  readonly state?: AlertState | undefined;
  readonly severity?: Severity | undefined;
  readonly channel?: Certainty | undefined;
  readonly indicator?: string | undefined;
  readonly rule?: string | undefined;
  /** That fired or ended by it. */
  readonly import?: ImportId | undefined;
  /** Going on, and neither acknowledged nor judged; or all others. */
  readonly waiting?: boolean | undefined;
  readonly assigned?: PersonId | 'nobody' | undefined;
  /** Every word of it stands in what the alert is about. */
  readonly text?: string | undefined;
}

/** Firing before recovering before pending before the rest. */
export const stateRank = (sql: Executor) => sql`
  case i.state when 'firing' then 0 when 'error' then 1 when 'recovering' then 2 when 'pending' then 3 when 'nodata' then 4 else 5 end`;

/** The worst first. */
export const severityRank = (sql: Executor) =>
  sql`case i.severity when 'critical' then 0 when 'warning' then 1 else 2 end`;

export const isWaiting = (sql: Executor) => sql`
  (i.state in ('firing', 'error', 'recovering', 'nodata') and i.triage is null
    and not (i.acknowledged is not null and (i.acknowledged_until is null or i.acknowledged_until > now())))`;

/** What more words say is left out: by ten, what is looked for is found. */
const mostWords = 10;

type Part = ReturnType<Executor>;

/** What something is called, in every language. */
const inAllLanguages = (sql: Executor, names: Part) => sql`
  (select string_agg(said.value, ' ')
    from jsonb_each_text(case jsonb_typeof(${names}) when 'object' then ${names} end) said)`;

/** All that an alert can be found by: names in every language, codes and what they are called, what people noted. */
const textOf = (
  sql: Executor,
) => sql`concat_ws(' ', ind.id, ${inAllLanguages(sql, sql`(ind.definition -> 'name')`)},
  ${inAllLanguages(sql, sql`(ru.definition -> 'name')`)}, ${inAllLanguages(sql, sql`(ru.definition -> 'description')`)},
  i.acknowledge_note, i.triage_note,
  (select string_agg(concat_ws(' ', part.code, ${inAllLanguages(sql, sql`(named.one -> 'name')`)}), ' ')
    from jsonb_each_text(i.dimensions) part (dimension, code)
    left join lateral (
      select one from jsonb_array_elements(ind.definition -> 'dimensions') d (of), jsonb_array_elements(d.of -> 'codes') c (one)
      where d.of ->> 'id' = part.dimension and c.one ->> 'code' = part.code) named on true))`;

/** The conditions that these criteria come to, each with its `and`. */
export function meeting(sql: Executor, criteria: AlertCriteria) {
  const { state, severity, channel, indicator, rule, import: imported, waiting, assigned, text } = criteria;
  const words = (text ?? '').split(/\s+/u).filter((word) => word !== '');
  return sql`
    ${state === undefined ? sql`` : sql`and i.state = ${state}`}
    ${severity === undefined ? sql`` : sql`and i.severity = ${severity}`}
    ${channel === undefined ? sql`` : sql`and i.channel = ${channel}`}
    ${indicator === undefined ? sql`` : sql`and i.indicator_id = ${indicator}`}
    ${rule === undefined ? sql`` : sql`and i.rule_id = ${rule}`}
    ${
      imported === undefined
        ? sql``
        : sql`and i.id in (select incident_id from import_alert where import_id = ${imported})`
    }
    ${waiting === undefined ? sql`` : waiting ? sql`and ${isWaiting(sql)}` : sql`and not ${isWaiting(sql)}`}
    ${assigned === undefined ? sql`` : assigned === 'nobody' ? sql`and i.assigned_to is null` : sql`and i.assigned_to = ${assigned}`}
    ${
      words.length === 0
        ? sql``
        : sql`and ${textOf(sql)} ilike all(${words.slice(0, mostWords).map(containing)}::text[])`
    }`;
}
