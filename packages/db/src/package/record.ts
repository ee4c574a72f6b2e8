/** The whole record, or that of one indicator, read in pieces from one state of the database. */
import type { RecordedFigure } from '@marsad/indicators/pipeline';
import { listSavedBriefs, type SavedBrief } from '../brief/saved.js';
import { actorName } from '../connection/as-json.js';
import { type Executor, readAtOnce, type Sql } from '../connection/connect.js';
import { listIndicators, type StoredIndicator } from '../indicator/indicator.js';
import { placeOfRevision } from '../observation/place.js';
import { listOwnChecks, type StoredOwnCheck } from '../own-check/check.js';
import {
  listPlaceCodes,
  listPlaces,
  type StoredPlace,
  type StoredPlaceCode,
  wholeOutline,
} from '../place/place.js';
import { listRules, type StoredRule } from '../rule/rule.js';
import { columns, live } from '../series/series.js';
import { figuresOf, type TakeFigures } from '../series/stream.js';
import type { SourceContents } from '../source/source.js';
import { listTimeline, type StoredTimelineEntry } from '../timeline/entry.js';

type Take<One> = (one: One) => Promise<void>;

/** A revision with the series and the source it stood in. */
export interface RecordedRevision extends Omit<RecordedFigure, 'chosen' | 'since'> {
  readonly indicator: string;
  readonly retracted: boolean;
  /** It was never so: what a correction took the place of. */
  readonly corrected: boolean;
  readonly supersededAt: string | null;
  readonly reason: string | null;
  readonly by: string;
}

/** What others are or were compared with. */
export interface RecordedBaseline extends Omit<RecordedFigure, 'chosen' | 'since'> {
  readonly id: string;
  readonly indicator: string;
  /** The series that is compared with it; it need not be the one that the figure stands in. */
  readonly key: string;
  readonly range: 'spread' | 'uncertainty' | null;
  /** The figure still stands where it stood when it was pinned: it was neither moved nor withdrawn since. */
  readonly stands: boolean;
  readonly pinnedAt: string;
  readonly endedAt: string | null;
  readonly reason: string | null;
  readonly by: string;
}

export interface RecordReader {
  indicators(): Promise<StoredIndicator[]>;
  /** Every figure as it stands, period by period: the sources of one period come together. */
  figures(take: TakeFigures): Promise<void>;
  /** Of every figure, retracted ones too, in order. */
  revisions(take: Take<RecordedRevision>): Promise<void>;
  baselines(take: Take<RecordedBaseline>): Promise<void>;
  sources(take: Take<SourceContents & { readonly id: string }>): Promise<void>;
  /** Of everything alone, whichever indicator was asked for. */
  readonly beside: BesideFigures;
}

/** A place with the figures that are of it, and its whole outline as GeoJSON of the geometry; null for none. */
export interface RecordedPlace extends StoredPlace {
  readonly figures: readonly Omit<StoredPlaceCode, 'place'>[];
  readonly outline: string | null;
}

/** What people keep beside the figures. */
export interface BesideFigures {
  places(take: Take<RecordedPlace>): Promise<void>;
  /** Without those that keep a check. */
  rules(): Promise<StoredRule[]>;
  timeline(): Promise<StoredTimelineEntry[]>;
  ownChecks(): Promise<StoredOwnCheck[]>;
  briefs(): Promise<SavedBrief[]>;
}

/** @param indicator null for all. */
export async function readRecord(
  sql: Sql,
  indicator: string | null,
  use: (reader: RecordReader) => Promise<void>,
): Promise<void> {
  await readAtOnce(sql, async (tx) => {
    const selection = { indicator, key: null, view: live, range: {}, asItStands: true };
    await use({
      indicators: async () =>
        (await listIndicators(tx, 'all')).filter(({ id }) => indicator === null || id === indicator),
      figures: (take) => figuresOf(tx, selection, take),
      revisions: (take) => each(revisions(tx, indicator), take),
      baselines: (take) => each(baselines(tx, indicator), take),
      sources: (take) => each(sources(tx, indicator), take),
      beside: besideFigures(tx),
    });
  });
}

/** In orders that stay as they are while nothing is changed. */
export const besideFigures = (sql: Executor): BesideFigures => ({
  places: async (take) => {
    const codes = await listPlaceCodes(sql);
    for (const place of await listPlaces(sql)) {
      const figures = codes.flatMap(({ place: of, ...code }) => (of === place.id ? [code] : []));
      const outline = place.points === 0 ? null : await wholeOutline(sql, place.id);
      await take({ ...place, figures, outline });
    }
  },
  rules: async () => (await listRules(sql)).filter(({ rule }) => rule.check === undefined),
  timeline: () => listTimeline(sql),
  ownChecks: async () => byId((await listOwnChecks(sql)).checks),
  briefs: async () => byId(await listSavedBriefs(sql)),
});

const byId = <One extends { readonly id: string }>(all: readonly One[]): One[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : 1));

interface InPieces<One> {
  cursor(rows: number): AsyncIterable<readonly One[]>;
}

async function each<One>(rows: InPieces<One>, take: Take<One>): Promise<void> {
  for await (const piece of rows.cursor(1_000)) for (const one of piece) await take(one);
}

const revisions = (sql: Executor, indicator: string | null) => sql<RecordedRevision[]>`
  select o.indicator_id as indicator, ${columns(sql)}, r.retracted, r.corrected or r.number < here.known_from as corrected,
    r.superseded_at as "supersededAt", r.reason, ${actorName(sql, 'r.actor')} as by
  from observation here
  join revision r on r.observation_id = here.id
  cross join ${placeOfRevision(sql)} o
  join source s on s.id = o.source_id
  ${indicator === null ? sql`` : sql`where here.indicator_id = ${indicator}`}
  order by here.indicator_id, here.series_key, here.period_end, here.period_start, here.id, r.number`;

/** Those that hold now. */
export const pinnedBaselines = async (sql: Executor): Promise<RecordedBaseline[]> =>
  (await baselines(sql, null)).filter(({ endedAt }) => endedAt === null);

const baselines = (sql: Executor, indicator: string | null) => sql<RecordedBaseline[]>`
  select b.id, b.indicator_id as indicator, ${columns(sql)}, b.series_key as key, b.range, b.reason,
    b.pinned_at as "pinnedAt", b.ended_at as "endedAt", ${actorName(sql, 'b.pinned_by')} as by,
    not live.retracted and (here.series_key, here.period_start, here.period_end, here.source_id)
      = (o.series_key, o.period_start, o.period_end, o.source_id) as stands
  from baseline b
  join revision r on r.id = b.revision_id
  join observation here on here.id = r.observation_id
  join revision live on live.observation_id = here.id and live.superseded_at is null
  cross join ${placeOfRevision(sql)} o
  join source s on s.id = o.source_id
  ${indicator === null ? sql`` : sql`where b.indicator_id = ${indicator}`}
  order by b.indicator_id, b.series_key, b.pinned_at, b.id`;

/** Of one indicator: those that a figure of it stands or stood in. */
const sources = (sql: Executor, indicator: string | null) => sql<(SourceContents & { id: string })[]>`
  select s.id, s.title, s.publisher, s.author, s.url, s.language, s.reliability
  from source s
  ${
    indicator === null
      ? sql``
      : sql`where exists (select from observation o where o.source_id = s.id and o.indicator_id = ${indicator})
          or exists (select from former_place f where f.source_id = s.id and f.indicator_id = ${indicator})`
  }
  order by lower(s.title), s.id`;
