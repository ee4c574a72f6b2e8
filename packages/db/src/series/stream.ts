/** Figures for a file: as they are read, in pieces, from one state of the database. */
import type { Baseline, RecordedFigure } from '@marsad/indicators/pipeline';
import { readAtOnce, type Sql, type Transaction } from '../connection/connect.js';
import { resting } from '../connection/in-pieces.js';
import { readAhead } from '../connection/read-ahead.js';
import { afterwards } from '../observation/place.js';
import { type FigureRow, figureFrom, plainColumns, sourceOf, stood } from './figures.js';
import {
  allBaselines,
  baselineSeen,
  choiceSeen,
  placesSeen,
  type Range,
  revisionSeen,
  type View,
} from './series.js';

export interface Selection {
  /** Null for all indicators. */
  readonly indicator: string | null;
  /** Null for all series. */
  readonly key: string | null;
  readonly view: View;
  readonly range: Range;
  /** Every figure as it stands, one that is pinned too: else that is as it was pinned. */
  readonly asItStands?: boolean;
}

/** The baseline pinned for a series, in the view that is read. */
export type BaselineSeen = (indicator: string, key: string) => Baseline | null;

/** A figure with the indicator it is of, and whether it is the baseline's own. */
export interface StreamedFigure extends RecordedFigure {
  readonly indicator: string;
  /** The key of the series it is in. */
  readonly inSeries: string;
  readonly isBaseline: boolean;
}

/** Takes the figures of one period; what it answers is waited for before the next. */
export type TakeFigures = (
  figures: readonly StreamedFigure[],
  pinned: BaselineSeen,
) => Promise<void> | undefined;

/**
 * Every figure the selection holds, period by period: the sources of one period come together. Read in pieces and from
 * one state of the database, so that a file of millions is neither held in memory nor torn.
 */
export async function streamFigures(sql: Sql, selection: Selection, take: TakeFigures): Promise<void> {
  await readAtOnce(sql, (tx) => figuresOf(tx, selection, take));
}

/** The same within a transaction, whose state of the database it is. */
export async function figuresOf(
  tx: Transaction,
  { indicator, key, view, range, asItStands = false }: Selection,
  take: TakeFigures,
): Promise<void> {
  const baselines = await allBaselines(tx, indicator === null ? null : [indicator], view);
  const baselineOf = new Map(baselines.map((one) => [`${one.indicator} ${one.key}`, one.baseline]));
  const pinned: BaselineSeen = (id, series) => baselineOf.get(`${id} ${series}`) ?? null;
  // What is live is what has become of it: only what is pinned may have been revised.
  const since =
    view.kind === 'live'
      ? tx`case when pin.revision_id is not null then ${afterwards(tx)} end`
      : afterwards(tx);
  const rows = tx<(FigureRow & Pick<StreamedFigure, 'indicator' | 'isBaseline'>)[]>`
    select o.indicator_id as indicator, ${plainColumns(tx, stood(tx))},
      ${since} as since,
      pin.revision_id is not null as "isBaseline"
    from ${placesSeen(tx, view)} o
    left join (select distinct on (pinned.observation_id, b.indicator_id, b.series_key)
        pinned.observation_id, b.indicator_id, b.series_key, b.revision_id
      from baseline b join revision pinned on pinned.id = b.revision_id where ${baselineSeen(tx, view)}) pin
      on pin.observation_id = o.id and pin.indicator_id = o.indicator_id and pin.series_key = o.series_key
    cross join lateral (select * from revision where id = pin.revision_id and ${!asItStands}
      union all select * from ${revisionSeen(tx, view)} seen where pin.revision_id is null or ${asItStands}) r
    left join lateral (select * from former_place f where f.observation_id = o.id and f.last_revision >= r.number
      and pin.revision_id is not null and ${!asItStands} order by f.last_revision limit 1) stood on true
    cross join ${sourceOf(tx, tx`coalesce(stood.source_id, o.source_id)`)}
    left join recommendation c on c.observation_id = o.id and ${choiceSeen(tx, view)}
    where not r.retracted
      ${indicator === null ? tx`` : tx`and o.indicator_id = ${indicator}`}
      ${key === null ? tx`` : tx`and o.series_key = ${key}`}
      ${range.from === undefined ? tx`` : tx`and o.period_end > ${range.from}`}
      ${range.to === undefined ? tx`` : tx`and o.period_start < ${range.to}`}
    order by o.indicator_id, o.series_key, o.period_end, o.period_start`;
  let period: StreamedFigure[] = [];
  const rest = resting();
  for await (const batch of readAhead(rows.cursor(1_000)))
    for (const row of batch) {
      const { indicator: of, isBaseline, inSeries } = row;
      const [first] = period;
      if (first !== undefined && !isOfItsPeriod(row, first)) {
        const taken = take(period, pinned);
        if (taken !== undefined) await taken;
        period = [];
        const pause = rest();
        if (pause !== undefined) await pause;
      }
      period.push(Object.assign(figureFrom(row), { indicator: of, inSeries, isBaseline }));
    }
  if (period.length > 0) await take(period, pinned);
}

const isOfItsPeriod = (row: FigureRow & Pick<StreamedFigure, 'indicator'>, first: StreamedFigure) =>
  row.start === first.period.start &&
  row.end === first.period.end &&
  row.inSeries === first.inSeries &&
  row.indicator === first.indicator;
