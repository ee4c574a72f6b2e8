/**
 * Figures: those that are written so, then those that begin so, then those with the words in their note, then those of
 * sources of that name. Superseded revisions are not found; retracted figures are, and say so.
 */
import type { Dimensions, Indicator, Per, Period, Quantity } from '@marsad/indicators';
import { storedIndicator } from '@marsad/indicators/pipeline';
import { periodAsJson, quantityAsJson } from '../connection/as-json.js';
import type { Executor } from '../connection/connect.js';
import type { ObservationId, RevisionId, SourceId } from '../connection/ids.js';
import { read, readable } from '../connection/stored.js';
import { findSources } from './named.js';
import { type Found, matches, type Sought } from './sought.js';

export interface FoundFigure {
  readonly id: ObservationId;
  readonly indicator: Indicator;
  readonly dimensions: Dimensions;
  readonly period: Period;
  readonly quantity: Quantity;
  readonly per: Per;
  readonly retracted: boolean;
  readonly source: string;
  readonly note: string | null;
}

/** A step of the search, and the last figure that was looked at in it: its key, when it was recorded or its period ends, its id. */
export type FigurePlace = readonly [step: number, key: string, at: string, id: string];

interface Looked {
  readonly revision: RevisionId;
  readonly place: FigurePlace;
}

/** What a step has looked at after a place: `end` is where to go on with it, null after the last. */
type Step = (
  sql: Executor,
  sought: Sought,
  after: FigurePlace | null,
  limit: number,
) => Promise<{ readonly fitting: readonly Looked[]; readonly end: FigurePlace | null }>;

/** A page may stay short of what is asked for, where so many looks in a row found little: it goes on in the next one. */
const mostLooks = 4;

export async function findFigures(
  sql: Executor,
  sought: Sought,
  after: FigurePlace | null,
  limit: number,
): Promise<Found<FoundFigure, FigurePlace>> {
  const found: Looked[] = [];
  let place = after;
  let step = after?.[0] ?? 0;
  for (let looks = 0; looks < mostLooks && step < steps.length && found.length <= limit; ) {
    const look = steps[step] as Step;
    const { fitting, end } = await look(sql, sought, place, limit + 1 - found.length);
    found.push(...fitting);
    // Steps that come to their end have cost next to nothing.
    if (end === null) step += 1;
    else looks += 1;
    place = end ?? null;
  }
  const hits = await stated(sql, found.slice(0, limit));
  const rest = step < steps.length ? (place ?? ([step, '', '', ''] as const)) : null;
  return { hits, end: found.length > limit ? (found[limit - 1]?.place ?? null) : rest };
}

const key = (sql: Executor) => sql`search_key(search_folded(r.text)) collate "C"`;
const soughtKey = (sql: Executor, { folded }: Sought) => sql`search_key(${folded})`;

/** Written exactly so, the latest recorded first. */
const written: Step = async (sql, sought, after, limit) =>
  inTurn(
    0,
    limit,
    await sql<Row[]>`
      select r.id as revision, '' as key, r.recorded_at as at, r.id
      from revision r where r.superseded_at is null and ${key(sql)} = ${soughtKey(sql, sought)}
        ${before(sql, after)} order by r.recorded_at desc, r.id desc limit ${limit}`,
  );

/** Written so at their beginning, in the order of what is written. */
const begins: Step = async (sql, sought, after, limit) => {
  const within = sql`${key(sql)} > ${soughtKey(sql, sought)} and ${key(sql)} < ${soughtKey(sql, sought)} || chr(1114111)`;
  const columns = sql`r.id as revision, ${key(sql)} as key, r.recorded_at as at, r.id`;
  const order = sql`order by ${key(sql)}, r.recorded_at desc, r.id desc`;
  const from = after?.[1] ? after : null;
  return inTurn(
    1,
    limit,
    await sql<Row[]>`
      select * from (
        ${
          from === null
            ? sql``
            : sql`(select ${columns} from revision r where r.superseded_at is null and ${key(sql)} = ${from[1]}
                ${before(sql, from)} order by r.recorded_at desc, r.id desc limit ${limit}) union all`
        }
        (select ${columns} from revision r where r.superseded_at is null and ${within}
          ${from === null ? sql`` : sql`and ${key(sql)} > ${from[1]}`} ${order} limit ${limit})) r
      order by key collate "C", at desc, id desc limit ${limit}`,
  );
};

interface Row {
  readonly revision: RevisionId;
  readonly key: string;
  readonly at: string;
  readonly id: string;
}

/** Rows of an index in its order: as many as were asked for may have others after them. */
function inTurn(step: number, limit: number, rows: readonly Row[]) {
  const fitting = rows.map(({ revision, ...row }) => ({ revision, place: placeOf(step, row) }));
  return { fitting, end: rows.length < limit ? null : (fitting.at(-1)?.place ?? null) };
}

const placeOf = (step: number, { key: of, at, id }: Omit<Row, 'revision'>): FigurePlace => [step, of, at, id];

/** Recorded before the place; from the first where it is none. */
const before = (sql: Executor, after: FigurePlace | null) =>
  after?.[3] ? sql`and (r.recorded_at, r.id) < (${after[2]}::timestamptz, ${after[3]}::uuid)` : sql``;

/** A step before has found it: it is written so, or begins so. */
const isWritten = (sql: Executor, sought: Sought) =>
  sql`starts_with(search_key(search_folded(r.text)), ${soughtKey(sql, sought)})`;

/** So many notes with the words are put in order. */
const mostSorted = 10_000;
/** So many of the latest notes are read one by one, each folded anew: some 20 ms. */
const mostRead = 1_000;

