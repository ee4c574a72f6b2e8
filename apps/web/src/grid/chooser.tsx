/** Which columns and which periods a grid has: what is chosen stands in the address. */
import type { Cadence, Period } from '@marsad/indicators';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useEffect, useState } from 'react';
import { useWords, type Words } from '../language/words.js';
import { partNames } from '../saying/series-name.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Field } from '../ui/field.js';
import {
  type Change,
  type Choice,
  cadences,
  fromOn,
  mostColumns,
  offered,
  readEdge,
  readEnd,
  upTo,
} from './choice.js';
import { columnName } from './heads.js';
import { columnKey } from './layout.js';

interface Props {
  readonly choice: Choice;
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly today: string;
  readonly choose: (change: Change) => void;
}

/** Open as long as nothing is chosen: whoever follows a link to a grid came for the grid. */
export function Chooser(props: Props) {
  const words = useWords();
  const { columns, periods } = props.choice;
  const [isOpen, setOpen] = useState(columns.length === 0);
  const [first, last] = [periods[0], periods.at(-1)];
  return (
    <Card>
      <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className="cursor-pointer rounded-sm">
          <h2 className="inline text-base font-semibold">{words.t('grid.choose')}</h2>
          {columns.length > 0 && first !== undefined && last !== undefined && (
            <span className="ms-3 text-sm text-muted">
              {words.t('grid.chosen', {
                count: columns.length,
                from: words.period(first),
                to: words.period(last),
              })}
            </span>
          )}
        </summary>
        <p className="mt-1 text-sm text-muted">{words.t('grid.chooseLead')}</p>
        <div className="mt-4 grid gap-5">
          <Columns {...props} />
          {columns.length > 0 && <Periods {...props} />}
        </div>
      </details>
    </Card>
  );
}

