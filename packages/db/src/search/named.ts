/** What has a name: indicators, sources and people. Whole names come first, then those that begin so, then the rest. */
import type { LocalisedText, Role } from '@marsad/indicators';
import type { Executor } from '../connection/connect.js';
import type { IndicatorId, PersonId, SourceId } from '../connection/ids.js';
import { type Found, foundIn, matches, type Part, type Sought } from './sought.js';

/** Of more that fit, the first so many that are come upon are ranked. */
const mostRanked = 500;

/** 0: it is called that; 1: its name begins so; 2: the words are in its name; 3: elsewhere in what is said of it. */
type Rank = number;

const rankOf = (sql: Executor, names: readonly Part[], sought: Sought) => {
  const anyName = (test: (name: Part) => Part) =>
    names
      .map((name) => sql`coalesce(${test(name)}, false)`)
      .reduce((before, one) => sql`${before} or ${one}`);
  return sql`case
    when ${anyName((name) => sql`search_folded(${name}) = ${sought.folded}`)} then 0
    when ${anyName((name) => sql`starts_with(search_folded(${name}), ${sought.folded})`)} then 1
    when ${anyName((name) => matches(sql, name, sought))} then 2
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
  const names = [sql`i.definition -> 'name' ->> 'en'`, sql`i.definition -> 'name' ->> 'ar'`, sql`i.id`];
  const rows = await sql<(FoundIndicator & { place: IndicatorPlace })[]>`
    select id, name, definition, jsonb_build_array(rank, position, id) as place from (
      select i.id, i.position, i.definition -> 'name' as name, i.definition -> 'definition' as definition,
        ${rankOf(sql, names, sought)} as rank
      from indicator i where i.archived_at is null and ${matches(sql, texts, sought)}) found
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
      select s.id, s.title, s.publisher, s.author, ${rankOf(sql, [sql`s.title`], sought)} as rank
      from fitting join source s using (id)) found
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
        ${rankOf(sql, [sql`u."name"`, sql`u."email"`], sought)} as rank
      from auth."user" u where ${matches(sql, sql`u."name" || ' ' || u."email"`, sought)}) found
    where ${after === null ? sql`true` : sql`(rank, id) > (${after[0]}::int, ${after[1]}::uuid)`}
    order by rank, id limit ${limit + 1}`;
  return foundIn(rows, limit);
}
