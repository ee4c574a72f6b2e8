import type { ImportWire } from '@marsad/indicators/contract';
import type { DateOrder, TableShape } from '@marsad/indicators/table';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { tableApi } from '../api/tables.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { Field } from '../ui/field.js';
import { Notice } from '../ui/notice.js';
import type { EditProps } from './columns.js';
import { CountedEvents } from './counted-events.js';
import { readAnew, withShape } from './mapping-edit.js';
import { RowsLeftOut } from './rows-left-out.js';
import { importKey, useReadAgain } from './use-import.js';

const tableShapes = ['rows', 'wide', 'events'] as const satisfies readonly TableShape[];
const dateOrders = ['dmy', 'mdy', 'ymd'] as const satisfies readonly DateOrder[];

type Rest = EditProps['draft']['rest'];

/** How the table as a whole is read: its shape, its dates, its numbers, and how its events are counted. */
export function Reading({ one, draft, change }: EditProps) {
  const words = useWords();
  const { read = {}, shape } = draft.rest;
  const setRead = (next: NonNullable<Rest['read']>) => {
    const { read: _, ...rest } = draft.rest;
    change({ ...draft, rest: Object.keys(next).length === 0 ? rest : { ...rest, read: next } });
  };
  return (
    <section aria-label={words.t('import.reading')} className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <Field label={words.t('import.shape')}>
        {(aids) => (
          <select
            {...aids}
            value={shape ?? 'rows'}
            onChange={({ target }) => change(withShape(draft, target.value as 'rows'))}
          >
            {tableShapes.map((one) => (
              <option key={one} value={one}>
                {words.t(`import.shape.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.t('import.dates')}>
        {(aids) => (
          <select
            {...aids}
            value={read.dates ?? ''}
            onChange={({ target }) => {
              const { dates: _, ...others } = read;
              setRead(target.value === '' ? others : { ...others, dates: target.value as 'dmy' });
            }}
          >
            <option value="">{words.t('import.asCellsShow')}</option>
            {dateOrders.map((order) => (
              <option key={order} value={order}>
                {words.t(`import.order.${order}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.t('import.decimal')}>
        {(aids) => (
          <select
            {...aids}
            value={read.decimal ?? ''}
            onChange={({ target }) => {
              const { decimal: _, ...others } = read;
              setRead(target.value === '' ? others : { ...others, decimal: target.value as '.' });
            }}
          >
            <option value="">{words.t('import.asCellsShow')}</option>
            <option value=".">{words.t('import.decimalPoint')}</option>
            <option value=",">{words.t('import.decimalComma')}</option>
          </select>
        )}
      </Field>
      <RowsLeftOut one={one} draft={draft} change={change} />
      <Events draft={draft} change={change} />
      {draft.rest.shape === 'events' && draft.events !== null && (
        <CountedEvents one={one} draft={draft} change={change} />
      )}
    </section>
  );
}

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;

function Events({ draft, change }: Pick<EditProps, 'draft' | 'change'>) {
  const words = useWords();
  const { events, rest } = draft;
  if (rest.shape !== 'events' || events === null) return null;
  const isZero = events.emptyPeriods === 'zero';
  return (
    <>
      <Field label={words.t('import.eventsBy')}>
        {(aids) => (
          <select
            {...aids}
            value={events.by}
            onChange={({ target }) =>
              change({ ...draft, events: { ...events, by: target.value as 'month' } })
            }
          >
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {words.t(`import.eventsBy.${unit}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="flex w-fit items-start gap-2 text-sm sm:col-span-2">
        <input
          type="checkbox"
          className="mt-1 size-4 accent-accent"
          checked={isZero}
          onChange={({ target }) =>
            change({
              ...draft,
              events: { ...events, emptyPeriods: target.checked ? 'zero' : 'none' },
            })
          }
        />
        <span>
          <span className="font-semibold">{words.t('import.emptyZero')}</span>
          <span className="block text-muted">{words.t('import.emptyZeroHint')}</span>
        </span>
      </label>
    </>
  );
}

/** Another sheet or another header is another table: its columns are found out anew. */
export function Sheet({ one }: { one: ImportWire }) {
  const words = useWords();
  const readAgain = useReadAgain(one.id);
  const { format } = one;
  const [sheet, setSheet] = useState(format?.sheet ?? '');
  const [header, setHeader] = useState(String(format?.headerRow ?? ''));
  const sending = useMutation({
    mutationKey: importKey(one.id),
    mutationFn: () => {
      const headerRow = Number.parseInt(header, 10);
      const isOtherHeader = Number.isSafeInteger(headerRow) && headerRow !== format?.headerRow;
      return tableApi.putMapping(
        one.id,
        readAnew(one.mapping, {
          ...(sheet === '' ? {} : { sheet }),
          ...(isOtherHeader ? { headerRow } : {}),
        }),
      );
    },
    onSuccess: (answer) => readAgain(answer),
  });
  if (format === null || format.kind === 'json') return null;
  const isChanged = sheet !== (format.sheet ?? '') || header !== String(format.headerRow ?? '');
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2">
        {words.t('import.sheetOpen')}
      </summary>
      <form
        aria-label={words.t('import.sheetOpen')}
        className="mt-2 flex flex-wrap items-end gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged) sending.mutate();
        }}
      >
        {format.sheets.length > 1 && (
          <div className="min-w-0 flex-1 basis-48">
            <Field label={words.t('import.sheet')}>
              {(aids) => (
                <select {...aids} value={sheet} onChange={({ target }) => setSheet(target.value)}>
                  {format.sheets.map(({ name, hidden }) => (
                    <option key={name} value={name}>
                      {hidden ? words.t('import.sheetHidden', { name }) : name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
        )}
        <div className="basis-48">
          <Field label={words.t('import.headerRow')} hint={words.t('import.headerRowHint')}>
            {(aids) => (
              <input
                {...aids}
                type="number"
                min={0}
                max={1_000_000}
                value={header}
                onChange={({ target }) => setHeader(target.value)}
              />
            )}
          </Field>
        </div>
        <Button type="submit" disabled={!isChanged || sending.isPending}>
          {words.t('import.readAgain')}
        </Button>
      </form>
      {sending.isError && (
        <div className="mt-3" role="alert">
          <Notice kind="error">{failureText(words, sending.error)}</Notice>
        </div>
      )}
    </details>
  );
}
