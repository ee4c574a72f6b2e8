/** How the cell at hand is read, under the grid: what it says, how it compares, and what it does to the record. */

import type { Period } from '@marsad/indicators';
import type { BaselineWire, IndicatorSummaryWire, PointWire } from '@marsad/indicators/contract';
import { Reading } from '../entry/preview.js';
import { useWords, type Words } from '../language/words.js';
import { shortSource } from '../saying/citation.js';
import { recordSigns, Sign } from './cell.js';
import { columnName, partLabel, rowName } from './heads.js';
import type { GridColumn } from './layout.js';
import type { CellRead, Held, Standing } from './reading.js';
import type { RowSource } from './use-reads.js';

export interface AtHand {
  readonly column: GridColumn;
  readonly period: Period;
  readonly text: string;
  readonly read: CellRead | undefined;
  readonly point: PointWire | null | undefined;
  readonly baseline: BaselineWire | null;
  readonly source: RowSource;
}

interface Props {
  readonly at: AtHand;
  readonly indicators: readonly IndicatorSummaryWire[];
}

export function CellReading({ at, indicators }: Props) {
  const words = useWords();
  const { column, period } = at;
  const title =
    column.kind === 'source' ? partLabel(words, column.part) : columnName(words, column, indicators);
  return (
    <section
      aria-label={words.t('grid.cellAtHand')}
      className="min-h-40 rounded-tremor-small border border-line bg-sunken px-4 py-3"
    >
      <p className="text-xs text-faint">
        {words.t('grid.cell', { column: title, period: rowName(words, period) })}
      </p>
      <div aria-live="polite" className="mt-1 flex flex-col gap-2">
        {column.kind === 'source' ? (
          <SourceCell at={at} part={column.part} />
        ) : (
          <FigureCell at={at} indicator={indicators.find(({ id }) => id === column.indicator)} />
        )}
      </div>
    </section>
  );
}

function FigureCell({ at, indicator }: { at: AtHand; indicator: IndicatorSummaryWire | undefined }) {
  const words = useWords();
  const { read, point, baseline } = at;
  if (indicator === undefined) return null;
  const { unit } = indicator;
  if (read === undefined) {
    return (
      <>
        <p className="text-muted">{words.t('grid.typeHere')}</p>
        {point !== null && point !== undefined && <OnRecord held={point} unit={unit} />}
        {baseline !== null && <BaselineLine baseline={baseline} unit={unit} />}
      </>
    );
  }
  if (read.kind === 'none') return <p className="text-muted">{words.t('grid.noFigure')}</p>;
  if (read.kind === 'faulty')
    return <Faults texts={read.faults.map(({ code, params }) => words.problem(code, params, code))} />;
  return (
    <>
      <Reading indicator={indicator} preview={read.preview} />
      {read.notes.map(({ code, params }) => (
        <p key={code} className="text-sm text-muted">
          {words.problem(code, params, code)}
        </p>
      ))}
      <StandingLine standing={read.standing} unit={unit} />
      {baseline !== null && <BaselineLine baseline={baseline} unit={unit} />}
    </>
  );
}

function Faults({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="flex flex-col gap-1 text-sm text-refused">
      {[...new Set(texts)].map((text) => (
        <li key={text} className="flex items-start gap-1.5 [&>svg]:mt-1.5">
          <Sign path="M2 2h12v12H2z" look="fill-refused" />
          <span className="min-w-0">{text}</span>
        </li>
      ))}
    </ul>
  );
}

function SourceCell({ at, part }: { at: AtHand; part: Extract<GridColumn, { kind: 'source' }>['part'] }) {
  const words = useWords();
  const { source, isOwn, faults } = at.source;
  const here = faults.filter((one) => one.part === part);
  if (here.length > 0)
    return <Faults texts={here.map(({ problem: { code, params } }) => words.problem(code, params, code))} />;
  if (isOwn)
    return (
      <p className="break-words">{at.text === '' ? words.t('grid.sourcePartNone') : <bdi>{at.text}</bdi>}</p>
    );
  return (
    <p className="text-muted">
      {source.title.trim() === ''
        ? words.t('grid.sourceOfAllOpen')
        : words.t('grid.sourceOfAllHolds', { title: source.title.trim() })}
    </p>
  );
}

/** What the figure does to the record, as the plan will say it of its row. */
function StandingLine({ standing, unit }: { standing: Standing; unit: string }) {
  const words = useWords();
  switch (standing.kind) {
    case 'new':
      return <p className="text-sm">{words.t('grid.isNew')}</p>;
    case 'not-known':
      return <p className="text-sm text-muted">{words.t('grid.notKnown')}</p>;
    case 'source-open':
      return (
        <p className="text-sm">
          {words.t(
            standing.isSame ? 'grid.sameOpen' : 'grid.otherOpen',
            heldWords(words, standing.before, unit),
          )}
        </p>
      );
    case 'unchanged':
    case 'revises':
    case 'beside':
      return (
        <p className="flex items-start gap-1.5 text-sm [&>svg]:mt-1.5">
          <Sign {...recordSigns[standing.kind]} />
          <span className="min-w-0">
            {words.t(`grid.does.${standing.kind}`, heldWords(words, standing.before, unit))}
          </span>
        </p>
      );
  }
}

function heldWords(words: Words, { quantity, per, observation }: Held, unit: string) {
  return {
    figure: words.figure(quantity, unit, per),
    source: observation === null ? '' : shortSource(observation.source, words),
  };
}

function OnRecord({ held, unit }: { held: PointWire; unit: string }) {
  const words = useWords();
  const told = heldWords(words, held, unit);
  return (
    <p className="text-sm">
      {held.observation === null
        ? words.t('grid.heldSum', { figure: told.figure })
        : words.t('grid.held', told)}
    </p>
  );
}

function BaselineLine({ baseline, unit }: { baseline: BaselineWire; unit: string }) {
  const words = useWords();
  return (
    <p className="text-xs text-faint">
      {words.t('grid.baseline', {
        figure: words.figure(baseline.quantity, unit, baseline.per),
        period: words.period(baseline.period),
      })}
    </p>
  );
}
