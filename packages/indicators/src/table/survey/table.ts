/** A table as it is once all of it went by: what the rest of the survey is decided from. */
import type { Indicator } from '../../indicator/indicator.js';
import type { Mapping } from '../mapping.js';
import type { Column } from './column.js';
import type { Header } from './header.js';
import type { Names } from './names.js';

export interface Table {
  readonly header: Header;
  readonly names: Names;
  readonly columns: readonly Column[];
  /** Rows of data that say anything. */
  readonly rows: number;
  readonly given: Mapping;
  readonly indicators: readonly Indicator[];
  readonly today: string;
  /** The file's. */
  readonly name: string;
}

/** Of the cells that say something, how many do it so; 0 where none says anything. */
export function share(part: number, column: Column): number {
  return column.said === 0 ? 0 : part / column.said;
}

/** The indicators that a table may speak of as far as it is known: one, those of a column, or any. */
export function constantIndicator({ given, indicators }: Table): Indicator | null {
  const field = given.indicator;
  return field && 'is' in field ? (indicators.find(({ id }) => id === field.is) ?? null) : null;
}
