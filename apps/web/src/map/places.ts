/** The places of the Iraqi-Syrian border region that figures are of. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';

/** Named `map.place.…`, and what it lies in, or between, `map.within.…`. */
export interface MapPlace {
  readonly id: 'rabia' | 'al-hol' | 'al-qaim' | 'al-walid';
  readonly kind: 'crossing' | 'camp';
  readonly longitude: number;
  readonly latitude: number;
  /** On which side of its mark there is room for its name. */
  readonly room: 'left' | 'right';
}

export const mapPlaces: readonly MapPlace[] = [
  {
    id: 'rabia',
    kind: 'crossing',
    longitude: 42.07,
    latitude: 36.81,
    room: 'right',
  },
  {
    id: 'al-hol',
    kind: 'camp',
    longitude: 41.15,
    latitude: 36.37,
    room: 'left',
  },
  {
    id: 'al-qaim',
    kind: 'crossing',
    longitude: 40.98,
    latitude: 34.39,
    room: 'right',
  },
  {
    id: 'al-walid',
    kind: 'crossing',
    longitude: 38.94,
    latitude: 33.43,
    room: 'right',
  },
];

/** Indicators whose every figure is of one place, though no dimension says so. */
const wholly: Readonly<Record<string, string>> = {
  'al-hol-pledges': 'al-hol',
  'al-hol-pledges-total': 'al-hol',
};

export interface AtPlace {
  readonly indicator: IndicatorSummaryWire;
  /** The series that is of the place; empty where the whole indicator is. */
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Indicators with a series of the place: those wholly of it, and those broken down by a dimension that names it. */
export function indicatorsAt(place: string, indicators: readonly IndicatorSummaryWire[]): readonly AtPlace[] {
  return indicators.flatMap((indicator) => {
    if (wholly[indicator.id] === place) return [{ indicator, dimensions: {} }];
    const dimension = indicator.dimensions.find(({ codes }) => codes.some(({ code }) => code === place));
    return dimension === undefined ? [] : [{ indicator, dimensions: { [dimension.id]: place } }];
  });
}

/** Whether the series holds any figure yet. */
export function hasFigures({ indicator, dimensions }: AtPlace): boolean {
  const wanted = Object.entries(dimensions);
  return indicator.series.some(
    (series) =>
      series.figures > 0 &&
      Object.keys(series.dimensions).length === wanted.length &&
      wanted.every(([id, code]) => series.dimensions[id] === code),
  );
}
