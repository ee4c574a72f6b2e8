/** What a map can be asked: every indicator at once, or one; of an indicator by which of its dimensions. */
import type { LocalisedText } from '@marsad/indicators';
import type { IndicatorSummaryWire, PlaceFiguresWire, PlaceWire } from '@marsad/indicators/contract';

export interface Measure {
  /** As it stands in the address: an indicator, or an indicator and a dimension. */
  readonly id: string;
  readonly indicator: IndicatorSummaryWire;
  /** Null where all of the indicator is of one place. */
  readonly dimension: { readonly id: string; readonly name: LocalisedText } | null;
}

/** In the order of the indicators, of those that have figures of places. */
export function measuresOf(
  indicators: readonly IndicatorSummaryWire[],
  places: readonly PlaceWire[],
): readonly Measure[] {
  const codes = places.flatMap(({ figures }) => figures);
  return indicators.flatMap((indicator) => {
    const own = codes.filter((code) => code.indicator === indicator.id);
    const whole = own.some(({ dimension }) => dimension === null)
      ? [{ id: indicator.id, indicator, dimension: null }]
      : [];
    const parts = indicator.dimensions
      .filter(({ id }) => own.some(({ dimension }) => dimension === id))
      .map(({ id, name }) => ({ id: `${indicator.id}.${id}`, indicator, dimension: { id, name } }));
    return [...whole, ...parts];
  });
}

/** Places that somebody watches: not those of which only archived indicators have figures, unless others lie in them. */
export function watchedPlaces(
  indicators: readonly Pick<IndicatorSummaryWire, 'id'>[],
  places: readonly PlaceWire[],
): readonly PlaceWire[] {
  const current = new Set(indicators.map(({ id }) => id));
  const isWatched = ({ figures }: PlaceWire) =>
    figures.length === 0 || figures.some(({ indicator }) => current.has(indicator));
  const parents = new Set(places.filter(isWatched).map(({ parent }) => parent));
  return places.filter((place) => isWatched(place) || parents.has(place.id));
}

/** What of the figures answers a measure; null for all of them. */
export function answering(figures: PlaceFiguresWire, measure: Measure | null): PlaceFiguresWire {
  if (measure === null) return figures;
  const { indicator, dimension } = measure;
  return {
    items: figures.items.filter(
      (item) =>
        item.indicator === indicator.id &&
        (Object.keys(item.dimensions)[0] ?? null) === (dimension?.id ?? null),
    ),
    totals: figures.totals.filter(
      (total) => total.indicator === indicator.id && total.dimension === dimension?.id,
    ),
  };
}