function Columns(props: Props) {
  const { choice, indicators, choose } = props;
  const { columns } = choice;
  const words = useWords();
  const [refused, setRefused] = useState(false);
  const add = (value: string) => {
    const [id = '', at = ''] = value.split('|');
    const indicator = indicators.find((one) => one.id === id);
    const offer = indicator === undefined ? undefined : offered(indicator)[Number(at)];
    if (offer === undefined) return;
    const next = [...columns, ...offer.columns];
    const isTooMuch = new Set(next.map(columnKey)).size > mostColumns;
    setRefused(isTooMuch);
    if (!isTooMuch) choose({ columns: next });
  };
  return (
    <div className="grid gap-3">
      <div className="max-w-xl">
        <Field
          label={words.t(columns.length === 0 ? 'grid.columns' : 'grid.moreColumns')}
          errors={refused ? [words.t('grid.tooManyColumns', { most: mostColumns })] : []}
        >
          {(aids) => (
            <select {...aids} value="" onChange={({ target }) => add(target.value)}>
              <option value="">{words.t('grid.columnsChoose')}</option>
              {indicators.map((indicator) => (
                <optgroup key={indicator.id} label={words.text(indicator.name)}>
                  {offered(indicator).map(({ by, columns: some }, at) => (
                    <option key={by.join(' ')} value={`${indicator.id}|${at}`}>
                      {offerText(words, indicator, by, some.length)}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
      </div>
      {[...new Set(columns.map(({ indicator }) => indicator))].map((id) => (
        <ColumnsOf key={id} id={id} {...props} />
      ))}
    </div>
  );
}

/** The columns of one indicator, each with the way to be rid of it, and all of them at once. */
function ColumnsOf({ id, choice: { columns }, indicators, choose }: Props & { id: string }) {
  const words = useWords();
  const own = columns.filter(({ indicator }) => indicator === id);
  const indicator = columnName(words, { indicator: id, dimensions: {} }, indicators);
  const known = indicators.find((one) => one.id === id);
  return (
    <div>
      <p className="text-sm font-medium">
        {indicator}
        {own.length > 1 && (
          <button
            type="button"
            className="ms-3 inline-flex min-h-8 items-center rounded-sm text-sm font-normal text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
            onClick={() => choose({ columns: columns.filter((one) => one.indicator !== id) })}
          >
            {words.t('grid.removeAll', { count: own.length })}
          </button>
        )}
      </p>
      <ul aria-label={words.t('grid.columnsOf', { indicator })} className="mt-1 flex flex-wrap gap-2">
        {own.map((column) => {
          const part = partNames(words, column.dimensions, known).join(words.t('list.comma'));
          return (
            <li
              key={columnKey(column)}
              className="inline-flex max-w-full items-center rounded-tremor-small border border-edge bg-sunken ps-3 text-sm"
            >
              <span className="min-w-0 truncate">{part === '' ? words.t('field.dimensionTotal') : part}</span>
              <button
                type="button"
                aria-label={words.t('grid.removeColumn', { column: columnName(words, column, indicators) })}
                className="inline-flex size-9 shrink-0 items-center justify-center text-muted hover:text-ink"
                onClick={() => choose({ columns: columns.filter((one) => one !== column) })}
              >
                <svg viewBox="0 0 16 16" aria-hidden className="size-3">
                  <path d="m3 3 10 10M13 3 3 13" className="stroke-current" strokeWidth={1.8} />
                </svg>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function offerText(
  words: Words,
  { name, dimensions }: IndicatorSummaryWire,
  by: readonly string[],
  count: number,
): string {
  if (by.length === 0)
    return dimensions.length === 0
      ? words.text(name)
      : words.t('grid.total', { indicator: words.text(name) });
  const names = by.map((id) => {
    const dimension = dimensions.find((one) => one.id === id);
    return dimension === undefined ? id : words.text(dimension.name);
  });
  return words.t('grid.parts', { by: names.join(words.t('list.comma')), count });
}

function Periods({ choice: { by, periods }, today, choose }: Props) {
  const words = useWords();
  const [first, last] = [periods[0], periods.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <div className="grid max-w-3xl gap-5 sm:grid-cols-3">
      <Field label={words.t('grid.rows')}>
        {(aids) => (
          <select {...aids} value={by} onChange={({ target }) => choose({ by: target.value as Cadence })}>
            {cadences.map((one) => (
              <option key={one} value={one}>
                {words.t(`grid.by.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Edge
        label={words.t('grid.from')}
        value={first}
        read={(text) => readEdge(text, by, today)}
        take={(from) => choose(fromOn(periods, from, by, today))}
      />
      <Edge
        label={words.t('grid.to')}
        value={last}
        read={(text) => readEnd(text, by, today)}
        take={(to) => choose(upTo(periods, to))}
      />
    </div>
  );
}

interface EdgeProps {
  readonly label: string;
  readonly value: Period;
  readonly read: (text: string) => Period | null;
  readonly take: (period: Period) => void;
}

/** A period in whatever words one has for it; taken over once it is left, or by Enter. */
function Edge({ label, value, read, take }: EdgeProps) {
  const words = useWords();
  const shown = words.period(value);
  const [text, setText] = useState(shown);
  const [isWrong, setWrong] = useState(false);
  useEffect(() => {
    setText(shown);
    setWrong(false);
  }, [shown]);
  const settle = () => {
    // As it stands it is what it was, whether its words can be read or not.
    const period = text === shown ? value : read(text);
    setWrong(period === null);
    if (period === null) return;
    setText(words.period(period));
    if (period.text !== value.text) take(period);
  };
  return (
    <Field label={label} errors={isWrong ? [words.t('grid.edgeNotRead')] : []}>
      {(aids) => (
        <input
          {...aids}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onBlur={settle}
          onKeyDown={({ key }) => {
            if (key === 'Enter') settle();
          }}
        />
      )}
    </Field>
  );
}

export const RowButtons = ({ above, below }: { above: (() => void) | null; below: (() => void) | null }) => {
  const words = useWords();
  return (
    <>
      <Button disabled={above === null} onClick={above ?? undefined}>
        {words.t('grid.rowAbove')}
      </Button>
      <Button disabled={below === null} onClick={below ?? undefined}>
        {words.t('grid.rowBelow')}
      </Button>
    </>
  );
};
