/** Alerts the worst first, in groups, page by page; and how many there are. */
import type { LocalisedText, Rule, Severity } from '@marsad/indicators';
import { storedRule } from '@marsad/indicators/pipeline';
import type { Executor } from '../connection/connect.js';
import type { AlertId } from '../connection/ids.js';
import { readOr } from '../connection/stored.js';
import { type AlertCriteria, isWaiting, meeting, severityRank, stateRank } from './criteria.js';

export type AlertGrouping = 'rule' | 'indicator';

/**
 * Where an alert stands in the list: its group's worst, its group, whether it is only possible, the rank of its state and
 * of its severity, how long ago it began, its id. Each is the smaller the sooner it comes.
 */
export type InboxPlace = readonly [number, string, number, number, number, number, AlertId];

export interface InboxQuestion extends AlertCriteria {
  readonly group: AlertGrouping | null;
  /** Leaves out what is only possible where its group has something certain. */
  readonly fold: boolean;
  /** The place of the last one before. */
  readonly after?: InboxPlace | undefined;
  readonly limit: number;
}

const keyOf = (sql: Executor, group: AlertGrouping | null) =>
  group === null ? sql`''` : group === 'rule' ? sql`i.rule_id` : sql`i.indicator_id`;

/** More than any state and any severity have. */
const worst = (sql: Executor) => sql`${stateRank(sql)} * 10 + ${severityRank(sql)}`;

/** The places of the alerts of one page. What is certain comes first in each group, and the group with the worst first. */
export async function inboxPage(
  sql: Executor,
  { group, fold, after, limit, ...criteria }: InboxQuestion,
): Promise<InboxPlace[]> {
  const rows = await sql<{ place: InboxPlace }[]>`
    with found as (
      select i.id, ${keyOf(sql, group)} as key, ${stateRank(sql)} as rank, ${severityRank(sql)} as severity,
        (i.channel = 'possible')::int as unsure, date '2300-01-01' - i.starts_at as age, ${worst(sql)} as worst
      from incident i join indicator ind on ind.id = i.indicator_id join alert_rule ru on ru.id = i.rule_id
      where true ${meeting(sql, criteria)}
    ), placed as (
      select id, key, rank, severity, unsure, age, min(worst) over of_group as group_worst,
        min(unsure) over of_group as surest
      from found window of_group as (partition by key)
    )
    select jsonb_build_array(group_worst, key, unsure, rank, severity, age, id) as place from placed
    where true ${fold ? sql`and (unsure = 0 or surest = 1)` : sql``}
      ${
        after === undefined
          ? sql``
          : sql`and (group_worst, key, unsure, rank, severity, age, id)
              > (${after[0]}, ${after[1]}, ${after[2]}, ${after[3]}, ${after[4]}, ${after[5]}, ${after[6]})`
      }
    order by group_worst, key, unsure, rank, severity, age, id limit ${limit}`;
  return rows.map(({ place }) => place);
}

export interface InboxCounts {
  readonly total: number;
  readonly possible: number;
  readonly waiting: number;
}

export interface InboxGroup extends InboxCounts {
  readonly id: string;
  /** The severest of those that go on. */
  readonly worst: Severity | null;
  readonly indicatorName: LocalisedText;
  /** Where rules were asked for. */
  readonly rule: Rule | null;
}

/** There are fewer rules and indicators than this wherever people look at them. */
const mostGroups = 500;

const counts = (sql: Executor) => sql`count(*)::int as total,
  (count(*) filter (where i.channel = 'possible'))::int as possible, (count(*) filter (where ${isWaiting(sql)}))::int as waiting`;

export async function countAlerts(sql: Executor, criteria: AlertCriteria): Promise<InboxCounts> {
  const [row] = await sql<InboxCounts[]>`
    select ${counts(sql)} from incident i join indicator ind on ind.id = i.indicator_id
    join alert_rule ru on ru.id = i.rule_id where true ${meeting(sql, criteria)}`;
  return row ?? { total: 0, possible: 0, waiting: 0 };
}

/** In the order of {@link inboxPage}. */
export async function groupsOfAlerts(
  sql: Executor,
  criteria: AlertCriteria,
  group: AlertGrouping,
): Promise<InboxGroup[]> {
  const goesOn = sql`i.state in ('firing', 'error', 'recovering', 'pending', 'nodata')`;
  const rows = await sql<InboxGroup[]>`
    with grouped as (
      select ${keyOf(sql, group)} as key, min(i.rule_id) as rule_id, min(i.indicator_id) as indicator_id,
        ${counts(sql)}, min(${worst(sql)}) as place,
        case min(${severityRank(sql)}) filter (where ${goesOn})
          when 0 then 'critical' when 1 then 'warning' when 2 then 'info' end as worst
      from incident i join indicator ind on ind.id = i.indicator_id join alert_rule ru on ru.id = i.rule_id
      where true ${meeting(sql, criteria)} group by 1
    )
    select g.key as id, g.total, g.possible, g.waiting, g.worst, ind.definition -> 'name' as "indicatorName",
      ${group === 'rule' ? sql`ru.definition` : sql`null::jsonb`} as rule
    from grouped g join indicator ind on ind.id = g.indicator_id join alert_rule ru on ru.id = g.rule_id
    order by g.place, g.key limit ${mostGroups}`;
  return rows.map((row) => ({ ...row, rule: readOr(storedRule, row.rule, `alert_rule ${row.id}`) }));
}
