import type {
  ImportEntryKind,
  ImportRowWire,
  ImportWire,
  IndicatorSummaryWire,
} from '@marsad/indicators/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { paged } from '../api/paged.js';
import { useIndicators } from '../api/queries.js';
import { tableApi } from '../api/tables.js';
import { useWords } from '../language/words.js';
import { partNames } from '../saying/series-name.js';
import { Paged } from '../ui/paged.js';
import { StackedCell, StackedRow, StackedTable } from '../ui/stacked-table.js';
import { TextLink } from '../ui/text-link.js';
import { importKey } from './use-import.js';

interface Props {
  readonly one: ImportWire;
  /** Only those; null for all. */
  readonly kind: ImportEntryKind | null;
}

/** What each row would do, or did: its figure as it was read, and every fault at its cell. */
export function Rows({ one, kind }: Props) {
  const words = useWords();
  const { data: indicators = [] } = useIndicators();
  const list = useInfiniteQuery(
    paged([...importKey(one.id), 'rows', kind], (cursor, signal) =>
      tableApi.importRows(one.id, { kind, cursor }, signal),
    ),
  );
  return (
    <Paged
      list={list}
      what={words.t('import.rowsWhat')}
      height={240}
      none={<p className="text-sm text-muted">{words.t('import.rowsNone')}</p>}
      more={words.t('import.rowsMore')}
    >
      {(rows) => (
        <StackedTable
          caption={words.t('import.plan')}
          head={[
            words.t('import.col.row'),
            words.t('import.col.kind'),
            words.t('import.col.figure'),
            words.t('import.col.period'),
            words.t('import.col.series'),
            words.t('import.col.source'),
          ]}
        >
          {rows.map((row) => (
            <OneRow key={`${row.row} ${row.column ?? ''} ${row.kind}`} row={row} indicators={indicators} />
          ))}
        </StackedTable>
      )}
    </Paged>
  );
}

interface RowProps {
  readonly row: ImportRowWire;
  readonly indicators: readonly IndicatorSummaryWire[];
}

/** What is wrong with a row stands where its figure would; what is worth a second look under it. */
function OneRow({ row: { row, column, kind, entry, observation, errors }, indicators }: RowProps) {
  const words = useWords();
  const number = words.number(row, { useGrouping: false });
  const place = column === null ? number : words.t('import.rowColumn', { row: number, column });
  const hasNotes = entry !== null && errors.length + (entry?.warnings ?? []).length > 0;
  const indicator = indicators.find(({ id }) => id === entry?.indicator);
  const warnings = entry?.warnings ?? [];
  return (
    <>
      <StackedRow>
        <StackedCell isBeside className="text-muted">
          <span className="sm:hidden">{words.t('import.inRow', { row: '' })}</span>
          {column === null ? place : <bdi>{place}</bdi>}
        </StackedCell>
        <StackedCell isBeside>
          <KindMark kind={kind} />
          {observation !== null && (
            <span className="ms-3 text-xs sm:ms-0 sm:block">
              <TextLink href={`/observations/${observation}`} about={place}>
                {words.t('import.onRecord')}
              </TextLink>
            </span>
          )}
        </StackedCell>
        {entry === null ? (
          <StackedCell colSpan={4}>
            <Faults errors={errors} kind={kind} />
          </StackedCell>
        ) : (
          <EntryCells entry={entry} indicator={indicator} />
        )}
      </StackedRow>
      {hasNotes && (
        <StackedRow goesOn>
          <StackedCell isBeside className="max-sm:hidden" />
          <StackedCell colSpan={5} className="sm:!pt-0">
            <Faults errors={errors} kind={kind} />
            <Warnings warnings={warnings} />
          </StackedCell>
        </StackedRow>
      )}
    </>
  );
}

interface EntryProps {
  readonly entry: NonNullable<ImportRowWire['entry']>;
  readonly indicator: IndicatorSummaryWire | undefined;
}

function EntryCells({ entry, indicator }: EntryProps) {
  const words = useWords();
  const parts = partNames(words, entry.dimensions, indicator);
  return (
    <>
      <StackedCell className="font-medium sm:min-w-32">
        {words.figure(entry.quantity, indicator?.unit ?? null, entry.per as 'period')}
      </StackedCell>
      <StackedCell className="sm:whitespace-nowrap">{words.period(entry.period)}</StackedCell>
      <StackedCell className="sm:min-w-44">
        {indicator === undefined ? <bdi>{entry.indicator}</bdi> : words.text(indicator.name)}
        {parts.length > 0 && (
          <span className="block text-xs text-muted">{parts.join(words.t('list.comma'))}</span>
        )}
      </StackedCell>
      <StackedCell className="break-words sm:min-w-40">
        <bdi>{entry.source.title}</bdi>
        {entry.source.date !== null && (
          <span className="block text-xs text-muted">{words.day(entry.source.date)}</span>
        )}
      </StackedCell>
    </>
  );
}

const looks: Readonly<Record<ImportEntryKind, readonly [string, string]>> = {
  create: ['M7 2h2v5h5v2H9v5H7V9H2V7h5z', 'fill-within'],
  revise: ['M3 11 11 3l2 2-8 8H3z', 'fill-watch'],
  unchanged: ['M3 5h10v2H3zm0 4h10v2H3z', 'fill-faint'],
  skip: ['M3 7h10v2H3z', 'fill-faint'],
  reject: ['M2 2h12v12H2z', 'fill-refused'],
};

/** A shape and a word: never colour alone. */
function KindMark({ kind }: { kind: ImportEntryKind }) {
  const words = useWords();
  const [shape, fill] = looks[kind];
  return (
    <span className="inline-flex items-start gap-1.5 font-medium">
      <svg viewBox="0 0 16 16" aria-hidden className={`mt-1 size-3 shrink-0 ${fill}`}>
        <path d={shape} />
      </svg>
      {words.t(`import.row.${kind}`)}
    </span>
  );
}

/** Each fault at its cell: which column, what stands there, and how to mend it. */
function Faults({ errors, kind }: Pick<ImportRowWire, 'errors' | 'kind'>) {
  const words = useWords();
  if (errors.length === 0) return null;
  return (
    <ul className="flex max-w-[65ch] flex-col gap-1 text-xs">
      {errors.map(({ column, value, code, params, detail }) => (
        <li
          key={`${column} ${code} ${detail}`}
          className={`border-s-2 ps-2 ${kind === 'reject' ? 'border-refused' : 'border-edge'}`}
        >
          {column !== null && (
            <span className="block break-words">
              <bdi className="font-semibold">{column}</bdi>{' '}
              <bdi className="rounded-sm bg-sunken px-1">
                {value.trim() === '' ? words.t('import.blank') : value}
              </bdi>
            </span>
          )}
          <span className="block break-words text-muted">{words.problem(code, params ?? {}, detail)}</span>
        </li>
      ))}
    </ul>
  );
}

function Warnings({ warnings }: { warnings: NonNullable<ImportRowWire['entry']>['warnings'] }) {
  const words = useWords();
  if (warnings.length === 0) return null;
  return (
    <ul className="flex max-w-[65ch] flex-col gap-1 text-xs">
      {warnings.map(({ code, params, detail }) => (
        <li key={`${code} ${detail}`} className="break-words border-s-2 border-watch ps-2 text-muted">
          {words.problem(code, params ?? {}, detail)}
        </li>
      ))}
    </ul>
  );
}
