/** Figures of which the table says that they are in thousands or millions: they are multiplied where somebody says so. */
import { plainNumber } from '../../quantity/number-format.js';
import { scaleOf } from '../read/scale.js';
import type { Draft } from './draft.js';
import { nameOf } from './fields.js';
import { clipped } from './fold.js';

export interface Scales {
  /** Of each column of figures what its header says. */
  readonly ofColumns: ReadonlyMap<number, number>;
  /** The column of units that says it of each row. */
  readonly at: number | null;
}

const none: Scales = { ofColumns: new Map(), at: null };

/** What is said in the header of a column goes before what is said in its row. */
export function scalesOf(draft: Draft, figures: readonly number[]): Scales {
  const { mapping, table } = draft;
  const said = figures.flatMap((at) => {
    const header = table.names.said[at] ?? '';
    const scale = scaleOf(header);
    return scale === 1 ? [] : [{ at, scale, header }];
  });
  const ofColumns = new Map(said.map(({ at, scale }) => [at, scale]));
  const unit = ofColumns.size < figures.length ? unitSaying(draft) : null;
  const [first] = said;
  const at = first?.at ?? figures[0];
  const text = first?.header ?? unit?.text;
  if (text === undefined || at === undefined || mapping.read?.scale === 'as-written') return none;
  if (mapping.read?.scale === undefined) ask(draft, at, text);
  return { ofColumns, at: unit?.at ?? null };
}

interface Unit {
  readonly at: number;
  readonly text: string;
}

/** A column that is called a unit, and says "thousands" anywhere. */
function unitSaying({ table }: Draft): Unit | null {
  for (const [at, column] of table.columns.entries()) {
    const named = nameOf(table, at);
    if (named?.role !== 'unit' || !named.exact) continue;
    for (const { text } of column.texts()) if (scaleOf(text) !== 1) return { at, text: text.trim() };
  }
  return null;
}

function ask(draft: Draft, at: number, text: string): void {
  const times = plainNumber(scaleOf(text), { language: 'en' });
  const [sample] = draft.table.columns[at]?.samples ?? [];
  draft.ask('scale-said', {
    column: at,
    options: [
      {
        value: 'multiply',
        outcome: sample === undefined ? '' : `${sample.value} → ${sample.value} × ${times}`,
      },
      { value: 'as-written', outcome: sample === undefined ? '' : `${sample.value} → ${sample.value}` },
    ],
    evidence: [sample ?? null],
    params: { text: clipped(text), times },
  });
}
