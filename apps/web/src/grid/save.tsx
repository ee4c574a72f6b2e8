/** Hands in what is typed as a table: its plan is shown on the table's page, and committed there. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { keys } from '../api/queries.js';
import { tableApi } from '../api/tables.js';
import { newKey } from '../entry/attempt.js';
import { recentSources, rememberSource } from '../entry/recent-sources.js';
import { useWords, type Words } from '../language/words.js';
import { useConnection } from '../live/stream.js';
import { useSession } from '../session/session.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { nothingToLose } from '../ui/leaving.js';
import { Notice } from '../ui/notice.js';
import type { Choice } from './choice.js';
import { leftOver } from './draft.js';
import { columnName } from './heads.js';
import { type Cells, placeOf } from './layout.js';
import { toTable } from './to-table.js';
import type { GridHeld } from './use-draft.js';
import { type Reads, sourceKeysOf } from './use-reads.js';

interface Props {
  readonly choice: Choice;
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly reads: Reads;
  readonly held: GridHeld;
  /** Whether the source of all is needed and not whole: says so where it stands. */
  readonly needsSource: () => boolean;
  readonly goToFault: () => void;
}

export function Save(props: Props) {
  const words = useWords();
  const { reads, needsSource, goToFault } = props;
  const isOffline = useConnection().state === 'offline';
  const sending = useSending(props);
  const [isAsked, setAsked] = useState(false);
  const { length } = reads.figures;
  const faulty = reads.faulty.length;
  const send = () => {
    if (needsSource()) return;
    sending.mutate();
  };
  return (
    <div className="flex flex-col gap-3">
      <Counts reads={reads} />
      <div role="status" className="flex flex-col gap-3 empty:hidden">
        {isOffline && <Notice kind="warning">{words.t('grid.offline')}</Notice>}
        {sending.isError && <Notice kind="error">{failureText(words, sending.error)}</Notice>}
        {isAsked && faulty > 0 && (
          <Notice kind="warning" title={words.t('grid.faulty', { count: faulty })}>
            <p className="mb-3">{words.t('grid.faultyText')}</p>
            <div className="flex flex-wrap gap-3">
              <Button onClick={goToFault}>{words.t('grid.toFault')}</Button>
              {length > 0 && (
                <Button disabled={isOffline || sending.isPending} onClick={send}>
                  {words.t('grid.without', { count: length })}
                </Button>
              )}
            </div>
          </Notice>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          look="primary"
          disabled={isOffline || sending.isPending || length + faulty === 0}
          onClick={() => {
            setAsked(faulty > 0);
            if (faulty > 0) goToFault();
            else send();
          }}
        >
          {sending.isPending ? words.t('account.working') : words.t('grid.check', { count: length })}
        </Button>
        <p className="min-w-0 flex-1 basis-56 text-xs text-faint">{words.t('grid.nothingRecorded')}</p>
      </div>
    </div>
  );
}

/** What is typed comes to, before anybody is asked. */
function Counts({ reads: { count, faulty, figures } }: { reads: Reads }) {
  const words = useWords();
  if (figures.length + faulty.length + count.none === 0)
    return <p className="text-sm text-muted">{words.t('grid.empty')}</p>;
  const parts = [
    ...(['new', 'revises', 'beside', 'unchanged', 'open', 'notKnown', 'none'] as const).flatMap((kind) =>
      count[kind] === 0 ? [] : [words.t(`grid.count.${kind}`, { count: count[kind] })],
    ),
    ...(faulty.length === 0 ? [] : [words.t('grid.count.faulty', { count: faulty.length })]),
  ];
  return <p className="text-sm font-medium">{parts.join(words.t('list.comma'))}</p>;
}

function useSending({ choice, indicators, reads, held }: Props) {
  const words = useWords();
  const client = useQueryClient();
  const { person } = useSession();
  const [, go] = useLocation();
  /** The same table under the same key: an answer that was lost does not make two of one. */
  const attempt = useRef({ text: '', key: '' });
  return useMutation({
    // What is typed while it is on its way is not in it.
    mutationFn: async () => {
      const { cells } = held.grid;
      const { text, mapping } = toTable(reads.figures);
      if (attempt.current.text !== text) attempt.current = { text, key: newKey() };
      const { key } = attempt.current;
      const name = nameOf(words, choice, indicators);
      const { id } = await tableApi.pasteImport({ text, mapping, name }, { key });
      return { id, sent: sentOf(cells, reads) };
    },
    onSuccess: ({ id, sent }) => {
      const owner = person?.id ?? null;
      const { source } = held.rest;
      if (source.title.trim() !== '')
        rememberSource(owner, recentSources(owner), { ...source, reliability: '' });
      held.takeOut({ cells: sent, table: id }, leftOver(held.grid.cells, sent));
      void client.invalidateQueries({ queryKey: keys.imports });
      nothingToLose();
      go(`/tables/${id}`);
    },
  });
}

const longestName = 120;

function nameOf(words: Words, { columns, periods }: Choice, indicators: readonly IndicatorSummaryWire[]) {
  const names = new Set(
    columns.map(({ indicator }) => columnName(words, { indicator, dimensions: {} }, indicators)),
  );
  const [first, last] = [periods[0], periods.at(-1)];
  const name = words.t('grid.tableName', {
    what: [...names].join(words.t('list.comma')),
    from: first === undefined ? '' : words.period(first),
    to: last === undefined ? '' : words.period(last),
  });
  return [...name].slice(0, longestName).join('');
}

/** What is sent goes, with what its rows say of their source where nothing of the row is left. */
function sentOf(cells: Cells, { figures }: Reads): Cells {
  const gone = new Set(figures.map(({ key }) => key));
  const left = new Set(
    Object.keys(cells)
      .filter((key) => !gone.has(key) && !placeOf(key).column.startsWith('source:'))
      .map((key) => placeOf(key).period),
  );
  for (const { period } of figures)
    if (!left.has(period)) for (const key of sourceKeysOf(period)) gone.add(key);
  return Object.fromEntries(Object.entries(cells).filter(([key]) => gone.has(key)));
}
