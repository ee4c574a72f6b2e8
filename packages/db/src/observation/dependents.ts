/** Series whose alerts hang on figures of others: those that checks of one's own are alerts of. */
import type { Executor, Transaction } from '../connection/connect.js';
import type { IndicatorId } from '../connection/ids.js';
import { obligeAll } from '../outbox/outbox.js';
import type { SeriesName } from './observation.js';

/**
 * Asks for the evaluation of what hangs on these series, once for all of them. A total may be added up from any of them.
 * Asked where a figure changes, and never by an evaluation: two checks may each stand on the other's series.
 */
export async function obligeDependents(
  tx: Transaction,
  series: readonly Pick<SeriesName, 'indicator' | 'key'>[],
  { urgent = false }: { readonly urgent?: boolean } = {},
): Promise<void> {
  if (series.length === 0) return;
  const indicators = series.map(({ indicator }) => indicator as string);
  const keys = series.map(({ key }) => key);
  await obligeFound(
    tx,
    tx`select * from unnest(${indicators}::text[], ${keys}::text[]) as changed (indicator_id, series_key)`,
    urgent,
  );
}

/** The same for all series of an indicator. */
export async function obligeDependentsOfAll(tx: Transaction, indicator: string): Promise<void> {
  await obligeFound(
    tx,
    tx`select distinct indicator_id, series_key from own_check_series where indicator_id = ${indicator}`,
    false,
  );
}

/** The same for what an import has touched. */
export async function obligeDependentsOfTouched(tx: Transaction): Promise<void> {
  await obligeFound(tx, tx`select indicator_id, series_key from touched_series`, false);
}

async function obligeFound(tx: Transaction, changed: ReturnType<Executor>, urgent: boolean): Promise<void> {
  const found = await tx<{ indicator: IndicatorId; seriesKey: string }[]>`
    select distinct a.indicator_id as indicator, a.series_key as "seriesKey"
    from (${changed}) changed
    join own_check_series d on d.indicator_id = changed.indicator_id and d.series_key in (changed.series_key, '')
    join own_check_series a on a.check_id = d.check_id and a.anchor
    where not d.anchor`;
  await obligeAll(
    tx,
    'evaluate',
    found.map((name) => ({ payload: { ...name, submission: null }, urgent })),
  );
}
