/** An observation as it is found, and as HTTP shows it. */
import { findObservation, type HeldObservation, type ObservationId, readSeries } from '@marsad/db';
import { isPartial, normalise } from '@marsad/indicators';
import { ObservationWire } from '@marsad/indicators/contract';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import { refuse } from '../http/problems.js';
import { isUuid } from '../http/uuid.js';
import { indicatorOf } from '../series/query.js';
import { pinnedView } from './pinned.js';
import { reportsOf } from './read-entry.js';

export async function heldOf({ sql }: Deps, id: string): Promise<HeldObservation> {
  const held = isUuid<ObservationId>(id) ? await findObservation(sql, id) : null;
  if (!held) throw refuse(404, 'not-found', { what: `observation ${id}` });
  return held;
}

export async function viewOf(deps: Deps, held: HeldObservation): Promise<ObservationWire> {
  const { live, period } = held;
  const { indicator } = await indicatorOf(deps, held.indicator);
  const range = { from: period.start, to: period.end };
  const { points } = await readSeries(deps.sql, indicator, held.dimensions, undefined, range);
  const point = points.find((one) => one.period.start === period.start && one.period.end === period.end);
  const reports = point ? reportsOf(point) : [];
  const own = reports.find(({ observation }) => observation?.id === held.id);
  const { figure, sourceDate, locator, number, periodText: _, saidOn, ...said } = live;
  const given = live.retracted ? null : { figure, period, partial: isPartial(period, saidOn) };
  return view(ObservationWire, {
    ...said,
    ...figure,
    id: held.id,
    indicator: held.indicator,
    dimensions: { ...held.dimensions },
    period,
    revision: number,
    normalised: own?.normalised ?? normalise(figure, period, indicator),
    comparison: own?.comparison ?? null,
    source: { ...held.source, date: sourceDate, locator },
    revised: held.revised,
    isBaseline: held.isBaseline,
    baseline: await pinnedView(deps, held, indicator, given),
    role: own?.observation?.role ?? null,
    recommendedBecause: own && point ? point.recommendedBecause : null,
    choice: own && point ? point.choice : null,
    disagreement: point?.disagreement ?? false,
    parts: own && point && own.observation?.id === point.observation?.id ? point.parts : null,
    others: reports.filter((report) => report !== own),
  });
}
