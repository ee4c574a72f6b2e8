/** A row an indicator, for as many as there may be. On narrow screens the figure stands under the name. */
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { lateness, toneOf } from '@marsad/indicators/limits';
import { Link } from 'wouter';
import { useWords } from '../language/words.js';
import { useDrawnSoFar } from '../lazy/when-idle.js';
import { gradeText } from '../saying/citation.js';
import { unitPhrase } from '../saying/units.js';
import { VerdictMark } from '../saying/verdict-mark.js';
import { Card } from '../ui/card.js';
import { useNarrow } from '../ui/narrow.js';
import { BareTable, DataCell, HeaderCell, TableBody, TableHead, TableRow } from '../ui/table-parts.js';
import type { Group } from './arrangement.js';
import { groupTitle } from './group-title.js';
import { PinButton } from './pin-button.js';
import { Sparkline } from './sparkline.js';
import { isFiring } from './state.js';
import type { Sort, SortKey } from './view.js';

interface Props {
  readonly groups: readonly Group[];
  readonly sort: Sort | null;
  readonly changeSort: (sort: Sort | null) => void;
  readonly pinned: ReadonlySet<string>;
  readonly pin: (indicator: IndicatorSummaryWire, on: boolean) => void;
}

const cell = '!py-2 !whitespace-normal align-middle';
const wide = 'hidden md:table-cell';
const wider = 'hidden lg:table-cell';
const pinCell = 'w-10 !py-0 !pe-0 !ps-2 align-middle';
const columns = 8;
/** As many rows as stand on a phone's first screen, and about how high one of them is there, in pixels. */
const fewRows = 10;
const rowHeight = 96;

export default function CompactTable({ groups, sort, changeSort, pinned, pin }: Props) {
  const words = useWords();
  const head = { sort, changeSort };
  const { drawn, left } = useRows(groups);
  return (
    <Card className="!px-0 !py-0 sm:!px-0 sm:!py-0">
      <BareTable caption={words.t('compact.caption')}>
        <TableHead className="!text-ink">
          <TableRow className="border-b border-edge text-xs">
            <HeaderCell scope="col" className={pinCell}>
              <span className="sr-only">{words.t('compact.pin')}</span>
            </HeaderCell>
            <Head {...head} by="name" title={words.t('compact.indicator')} />
            <HeaderCell scope="col" className={`${cell} ${wide}`}>
              {words.t('compact.figure')}
            </HeaderCell>
            <HeaderCell scope="col" className={cell}>
              {words.t('compact.trend')}
            </HeaderCell>
            <Head {...head} by="verdict" title={words.t('compact.verdict')} className={wide} />
            <Head {...head} by="ratio" title={words.t('compact.ratio')} className={wider} />
            <Head {...head} by="fresh" title={words.t('compact.fresh')} className={wide} />
            <Head {...head} by="grade" title={words.t('compact.grade')} className={wider} />
          </TableRow>
        </TableHead>
        {drawn.map(({ key, members }) => (
          <TableBody key={key} className="border-b border-line last:border-b-0">
            {groups.length > 1 && (
              <TableRow className="bg-sunken">
                <HeaderCell
                  scope="rowgroup"
                  colSpan={columns}
                  className="!whitespace-normal !py-1.5 text-xs !text-muted"
                >
                  {groupTitle(words, key)}
                </HeaderCell>
              </TableRow>
            )}
            {members.map((indicator) => (
              <Row
                key={indicator.id}
                indicator={indicator}
                pinned={pinned.has(indicator.id)}
                pin={(on) => pin(indicator, on)}
              />
            ))}
          </TableBody>
        ))}
        {left > 0 && (
          <TableBody aria-hidden>
            <TableRow style={{ height: left * rowHeight }} />
          </TableBody>
        )}
      </BareTable>
    </Card>
  );
}

/** Those that are drawn so far: on a phone a few at a time, since it takes long to lay them all out. */
function useRows(groups: readonly Group[]): { readonly drawn: readonly Group[]; readonly left: number } {
  const total = groups.reduce((sum, { members }) => sum + members.length, 0);
  const soFar = useDrawnSoFar(total, useNarrow() ? fewRows : total);
  let room = soFar;
  const drawn = groups.flatMap(({ key, members }) => {
    const first = members.slice(0, room);
    room -= first.length;
    return first.length > 0 ? [{ key, members: first }] : [];
  });
  return { drawn, left: total - soFar };
}

interface HeadProps {
  readonly sort: Sort | null;
  readonly changeSort: (sort: Sort | null) => void;
  readonly by: SortKey;
  readonly title: string;
  readonly className?: string;
}

