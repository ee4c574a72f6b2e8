/** What of an observation others are compared with, and what would follow if that were the figure as it is now. */
import { type HeldObservation, pinnedOf, readSeries } from '@marsad/db';
import { type Figure, type Indicator, normalise, type Period } from '@marsad/indicators';
import { PinnedRevisionWire } from '@marsad/indicators/contract';
import { type Baseline, heldAgainst, measured, type SeriesPoint } from '@marsad/indicators/pipeline';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';

interface BaselineFigure {
  readonly figure: Figure;
  readonly period: Period;
}

/** @param given the figure that would be pinned, and whether it is from before the end of its period; null where there is none. */
export async function pinnedView(
  { sql }: Deps,
  held: HeldObservation,
  indicator: Indicator,
  given: (BaselineFigure & { readonly partial: boolean }) | null,
): Promise<PinnedRevisionWire | null> {
  const pinned = held.isBaseline ? await pinnedOf(sql, held.id) : null;
  if (pinned === null) return null;
  const { dimensions } = pinned.series;
  const { baseline, points } = await readSeries(sql, indicator, dimensions);
  if (baseline === null) return null;
  const { live } = held;
  const instead = given && {
    ...heldAgainst(given.figure, given.partial, indicator),
    period: given.period,
  };
  const latest = points.at(-1);
  return view(PinnedRevisionWire, {
    ...figureView(baseline, indicator),
    revision: pinned.revision,
    dimensions: { ...dimensions },
    range: pinned.range,
    standing: live.retracted ? 'retracted' : live.number === pinned.revision ? 'current' : 'corrected',
    instead: instead && figureView(instead, indicator),
    latest: latest ? bothWays(latest, indicator, instead && { ...baseline, ...instead }) : null,
  });
}

function figureView({ figure, period }: BaselineFigure, indicator: Indicator) {
  return { ...figure, period, normalised: normalise(figure, period, indicator) };
}

/** Of a baseline that is not pinned nothing but its figure and period counts in a comparison. */
function bothWays(latest: SeriesPoint, indicator: Indicator, other: Baseline | null) {
  const { period, quantity, per, normalised, comparison, partial } = latest;
  const figure = { quantity, per };
  const instead =
    other &&
    measured({ figure, period, partial, status: latest.observation?.status }, indicator, other).comparison;
  return { period, ...figure, normalised, pinned: comparison, instead };
}