/**
 * With the words in their note, the latest recorded first. A word that every other note has is among the latest few, which
 * are read first; of a rarer one the index knows all. One that many notes have, but none of late, is found in those of them
 * that are come upon first.
 */
const noted: Step = async (sql, sought, after, limit) => {
  const few = await latestNoted(sql, sought, after, { limit, most: 3 * limit });
  if (few.end === null || few.fitting.length >= limit) return few;
  const fits = sql`r.superseded_at is null and r.note is not null and ${matches(sql, sql`r.note`, sought)}`;
  const [all] = await sql<{ count: number }[]>`
    select count(*)::int as count from (select from revision r where ${fits} limit ${mostSorted + 1}) found`;
  if ((all?.count ?? 0) > mostSorted) {
    const latest = await latestNoted(sql, sought, after, { limit, most: mostRead });
    if (latest.fitting.length > 0) return latest;
  }
  const most = 2 * limit;
  const rows = await sql<(Row & { fits: boolean })[]>`
    with found as materialized (
      select r.id, r.recorded_at, r.text from revision r where ${fits} limit ${mostSorted}),
    latest as materialized (
      select * from found r where true ${before(sql, after)} order by r.recorded_at desc, r.id desc limit ${most})
    select r.id as revision, '' as key, r.recorded_at as at, r.id, not ${isWritten(sql, sought)} as fits
    from latest r order by r.recorded_at desc, r.id desc`;
  return chosen(2, limit, rows, rows.length === most);
};

/** Those with the words among the latest `most` notes after a place. */
async function latestNoted(
  sql: Executor,
  sought: Sought,
  after: FigurePlace | null,
  { limit, most }: { readonly limit: number; readonly most: number },
) {
  const rows = await sql<(Row & { fits: boolean; looked: number })[]>`
    with latest as materialized (
      select r.id, r.recorded_at, r.text, r.note from revision r
      where r.superseded_at is null and r.note is not null ${before(sql, after)}
      order by r.recorded_at desc, r.id desc limit ${most})
    select * from (
      select r.id as revision, '' as key, r.recorded_at as at, r.id, (select count(*)::int from latest) as looked,
        ${matches(sql, sql`r.note`, sought)} and not ${isWritten(sql, sought)} as fits from latest r) looked
    where fits or id = (select id from latest order by recorded_at, id limit 1)
    order by at desc, id desc`;
  return chosen(2, limit, rows, rows[0]?.looked === most);
}

/** Of rows that were looked at, those that fit; `more`: others lie after the last of them. */
function chosen(step: number, limit: number, rows: readonly (Row & { fits: boolean })[], more: boolean) {
  const fitting = rows
    .filter(({ fits }) => fits)
    .slice(0, limit)
    .map(({ revision, key: of, at, id }) => ({ revision, place: placeOf(step, { key: of, at, id }) }));
  const last = rows.at(-1);
  if (fitting.length === limit) return { fitting, end: fitting.at(-1)?.place ?? null };
  return { fitting, end: more && last !== undefined ? placeOf(step, last) : null };
}

/** Of the first so many sources of that name. */
const mostSources = 10;
/** Of each source so many figures at once. */
const ofEachSource = 60;

/** Of sources that the words are found in, the latest period first. */
const sourced: Step = async (sql, sought, after, limit) => {
  const { hits } = await findSources(sql, sought, null, mostSources);
  if (hits.length === 0) return { fitting: [], end: null };
  const most = Math.max(limit + 1, ofEachSource);
  const from = after?.[3] ? sql`and (o.period_end, o.id) < (${after[2]}::date, ${after[3]}::uuid)` : sql``;
  const rows = await sql<(Row & { fits: boolean })[]>`
    select r.id as revision, '' as key, o.period_end as at, o.id,
      not ${isWritten(sql, sought)} and not coalesce(${matches(sql, sql`r.note`, sought)}, false) as fits
    from (
      select o.id, o.period_end from unnest(${hits.map(({ id }) => id) as SourceId[]}::uuid[]) wanted (source)
      cross join lateral (select o.id, o.period_end from observation o where o.source_id = wanted.source ${from}
        order by o.period_end desc, o.id desc limit ${most}) o
      order by o.period_end desc, o.id desc limit ${most}) o
    join revision r on r.observation_id = o.id and r.superseded_at is null
    order by o.period_end desc, o.id desc`;
  return chosen(3, limit, rows, rows.length === most);
};

const steps: readonly Step[] = [written, begins, noted, sourced];

/** What is told of them, in their order. */
async function stated(
  sql: Executor,
  looked: readonly Looked[],
): Promise<(FoundFigure & { place: FigurePlace })[]> {
  if (looked.length === 0) return [];
  const rows = await sql<(FoundFigure & { revision: RevisionId })[]>`
    select r.id as revision, o.id, i.definition as indicator, o.dimensions, ${periodAsJson(sql)} as period,
      ${quantityAsJson(sql)} as quantity, r.per, r.retracted, s.title as source, r.note
    from revision r join observation o on o.id = r.observation_id join source s on s.id = o.source_id
    join indicator i on i.id = o.indicator_id
    where r.id in ${sql(looked.map(({ revision }) => revision) as string[])}`;
  const figures = readable(rows, ({ revision, ...row }) => {
    const indicator = read(storedIndicator, row.indicator, `indicator of observation ${row.id}`);
    return [revision, { ...row, indicator }] as const;
  });
  const byRevision = new Map(figures);
  return looked.flatMap(({ revision, place }) => {
    const figure = byRevision.get(revision);
    return figure === undefined ? [] : [{ ...figure, place }];
  });
}
