/** After a commit or an undo: the rules of the series it touched, a batch at a time, and one message to each receiver. */
import type { LiveEvent } from '@marsad/indicators';
import type { ImportWire } from '@marsad/indicators/contract';
import { partition } from '@marsad/indicators/pipeline';
import { json, type Transaction } from '../connection/connect.js';
import type { ImportId, IndicatorId } from '../connection/ids.js';
import { listIndicators } from '../indicator/indicator.js';
import { tellTogether } from '../notify/together.js';
import { obligeDependentsOfTouched } from '../observation/dependents.js';
import { publish } from '../outbox/live-event.js';
import { oblige } from '../outbox/outbox.js';
import { replayAll } from '../rule/evaluate.js';
import { refreshStatistics } from './statistics.js';
import { lockMoves } from './touched.js';
import { lockUnchanged, type StepContext } from './work.js';

/** Series that are locked together, for a second or two: whoever writes to one of them waits for as long. */
const batchSize = 256;
/** Alerts of one batch that are announced one by one: what shows them reads all of them again with each. */
const mostAnnounced = 20;

/**
 * Asks for the evaluation of the series in the table touched_series, as far as a rule looks at them.
 * @returns how far that is; null where there is nothing to evaluate.
 */
export async function obligeEvaluationOfImport(
  tx: Transaction,
  id: ImportId,
): Promise<EvaluationProgress | null> {
  await tx`delete from import_series where import_id = ${id}`;
  await tx`delete from import_alert where import_id = ${id}`;
  await obligeDependentsOfTouched(tx);
  const watched = await tx<{ id: IndicatorId }[]>`
    select distinct indicator_id as id from alert_rule where deleted_at is null
      and indicator_id in (select indicator_id from touched_series)`;
  if (watched.length === 0) return null;
  const ids = new Set<string>(watched.map((one) => one.id));
  const withTotal = (await listIndicators(tx, 'all')).flatMap(({ id: one, indicator }) =>
    ids.has(one) && partition(indicator) !== null ? [one] : [],
  );
  await tx`
    insert into import_series (import_id, batch, indicator_id, series_key)
    -- Those of one indicator together: its total is made of what is read of the others.
    select ${id}, dense_rank() over (order by indicator_id, part) - 1, indicator_id, series_key
    from (select *, (row_number() over (partition by indicator_id order by series_key) - 1) / ${batchSize}::int as part
    from (select indicator_id, series_key from touched_series where indicator_id in ${tx([...ids])}
      union select indicator_id, '' from touched_series where indicator_id = any(${withTotal as string[]})) s) parted`;
  const batches = await tx<{ batch: number; series: number }[]>`
    select batch, count(*)::int as series from import_series where import_id = ${id} group by batch order by batch`;
  for (const { batch } of batches) await oblige(tx, 'import', { import: id, step: 'evaluate', batch });
  return evaluating(
    0,
    batches.reduce((sum, { series }) => sum + series, 0),
    0,
  );
}

/** What an import is at once its revisions are on record: still to be evaluated, or at its end. */
export const evaluatedNext = (
  tx: Transaction,
  left: EvaluationProgress | null,
  end: 'committed' | 'undone',
) =>
  left === null
    ? tx`status = ${end}, progress = null, began_at = null, alerts = ${json(tx, { fired: 0, resolved: 0 })}`
    : tx`progress = ${json(tx, left)}, began_at = clock_timestamp(), alerts = null`;

export type EvaluationProgress = NonNullable<ImportWire['progress']>;

function evaluating(done: number, total: number, seconds: number): EvaluationProgress {
  const perSecond = done > 0 && seconds > 0 ? done / seconds : null;
  return {
    phase: 'evaluating',
    done,
    total,
    perSecond: perSecond && Math.round(perSecond),
    secondsLeft: perSecond && Math.ceil((total - done) / perSecond),
  };
}

