/**
 * A figure is read by the definition of its indicator that there is, and recorded a moment later: what has become of the
 * indicator and of its codes by then counts.
 */
import { codesNow, type Indicator, type Problem, problem } from '@marsad/indicators';
import { dimensionFault, type Entry, storedIndicator } from '@marsad/indicators/pipeline';
import type { Transaction } from '../connection/connect.js';
import type { IndicatorId } from '../connection/ids.js';
import { read } from '../connection/stored.js';
import type { WantedPlace } from './place.js';

export interface KnownIndicator {
  readonly id: IndicatorId;
  readonly archived: boolean;
  readonly definition: Indicator;
}

/** Indicators as they are until the transaction ends: whoever changes one waits for it. */
export async function indicatorsOf(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownIndicator>> {
  const rows = await tx<KnownIndicator[]>`
    select id, archived_at is not null as archived, definition from indicator
    where id = any(${[...new Set(ids)]}) order by id for share`;
  return new Map(
    rows.map((row) => [
      row.id,
      { ...row, definition: read(storedIndicator, row.definition, `indicator ${row.id}`) },
    ]),
  );
}

type Taken =
  | { readonly kind: 'placeable'; readonly entry: Entry }
  | { readonly kind: 'refused'; readonly pointer: string; readonly problem: Problem };

export function asDefinedNow(entry: Entry, indicator: KnownIndicator | undefined): Taken {
  if (!indicator || indicator.archived) {
    const code = indicator ? 'indicator-archived' : 'indicator-unknown';
    return { kind: 'refused', pointer: '/indicator', problem: problem(code, { indicator: entry.indicator }) };
  }
  const dimensions = codesNow(indicator.definition, entry.dimensions);
  for (const [id, code] of Object.entries(dimensions)) {
    const fault = dimensionFault(id, code, indicator.definition);
    if (fault !== null) return { kind: 'refused', pointer: `/dimensions/${id}`, problem: fault };
  }
  return { kind: 'placeable', entry: { ...entry, dimensions } };
}

/** Where a correction wants a figure, by the codes as they are named now: in the turn of its indicator's corrections. */
export async function placeNow(
  tx: Transaction,
  indicator: IndicatorId,
  place: WantedPlace,
): Promise<WantedPlace> {
  const [row] = await tx<{ definition: Indicator }[]>`
    select definition from indicator where id = ${indicator}`;
  if (!row) return place;
  const definition = read(storedIndicator, row.definition, `indicator ${indicator}`);
  return { ...place, dimensions: codesNow(definition, place.dimensions) };
}
