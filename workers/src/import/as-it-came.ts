/** The cells of a row that is handed back, as texts that read as the same. */
import { type Cell, plainText, type ResolvedMapping, textOf } from '@marsad/indicators/table';

/**
 * What a merge says goes into each cell that it covers, since the row is read without the others; no figure is counted
 * twice so. Of a date its day is written, which no order of day and month can turn around.
 */
export function cellsAsTheyCame(mapping: ResolvedMapping): (cells: readonly Cell[]) => string[] {
  const figures = figureColumns(mapping);
  return (cells) => cells.map((cell, at) => asItCame(cell, figures.has(at)));
}

function asItCame(cell: Cell, isFigure: boolean): string {
  if (typeof cell === 'string') return cell;
  if (cell.kind === 'merged') return isFigure ? '' : plainText(cell);
  return cell.kind === 'date' ? cell.day : textOf(cell);
}

const ownFigures = ['FIGURE', 'OBS_VALUE', 'OBS_LOWER', 'OBS_UPPER'];

function figureColumns({ value, events, across, exported }: ResolvedMapping): ReadonlySet<number> {
  const own = ownFigures.flatMap((name) => exported?.columns[name] ?? []);
  const counted = events === null || events.count === 'rows' ? null : events.count;
  return new Set([...own, ...across.map(({ at }) => at), ...columnsOf(value), ...columnsOf(counted)]);
}

function columnsOf(value: ResolvedMapping['value']): number[] {
  if (value === null) return [];
  const places = 'at' in value || 'is' in value ? [value] : [value.lower, value.upper, value.point];
  return places.flatMap((place) => (place !== undefined && 'at' in place ? [place.at] : []));
}
