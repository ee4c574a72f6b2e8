/** What has a name: indicators, sources and people. Whole names come first, then those that begin so, then the rest. */
import type { LocalisedText, Role } from '@marsad/indicators';
import type { Executor } from '../connection/connect.js';
import type { IndicatorId, PersonId, SourceId } from '../connection/ids.js';
import { type Found, foundIn, matches, type Part, type Sought } from './sought.js';

/** Of more that fit, the first so many that are come upon are ranked. */
const mostRanked = 300;

/** 0: it is called that; 1: its name begins so; 2: the words are in its name; 3: elsewhere in what is said of it. */
type Rank = number;

/** Of names that are folded already, since each is compared three times. */
const rankOf = (sql: Executor, names: readonly Part[], { folded, query }: Sought): Part => {
  const anyName = (test: (name: Part) => Part) =>
    names
      .map((name) => sql`coalesce(${test(name)}, false)`)
      .reduce((before, one) => sql`${before} or ${one}`);
  return sql`case
    when ${anyName((name) => sql`${name} = ${folded}`)} then 0
    when ${anyName((name) => sql`starts_with(${name}, ${folded})`)} then 1
    when ${anyName((name) => sql`to_tsvector('simple', ${name}) @@ to_tsquery('simple', ${query})`)} then 2
    else 3 end`;
};

export interface FoundIndicator {
  readonly id: IndicatorId;
  readonly name: LocalisedText;
  readonly definition: LocalisedText;
}
export type IndicatorPlace = readonly [rank: Rank, position: number, id: string];

/** Those that are not archived, in the order of the catalogue. */
export async function findIndicators(
  sql: Executor,
  sought: Sought,
  after: IndicatorPlace | null,
  limit: number,
): Promise<Found<FoundIndicator, IndicatorPlace>> {
  const texts = sql`concat_ws(' ', i.id, jsonb_path_query_array(i.definition, '$.name.*')::text,
    jsonb_path_query_array(i.definition, '$.definition.*')::text,
    jsonb_path_query_array(i.definition, '$.dimensions[*].codes[*].name.*')::text)`;
  const rows = await sql<(FoundIndicator & { place: IndicatorPlace })[]>`
    select id, name, definition, jsonb_build_array(rank, position, id) as place from (
      select i.id, i.position, i.definition -> 'name' as name, i.definition -> 'definition' as definition,
        ${rankOf(sql, [sql`en`, sql`ar`, sql`search_folded(i.id)`], sought)} as rank
      from indicator i cross join lateral (select search_folded(i.definition -> 'name' ->> 'en') as en,
        search_folded(i.definition -> 'name' ->> 'ar') as ar offset 0) names
      where i.archived_at is null and ${matches(sql, texts, sought)}) found
    where ${after === null ? sql`true` : sql`(rank, position, id) > (${after[0]}::int, ${after[1]}::int, ${after[2]}::text)`}
    order by rank, position, id limit ${limit + 1}`;
  return foundIn(rows, limit);
}

export interface FoundSource {
  readonly id: SourceId;
  readonly title: string;
  readonly publisher: string | null;
  readonly author: string | null;
}
export type NamedPlace = readonly [rank: Rank, id: string];

/** The latest made first. */
export async function findSources(
  sql: Executor,
  sought: Sought,
  after: NamedPlace | null,
  limit: number,
): Promise<Found<FoundSource, NamedPlace>> {
  const texts = sql`s.title || ' ' || coalesce(s.publisher, '') || ' ' || coalesce(s.author, '')`;
  const rows = await sql<(FoundSource & { place: NamedPlace })[]>`
    with fitting as materialized (
      (select s.id from source s where ${titleBegins(sql, sought)} order by search_key(search_folded(s.title)) collate "C", s.id
        limit ${mostRanked})
      union (select s.id from source s where ${matches(sql, texts, sought)} limit ${mostRanked}))
    select id, title, publisher, author, jsonb_build_array(rank, id) as place from (
      select s.id, s.title, s.publisher, s.author, ${rankOf(sql, [sql`name`], sought)} as rank
      from fitting join source s using (id)
      cross join lateral (select search_folded(s.title) as name offset 0) names) found
    where ${after === null ? sql`true` : sql`(rank > ${after[0]}::int or (rank = ${after[0]}::int and id < ${after[1]}::uuid))`}
    order by rank, id desc limit ${limit + 1}`;
  return foundIn(rows, limit);
}

/** Also where its words are those of more sources than are ranked. */
const titleBegins = (sql: Executor, { folded }: Sought) => {
  const key = sql`search_key(search_folded(s.title)) collate "C"`;
  return sql`${key} >= search_key(${folded}) and ${key} < search_key(${folded}) || chr(1114111)`;
};

export interface FoundPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabled: boolean;
}

/** Whoever has an account, by name or address. */
export async function findPeople(
  sql: Executor,
  sought: Sought,
  after: NamedPlace | null,
  limit: number,
): Promise<Found<FoundPerson, NamedPlace>> {
  const rows = await sql<(FoundPerson & { place: NamedPlace })[]>`
    select id, name, email, role, disabled, jsonb_build_array(rank, id) as place from (
      select u."id", u."name", u."email", u."role", u."disabledAt" is not null as disabled,
        ${rankOf(sql, [sql`names.name`, sql`names.address`], sought)} as rank
      from auth."user" u cross join lateral (select search_folded(u."name") as name,
        search_folded(u."email") as address offset 0) names where ${matches(sql, sql`u."name" || ' ' || u."email"`, sought)}) found
    where ${after === null ? sql`true` : sql`(rank, id) > (${after[0]}::int, ${after[1]}::uuid)`}
    order by rank, id limit ${limit + 1}`;
  return foundIn(rows, limit);
}
