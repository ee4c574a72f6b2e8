/** How it stands at a place, by what is asked of it. */
import type { Direction } from '@marsad/indicators';
import type {
  PlaceFiguresWire,
  PlaceFigureWire,
  PlaceTotalWire,
  PlaceWire,
} from '@marsad/indicators/contract';
import { toneOf } from '@marsad/indicators/limits';

export const statuses = ['breach', 'watch', 'unclear', 'changed', 'within', 'none'] as const;
/** The worst first. */
export type Status = (typeof statuses)[number];

export const views = ['baseline', 'alerts'] as const;
export type View = (typeof views)[number];

/** What stands at one place of one indicator. */
export interface Standing {
  readonly figures: readonly PlaceFigureWire[];
  readonly totals: readonly PlaceTotalWire[];
  readonly status: Status;
}

type DirectionOf = (indicator: string) => Direction;

export function standingOf(
  place: Pick<PlaceWire, 'id'>,
  { items, totals }: PlaceFiguresWire,
  view: View,
  directionOf: DirectionOf,
): Standing {
  const figures = items.filter((item) => item.place === place.id);
  const sums = totals.filter((total) => total.place === place.id);
  const own = figures.map((figure) =>
    view === 'alerts' ? byAlert(figure) : byComparison(figure.point, directionOf(figure.indicator)),
  );
  // A sum is held against the baselines of what it is made of; of alerts it has none.
  const ofSums =
    view === 'alerts'
      ? []
      : sums.map(({ sum, indicator }) =>
          byComparison(sum.kind === 'sum' ? sum : null, directionOf(indicator)),
        );
  return { figures, totals: sums, status: worst([...own, ...ofSums]) };
}

export function worst(all: readonly Status[]): Status {
  return statuses.find((status) => all.includes(status)) ?? 'none';
}

function byComparison(
  point: Pick<NonNullable<PlaceFigureWire['point']>, 'comparison'> | null,
  direction: Direction,
): Status {
  if (point === null) return 'none';
  switch (toneOf(point.comparison, direction)) {
    case 'worse':
      return 'breach';
    case 'unclear':
      return 'unclear';
    case 'changed':
      return 'changed';
    case 'better':
    case 'within':
      return 'within';
  }
}

function byAlert({ alert, point }: PlaceFigureWire): Status {
  if (alert === null) return point === null ? 'none' : 'within';
  switch (alert.state) {
    case 'firing':
      return alert.severity === 'info' ? 'watch' : 'breach';
    case 'pending':
    case 'recovering':
      return 'watch';
    case 'nodata':
    case 'error':
      return 'unclear';
    case 'normal':
      return 'within';
  }
}