export async function evaluateImport(context: StepContext): Promise<void> {
  const { sql, tx, held, batch } = context;
  await refreshStatistics(sql);
  const { id } = held;
  const series = await tx<{ indicator: string; seriesKey: string }[]>`
    select indicator_id as indicator, series_key as "seriesKey" from import_series
    where import_id = ${id} and batch = ${batch ?? 0} order by indicator_id, series_key`;
  for (const indicator of byIndicator(series).keys()) await lockMoves(tx, indicator);
  await tx`select count(*) from (
    select from series s where exists (select from import_series i where i.import_id = ${id} and i.batch = ${batch ?? 0}
      and i.indicator_id = s.indicator_id and i.series_key = s.series_key)
    order by s.indicator_id, s.series_key for update) taken`;
  await noteAlertsBefore(tx, id, batch ?? 0);
  const events: LiveEvent[] = [];
  for (const [indicator, keys] of byIndicator(series))
    events.push(...(await replayAll(tx, indicator, keys)).flatMap(({ changes }) => changes));
  await noteAlertsAfter(tx, id, events);
  await tx`delete from import_series where import_id = ${id} and batch = ${batch ?? 0}`;
  await goOn(context, events);
}

function byIndicator(
  series: readonly { readonly indicator: string; readonly seriesKey: string }[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { indicator, seriesKey } of series)
    found.set(indicator, [...(found.get(indicator) ?? []), seriesKey]);
  return found;
}

async function noteAlertsBefore(tx: Transaction, id: ImportId, batch: number): Promise<void> {
  await tx`
    insert into import_alert (import_id, incident_id, was_firing, changed)
    select ${id}, i.id, i.state in ('firing', 'recovering'), false
    from import_series s join incident i on i.indicator_id = s.indicator_id and i.series_key = s.series_key
    where s.import_id = ${id} and s.batch = ${batch} and i.state <> 'normal'
    on conflict do nothing`;
}

async function noteAlertsAfter(tx: Transaction, id: ImportId, events: readonly LiveEvent[]): Promise<void> {
  const changed = [...new Set(events.flatMap((one) => (one.type === 'alert.changed' ? [one.alert] : [])))];
  if (changed.length === 0) return;
  await tx`
    insert into import_alert (import_id, incident_id, was_firing, changed)
    select ${id}, alert, false, true from unnest(${changed}::uuid[]) as changed (alert)
    on conflict (import_id, incident_id) do update set changed = true`;
}

/** The last batch ends the step. Batches may run at the same time: they take turns for this by the import's row. */
async function goOn({ tx, held }: StepContext, events: readonly LiveEvent[]): Promise<void> {
  const { id } = held;
  await lockUnchanged(tx, held);
  const [open] = await tx<{ series: number; total: number; seconds: number }[]>`
    select (select count(*) from import_series where import_id = ${id})::int as series,
      coalesce((progress ->> 'total')::int, 0) as total,
      coalesce(extract(epoch from clock_timestamp() - began_at), 0)::float8 as seconds
    from import where id = ${id}`;
  const announced = events.slice(0, mostAnnounced).map(quietly);
  if (open !== undefined && open.series > 0) {
    const said = evaluating(open.total - open.series, open.total, open.seconds);
    await tx`update import set progress = ${json(tx, said)} where id = ${id}`;
    await publish(tx, [...announced, { type: 'import.progress', import: id }]);
    return;
  }
  await tellTogether(tx, await changedAlerts(tx, id));
  // What is counted stays: it is asked for by the import. The rest was noted for the message alone.
  await tx`
    delete from import_alert a using incident i where a.import_id = ${id} and i.id = a.incident_id
      and (not a.changed or a.was_firing = (i.state in ('firing', 'recovering'))
        or (a.was_firing and i.succeeded_by is not null))`;
  const [alerts] = await tx<{ fired: number; resolved: number }[]>`
    select (count(*) filter (where not was_firing))::int as fired,
      (count(*) filter (where was_firing))::int as resolved
    from import_alert where import_id = ${id}`;
  await tx`update import set status = ${held.status === 'undoing' ? 'undone' : 'committed'}, progress = null,
    began_at = null, alerts = ${json(tx, alerts)} where id = ${id}`;
  await publish(tx, [...announced, { type: 'import.progress', import: id }]);
}

/** Nobody is called to one alert of many: the page reads them again. */
const quietly = (event: LiveEvent): LiveEvent =>
  event.type === 'alert.changed' ? { ...event, silent: true } : event;

async function changedAlerts(tx: Transaction, id: ImportId): Promise<{ indicator: string; ids: string[] }[]> {
  return tx<{ indicator: string; ids: string[] }[]>`
    select i.indicator_id as indicator, array_agg(i.id order by i.id) as ids
    from import_alert a join incident i on i.id = a.incident_id
    where a.import_id = ${id} and a.changed group by i.indicator_id order by i.indicator_id`;
}
