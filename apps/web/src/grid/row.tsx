import type { Period } from '@marsad/indicators';
import { type FocusEvent, memo } from 'react';
import { useWords } from '../language/words.js';
import { Cell, type CellView } from './cell.js';
import { rowName } from './heads.js';
import type { Typing } from './model.js';

interface Props {
  readonly row: number;
  readonly period: Period;
  readonly views: readonly CellView[];
  /** What its columns are called. */
  readonly names: readonly string[];
  /** The column of the cell at hand, where that is in this row. */
  readonly active: number | null;
  /** The first and the last column that are marked in it, such as "2-5"; empty for none. */
  readonly marked: string;
  readonly typing: Typing | null;
  readonly typed: (text: string) => void;
  readonly left: (event: FocusEvent) => void;
}

/** One period. It is drawn anew only where something of it has changed: a grid has hundreds of them. */
export const Row = memo(function Row(props: Props) {
  const { row, period, views, names, active, marked, typing, typed, left } = props;
  const words = useWords();
  const name = rowName(words, period);
  const [first, last] = marked === '' ? [0, -1] : marked.split('-').map(Number);
  return (
    <tr data-row={row}>
      <th
        scope="row"
        className={`sticky start-0 z-10 max-w-24 sm:max-w-40 border-b border-e border-edge bg-sunken px-2 text-start text-xs font-semibold ${
          active === null ? 'text-muted' : 'text-ink'
        }`}
      >
        {name}
      </th>
      {views.map((view, column) => (
        <Cell
          key={names[column]}
          view={view}
          name={words.t('grid.cell', { column: names[column] ?? '', period: name })}
          column={column}
          isActive={column === active}
          isMarked={column >= (first ?? 0) && column <= (last ?? -1)}
          typing={column === active ? typing : null}
          typed={typed}
          left={left}
        />
      ))}
    </tr>
  );
});
