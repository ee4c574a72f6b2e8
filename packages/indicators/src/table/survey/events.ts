/** Tables of events: a row each, to be counted or added up by period. */
import { addsUp } from '../adds-up.js';
import type { Mapping } from '../mapping.js';
import type { Draft } from './draft.js';
import { best, called, isOfFigures, nameOf, optionsOf, valueCandidates } from './fields.js';
import { askForIndicator, indicatorsInPlay } from './indicators.js';
import { share, type Table } from './table.js';

/**
 * Whether rows are unmistakably events: each has a day, days repeat, nothing is called a figure, and texts of their own,
 * most of them used once, tell the rows apart.
 */
export function areEvents(draft: Draft): boolean {
  const { table } = draft;
  if (table.rows < fewest || table.given.value !== undefined || table.given.period !== undefined)
    return false;
  if (best(called(draft, 'value'), isOfFigures).some(({ exact }) => exact)) return false;
  if (called(draft, 'indicator', 'lower', 'upper', 'from', 'to').some(({ exact }) => exact)) return false;
  const days = dayColumns(table).filter((at) => draft.isFree(at));
  const repeats = days.some((at) => isRepeated(table, at));
  return repeats && describes(table) >= 1;
}

const fewest = 5;

function dayColumns(table: Table): number[] {
  return table.columns.flatMap((column, at) => (share(column.days, column) >= 0.8 ? [at] : []));
}

function isRepeated(table: Table, at: number): boolean {
  const column = table.columns[at];
  if (column === undefined || column.said === 0) return false;
  return column.overflows ? column.said > mostDays : column.distinct * 1.2 < column.said;
}

/** More than there are in a century. */
const mostDays = 40_000;

/** Columns of texts that are hardly ever the same: names, places, descriptions. */
function describes(table: Table): number {
  return table.columns.filter(
    (column, at) =>
      nameOf(table, at)?.exact !== true &&
      share(column.figures, column) < 0.2 &&
      share(column.periods, column) < 0.2 &&
      (column.overflows || column.distinct > 0.7 * column.said),
  ).length;
}

export function proposeEvents(draft: Draft): void {
  const { mapping } = draft;
  const given: Partial<NonNullable<Mapping['events']>> = mapping.events ?? {};
  const date = given.date ?? dateOf(draft);
  if (date === null) return;
  const indicators = indicatorsInPlay(draft);
  const [only] = indicators ?? [];
  const by = given.by ?? only?.cadence;
  // By which period is the indicator's to say; until it is known the rest has no place to stand.
  if (by === undefined) return;
  const { indicator } = mapping;
  if (only !== undefined && indicator !== undefined && 'is' in indicator && !addsUp(only, by))
    askForIndicator(draft, only.id, only.kind);
  const count = given.count ?? countOf(draft);
  mapping.events = {
    ...given,
    date,
    by,
    ...(count === null ? {} : { count }),
    emptyPeriods: given.emptyPeriods ?? 'none',
  };
}

function dateOf(draft: Draft) {
  const found = best(called(draft, 'period', 'from'), (column) => share(column.days, column) >= 0.5);
  const days = dayColumns(draft.table).filter((at) => draft.isFree(at));
  const [only, ...others] = found.length > 0 ? found.map(({ at }) => at) : days;
  if (only !== undefined && others.length === 0) return draft.field(only, 'events/date', 'cells');
  draft.ask('period-missing', { options: optionsOf(draft, found), params: { shape: 'events' } });
  return null;
}

/** Rows where there is nothing else to count by; with columns of numbers it is asked. */
function countOf(draft: Draft): 'rows' | null {
  const columns = valueCandidates(draft);
  if (columns.length === 0) return 'rows';
  draft.ask('value-missing', {
    options: [{ value: 'rows', outcome: '' }, ...optionsOf(draft, columns)],
    params: { shape: 'events' },
  });
  return null;
}
