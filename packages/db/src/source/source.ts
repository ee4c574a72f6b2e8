/** Sources: the documents and reports that figures stand in, their grades and the files behind them. */
import {
  type Actor,
  folded,
  isSameSource,
  type Per,
  type Period,
  type Quantity,
  sourceKey,
} from '@marsad/indicators';
import type { Citation, Reliability } from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { actorName, containing, periodAsJson, quantityAsJson } from '../connection/as-json.js';
import { type Executor, isoInstant, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { FileId, ObservationId, SourceId, SubmissionId } from '../connection/ids.js';

/** How many figures of a source are counted out; beyond, "more than" has to do. */
export const mostFiguresCounted = 10_000;

export interface SourceContents {
  readonly title: string;
  readonly publisher: string | null;
  readonly author: string | null;
  readonly url: string | null;
  /** The language it is written in, as a BCP 47 tag. */
  readonly language: string | null;
  /** Grade of its new figures, where whoever enters them gives none. */
  readonly reliability: Reliability | null;
}

export interface StoredSource extends SourceContents {
  readonly id: SourceId;
  readonly version: number;
  readonly updatedAt: string;
  /** At most one more than {@link mostFiguresCounted}. */
  readonly figures: number;
  readonly files: readonly StoredFile[];
}

export interface StoredFile {
  readonly id: FileId;
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  readonly addedAt: string;
  readonly addedBy: string;
}

export interface SourceFilter {
  readonly id?: SourceId;
  /** A part of the title, the publisher or the author. */
  readonly text?: string | undefined;
  /** Only sources after this one in the order of the list. */
  readonly after?: { readonly title: string; readonly id: SourceId } | undefined;
  readonly limit: number;
}

/** By title. */
export async function listSources(
  sql: Executor,
  { id, text, after, limit }: SourceFilter,
): Promise<StoredSource[]> {
  const like = text === undefined ? null : containing(folded(text));
  return sql<StoredSource[]>`
    select s.id, s.title, s.publisher, s.author, s.url, s.language, s.reliability, s.version,
      s.updated_at as "updatedAt",
      (select count(*)::int from (select from observation o where o.source_id = s.id
        limit ${mostFiguresCounted + 1}) counted) as figures,
      (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type,
          'size', f.size, 'addedAt', ${isoInstant(sql, sql`f.added_at`)},
          'addedBy', ${actorName(sql, 'f.added_by')}) order by f.id), '[]')
        from source_file f where f.source_id = s.id and f.removed_at is null) as files
    from source s
    where true
      ${id === undefined ? sql`` : sql`and s.id = ${id}`}
      ${like === null ? sql`` : sql`and (folded(s.title) ilike ${like} or folded(s.publisher) ilike ${like} or folded(s.author) ilike ${like})`}
      ${after === undefined ? sql`` : sql`and (lower(s.title), s.id) > (lower(${after.title}), ${after.id})`}
    order by lower(s.title), s.id limit ${limit}`;
}

export async function findSource(sql: Executor, id: SourceId): Promise<StoredSource | null> {
  const [source] = await listSources(sql, { id, limit: 1 });
  return source ?? null;
}

/** By whom a source is cited, and through which submission: null where an editor corrects what is on record. */
interface CitedBy {
  readonly actor: Actor;
  readonly submission: SubmissionId | null;
}

/** The id of the source that is cited, made where there is none yet, and the grade it has. */
export async function citedSource(
  tx: Transaction,
  source: Citation,
  by: CitedBy,
): Promise<{ id: SourceId; reliability: Reliability | null }> {
  const fingerprint = sourceKey(source);
  const known = await sourceNamed(tx, fingerprint);
  if (known) return withAuthor(tx, known, source.author, by);
  // Two first figures of one source are two transactions that both found nothing.
  await tx`select pg_advisory_xact_lock(hashtextextended(${fingerprint}, 0))`;
  const meanwhile = await sourceNamed(tx, fingerprint);
  if (meanwhile) return withAuthor(tx, meanwhile, source.author, by);
  const [created] = await tx<{ id: SourceId; reliability: Reliability | null }[]>`
    insert into source (title, publisher, author, url)
    values (${source.title}, ${source.publisher}, ${source.author}, ${source.url}) returning id, reliability`;
  if (!created) throw new Error('a source could not be stored');
  await tx`insert into source_name (fingerprint, source_id) values (${fingerprint}, ${created.id})`;
  return created;
}

/** The sources of many citations, as {@link citedSource} finds or makes each. @returns them in that order. */
export async function citedSources(
  tx: Transaction,
  citations: readonly (CitedBy & { readonly source: Citation })[],
): Promise<{ id: SourceId; reliability: Reliability | null }[]> {
  const keyed = citations.map((one) => ({ ...one, fingerprint: sourceKey(one.source) }));
  const names = [...new Set(keyed.map(({ fingerprint }) => fingerprint))];
  const rows = await tx<(NamedSource & { fingerprint: string })[]>`
    select n.fingerprint, s.id, s.author, s.reliability from source_name n join source s on s.id = n.source_id
    where n.fingerprint = any(${names})`;
  const known = new Map(rows.map(({ fingerprint, ...source }) => [fingerprint, source]));
  const found = new Map<number, { id: SourceId; reliability: Reliability | null }>();
  // Those that are to be made are taken in one order by everybody.
  const inOrder = [...keyed.entries()].sort(([m, a], [n, b]) =>
    a.fingerprint === b.fingerprint ? m - n : a.fingerprint < b.fingerprint ? -1 : 1,
  );
  for (const [at, { fingerprint, source, ...by }] of inOrder) {
    const held = known.get(fingerprint);
    const isSaid = held !== undefined && (held.author !== null || source.author === null);
    found.set(at, isSaid ? held : await citedSource(tx, source, by));
  }
  return citations.map((_, at) => found.get(at) as { id: SourceId; reliability: Reliability | null });
}

/** The id of the source a citation names; null where none goes by that yet. */
export async function knownSource(sql: Executor, source: Citation): Promise<SourceId | null> {
  return (await sourceNamed(sql, sourceKey(source)))?.id ?? null;
}

/** One that comes from elsewhere, with the id it has there. @returns whether another goes by its name or its id already. */
export async function takeInSource(
  tx: Transaction,
  { id, ...source }: SourceContents & { readonly id: SourceId },
): Promise<Done | { readonly kind: 'taken' }> {
  const fingerprint = sourceKey(source);
  await tx`select pg_advisory_xact_lock(hashtextextended(${fingerprint}, 0))`;
  if ((await sourceNamed(tx, fingerprint)) !== null) return { kind: 'taken' };
  const { count } = await tx`
    insert into source (id, title, publisher, author, url, language, reliability)
    values (${id}, ${source.title}, ${source.publisher}, ${source.author}, ${source.url}, ${source.language},
      ${source.reliability})
    on conflict (id) do nothing`;
  if (count === 0) return { kind: 'taken' };
  await tx`insert into source_name (fingerprint, source_id) values (${fingerprint}, ${id})`;
  return done;
}

/** Those that go by these names or these ids, by both. */
export async function sourcesHeld(
  sql: Executor,
  sources: readonly (SourceContents & { readonly id: SourceId })[],
): Promise<{
  readonly byName: ReadonlyMap<string, SourceContents>;
  readonly ids: ReadonlySet<string>;
}> {
  const names = [...new Set(sources.map(sourceKey))];
  const rows = await sql<(SourceContents & { fingerprint: string })[]>`
    select n.fingerprint, s.title, s.publisher, s.author, s.url, s.language, s.reliability
    from source_name n join source s on s.id = n.source_id where n.fingerprint = any(${names})`;
  const ids = await sql<{ id: string }[]>`
    select id from source where id = any(${sources.map(({ id }) => id)}::uuid[])`;
  return {
    byName: new Map(rows.map(({ fingerprint, ...source }) => [fingerprint, source])),
    ids: new Set(ids.map(({ id }) => id)),
  };
}

type NamedSource = { id: SourceId; author: string | null; reliability: Reliability | null };

async function sourceNamed(tx: Executor, fingerprint: string): Promise<NamedSource | null> {
  const [known] = await tx<NamedSource[]>`
    select s.id, s.author, s.reliability from source_name n join source s on s.id = n.source_id
    where n.fingerprint = ${fingerprint}`;
  return known ?? null;
}

/**
 * The first citation that names an author gives a source that has none its own, on record as any other edit. Once an
 * editor has mended a source, only editors say what is said of it: an author they left out stays out.
 */
async function withAuthor(
  tx: Transaction,
  known: NamedSource,
  author: string | null,
  { actor, submission }: CitedBy,
): Promise<NamedSource> {
  if (known.author !== null || author === null) return known;
  const [filled] = await tx<{ title: string }[]>`
    update source set author = ${author}, version = version + 1, updated_at = now()
    where id = ${known.id} and author is null and version = 1 returning title`;
  if (filled) {
    const changed = { author: { before: null, after: author } };
    const details = { title: filled.title, changed, ...(submission === null ? {} : { submission }) };
    await audit(tx, actor, 'source.edit', { kind: 'source', id: known.id }, details);
  }
  return known;
}

type SourceEditResult =
  | Done
  | { readonly kind: 'not-found' | 'unchanged' }
  | { readonly kind: 'conflict'; readonly version: number }
  /** Another source goes by that title, publisher and address. */
  | { readonly kind: 'taken'; readonly by: SourceId };

/** Mends what is said of a source. Its old spelling still leads to it. */
export async function editSource(
  sql: Sql,
  actor: Actor,
  {
    source: id,
    seen,
    next,
  }: {
    readonly source: SourceId;
    /** The version whoever edits has in front of them; null for whichever is there. */
    readonly seen: number | null;
    readonly next: SourceContents;
  },
): Promise<SourceEditResult> {
  return sql.begin(async (tx) => {
    const [held] = await tx<(SourceContents & { version: number })[]>`
      select title, publisher, author, url, language, reliability, version from source where id = ${id} for update`;
    if (!held) return { kind: 'not-found' };
    const { version, ...before } = held;
    if (seen !== null && seen !== version) return { kind: 'conflict', version };
    const changed = Object.fromEntries(
      Object.entries(next).flatMap(([name, value]) => {
        const was = before[name as keyof SourceContents];
        return was === value ? [] : [[name, { before: was, after: value }]];
      }),
    );
    if (Object.keys(changed).length === 0) return { kind: 'unchanged' };
    if (!isSameSource(before, next)) {
      const [name] = await tx<{ id: SourceId }[]>`
        insert into source_name (fingerprint, source_id) values (${sourceKey(next)}, ${id})
        on conflict (fingerprint) do update set source_id = source_name.source_id returning source_id as id`;
      if (name && name.id !== id) return { kind: 'taken', by: name.id };
    }
    await tx`update source set title = ${next.title}, publisher = ${next.publisher}, author = ${next.author},
      url = ${next.url}, language = ${next.language}, reliability = ${next.reliability}, version = version + 1,
      updated_at = now() where id = ${id}`;
    await audit(tx, actor, 'source.edit', { kind: 'source', id }, { title: next.title, changed });
    return done;
  });
}

/**
 * Gives a source that was entered without one its address. One that somebody has edited stays as they left it, and so
 * does one beside which another goes by that address already.
 */
export async function addressSource(
  sql: Sql,
  actor: Actor,
  { title, publisher, url }: { readonly title: string; readonly publisher: string; readonly url: string },
): Promise<SourceEditResult> {
  const held = await sourceNamed(sql, sourceKey({ title, publisher, url: null }));
  const source = held ? await findSource(sql, held.id) : null;
  if (source?.version !== 1 || source.url !== null || source.title !== title) return { kind: 'unchanged' };
  return editSource(sql, actor, {
    source: source.id,
    seen: source.version,
    next: contentsOf(source, url),
  });
}

function contentsOf(
  { title, publisher, author, language, reliability }: StoredSource,
  url: string,
): SourceContents {
  return { title, publisher, author, url, language, reliability };
}

/** A figure as the page of its source lists it. */
export interface SourcedFigure {
  readonly id: ObservationId;
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: Period;
  readonly quantity: Quantity;
  readonly per: Per;
  readonly retracted: boolean;
  readonly locator: string | null;
  readonly sourceDate: string | null;
  readonly reliability: string | null;
  readonly credibility: number | null;
}

/** What a source says, the newest period first. @param after the last one of the page before. */
export async function sourcedFigures(
  sql: Executor,
  source: SourceId,
  after: { readonly end: string; readonly id: ObservationId } | null,
  limit: number,
): Promise<SourcedFigure[]> {
  return sql<SourcedFigure[]>`
    select o.id, o.indicator_id as indicator, o.dimensions,
      ${periodAsJson(sql)} as period, ${quantityAsJson(sql)} as quantity,
      r.per, r.retracted, r.locator, r.source_date as "sourceDate", r.reliability, r.credibility
    from observation o join revision r on r.observation_id = o.id and r.superseded_at is null
    where o.source_id = ${source}
      ${after === null ? sql`` : sql`and (o.period_end, o.id) < (${after.end}, ${after.id})`}
    order by o.period_end desc, o.id desc limit ${limit}`;
}