/** Sorts by its column, then the other way round, then no more. */
function Head({ sort, changeSort, by, title, className = '' }: HeadProps) {
  const own = sort?.by === by ? sort : null;
  const next = own === null ? { by, descending: false } : own.descending ? null : { by, descending: true };
  return (
    <HeaderCell
      scope="col"
      aria-sort={own === null ? 'none' : own.descending ? 'descending' : 'ascending'}
      className={`${cell} ${className}`}
    >
      <button
        type="button"
        onClick={() => changeSort(next)}
        className="-mx-1 inline-flex items-center gap-1 rounded-sm px-1 py-1 text-start font-semibold hover:text-accent"
      >
        {title}
        <svg
          viewBox="0 0 8 12"
          aria-hidden
          className={`h-3 w-2 shrink-0 ${own === null ? 'fill-edge' : 'fill-accent'}`}
        >
          {(own === null || !own.descending) && <path d="M4 0 8 5H0z" />}
          {(own === null || own.descending) && <path d="M4 12 0 7h8z" />}
        </svg>
      </button>
    </HeaderCell>
  );
}

interface RowProps {
  readonly indicator: IndicatorSummaryWire;
  readonly pinned: boolean;
  readonly pin: (on: boolean) => void;
}

function Row({ indicator, pinned, pin }: RowProps) {
  const words = useWords();
  const { latest, baseline, unit } = indicator;
  const figure =
    latest !== null
      ? words.figure(latest.quantity, unit, latest.per)
      : baseline !== null
        ? words.figure(baseline.quantity, unit, baseline.per)
        : null;
  return (
    <TableRow className="text-ink hover:bg-sunken/50">
      <DataCell className={pinCell}>
        <PinButton indicator={indicator} on={pinned} pin={pin} />
      </DataCell>
      <HeaderCell scope="row" className={`${cell} !font-normal`}>
        <span className="flex items-center gap-1.5">
          <Link
            href={`/indicators/${indicator.id}`}
            className="rounded-sm font-semibold text-ink hover:underline"
          >
            {words.text(indicator.name)}
          </Link>
          {isFiring(indicator) && (
            <svg
              viewBox="0 0 16 16"
              className="size-3.5 shrink-0"
              role="img"
              aria-label={words.t('state.firing')}
            >
              <rect x={1.5} y={1.5} width={13} height={13} rx={1.5} className="fill-breach" />
            </svg>
          )}
        </span>
        <span className="block text-xs text-faint">{unitPhrase(words, unit, indicator.rateBasis)}</span>
        <span className="mt-1 block md:hidden">
          <Figure text={figure} of={latest === null ? 'baseline' : 'latest'} />
          <NoTotalShort indicator={indicator} />
          <Verdict indicator={indicator} />
          <Fresh indicator={indicator} />
        </span>
      </HeaderCell>
      <DataCell className={`${cell} ${wide} max-w-56`}>
        <Figure text={figure} of={latest === null ? 'baseline' : 'latest'} />
        <NoTotalShort indicator={indicator} />
      </DataCell>
      <DataCell className={cell}>
        <Sparkline indicator={indicator} />
      </DataCell>
      <DataCell className={`${cell} ${wide}`}>
        <Verdict indicator={indicator} />
      </DataCell>
      <DataCell className={`${cell} ${wider} whitespace-nowrap tabular-nums`}>
        {latest?.comparison.ratio ? words.ratio(latest.comparison.ratio) : <None />}
      </DataCell>
      <DataCell className={`${cell} ${wide}`}>
        <Fresh indicator={indicator} />
      </DataCell>
      <DataCell className={`${cell} ${wider} whitespace-nowrap text-muted`}>
        {latest?.observation ? gradeText(words, latest.observation) : <None />}
      </DataCell>
    </TableRow>
  );
}

function None() {
  return <span className="hidden text-muted md:inline">–</span>;
}

function Figure({ text, of }: { text: string | null; of: 'latest' | 'baseline' }) {
  const words = useWords();
  if (text === null) return <span className="text-muted">{words.t('compact.none')}</span>;
  if (of === 'latest') return <span className="font-medium tabular-nums text-ink">{text}</span>;
  return (
    <span className="tabular-nums text-muted">
      {text}
      <span className="block text-xs text-faint">{words.t('indicator.baseline')}</span>
    </span>
  );
}

/** That newer parts stand without a total; why, its page says. */
function NoTotalShort({ indicator: { noTotal } }: { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  if (noTotal === null) return null;
  return <span className="block text-xs text-muted">{words.t('noTotal.short')}</span>;
}

function Verdict({ indicator: { latest, direction } }: { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  if (latest === null) return <None />;
  const { comparison } = latest;
  return (
    <span className="flex items-center gap-1.5">
      <VerdictMark verdict={comparison.verdict} tone={toneOf(comparison, direction)} />
      {words.verdict(comparison.verdict)}
    </span>
  );
}

function Fresh({ indicator: { latest, overdue } }: { indicator: IndicatorSummaryWire }) {
  const words = useWords();
  if (latest === null) return <None />;
  return (
    <>
      <span className="block text-muted">{words.period(latest.period)}</span>
      {overdue !== null && (
        <span className="block text-xs font-medium text-ink">
          {words.t('attention.late', { ...lateness(overdue.daysLate) })}
        </span>
      )}
    </>
  );
}
