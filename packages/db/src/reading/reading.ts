/** Readings as they stand: texts, their paragraphs and the figures found in them. */
import type { Actor, Language, Problem } from '@marsad/indicators';
import type { CandidateState, ReadingKind, ReadingStatus, ReadingWire } from '@marsad/indicators/contract';
import { type Citation, type Entry, storedActor, storedEntry } from '@marsad/indicators/pipeline';
import { type FoundCandidate, storedCandidate } from '@marsad/indicators/reading';
import { actorName, figureAsJson, periodAsJson } from '../connection/as-json.js';
import { type Executor, isoInstant } from '../connection/connect.js';
import type { CandidateId, ObservationId, ReadingId, SourceId, SubmissionId } from '../connection/ids.js';
import { read, readable, readablePage, readOr } from '../connection/stored.js';
import type { SubmissionStatus } from '../observation/submission.js';
import { isTakenBack } from '../observation/undo.js';

export interface StoredReading {
  readonly id: ReadingId;
  readonly name: string;
  readonly status: ReadingStatus;
  readonly problem: Problem | null;
  readonly kind: ReadingKind | null;
  readonly language: Language | null;
  readonly source: Citation;
  /** Of the source on record; null until a figure of the text is. */
  readonly sourceId: SourceId | null;
  readonly pages: number | null;
  readonly progress: ReadingWire['progress'];
  readonly counts: ReadingWire['counts'];
  readonly notes: readonly Problem[];
  readonly by: Actor;
  readonly at: string;
}

/** The figures of a reading `r` that are on record. */
const onRecord = (sql: Executor) => sql`
  reading_candidate c join submission s on s.id = c.submission_id and not ${isTakenBack(sql)}
  join observation o on o.id = s.observation_id`;

const columns = (sql: Executor) => sql`
  r.id, r.name, r.status, r.problem, r.kind, r.language, r.source, r.pages, r.progress, r.notes, r.actor as by,
  r.created_at as at,
  (select o.source_id from ${onRecord(sql)} where c.reading_id = r.id limit 1) as "sourceId",
  (select jsonb_build_object(
      'paragraphs', (select count(*) from reading_paragraph p where p.reading_id = r.id),
      'open', count(*) filter (where c.state = 'open'),
      'accepted', count(*) filter (where c.state = 'accepted'),
      'dismissed', count(*) filter (where c.state = 'dismissed'))
    from reading_candidate c where c.reading_id = r.id) as counts`;

const readingOf = (row: StoredReading): StoredReading => ({
  ...row,
  by: read(storedActor, row.by, `reading ${row.id}`),
});

export async function findReading(sql: Executor, id: ReadingId): Promise<StoredReading | null> {
  const [row] = await sql<StoredReading[]>`select ${columns(sql)} from reading r where r.id = ${id}`;
  return row ? readingOf(row) : null;
}

/** The newest first. @param by only what this one handed in; null for all. */
export async function listReadings(
  sql: Executor,
  { by, before, limit }: { by: Actor | null; before: { at: string; id: ReadingId } | null; limit: number },
): Promise<StoredReading[]> {
  return readablePage(
    limit,
    (most = limit, last: StoredReading | null) => {
      const from = last ? { at: last.at, id: last.id } : before;
      return sql<StoredReading[]>`
        select ${columns(sql)} from reading r
        where true
          ${by === null ? sql`` : sql`and ${handedInBy(sql, by)}`}
          ${from === null ? sql`` : sql`and (r.created_at, r.id) < (${from.at}, ${from.id})`}
        order by r.created_at desc, r.id desc limit ${most}`;
    },
    readingOf,
  );
}

/** That the reading `r` is of this one. */
const handedInBy = (sql: Executor, actor: Actor) => sql`
  r.actor ->> 'kind' = ${actor.kind}
  and coalesce(r.actor ->> 'id', r.actor ->> 'part') = ${'id' in actor ? actor.id : actor.part}`;

export interface StoredParagraph {
  readonly n: number;
  readonly page: number | null;
  readonly section: string | null;
  readonly isHeading: boolean;
  readonly text: string;
}

/** @param only this paragraph; all of them where absent. */
export async function readingParagraphs(
  sql: Executor,
  id: ReadingId,
  only?: number,
): Promise<StoredParagraph[]> {
  return sql<StoredParagraph[]>`
    select n, page, section, is_heading as "isHeading", text from reading_paragraph
    where reading_id = ${id} ${only === undefined ? sql`` : sql`and n = ${only}`} order by n`;
}

export type AcceptedAs = Pick<Entry, 'indicator' | 'dimensions' | 'period' | 'figure'>;

export interface StoredCandidate {
  readonly id: CandidateId;
  readonly n: number;
  readonly paragraph: number;
  readonly page: number | null;
  readonly found: FoundCandidate;
  readonly state: CandidateState;
  readonly reason: string | null;
  readonly submission: {
    readonly id: SubmissionId;
    readonly status: SubmissionStatus;
    readonly by: Actor;
  } | null;
  readonly observation: ObservationId | null;
  /** What it was accepted as: the figure on record as it stands now, else as it was handed in; null where it was not. */
  readonly accepted: AcceptedAs | null;
  readonly decided: { readonly by: string; readonly at: string } | null;
}

const candidateColumns = (sql: Executor) => sql`
  c.id, c.n, c.paragraph, c.page, c.found, c.state, c.reason,
  case when not ${isTakenBack(sql)} then s.observation_id end as observation,
  case when s.id is not null then jsonb_build_object('id', s.id, 'status', s.status, 'by', s.actor) end as submission,
  s.entry,
  (select jsonb_build_object('indicator', o.indicator_id, 'dimensions', o.dimensions, 'period', ${periodAsJson(sql)},
      'figure', ${figureAsJson(sql)})
    from observation o join revision r on r.observation_id = o.id and r.superseded_at is null
    where o.id = s.observation_id and not ${isTakenBack(sql)}) as accepted,
  case when c.actor is not null then jsonb_build_object('by', ${actorName(sql, 'c.actor')},
    'at', ${isoInstant(sql, sql`c.decided_at`)}) end as decided`;

/** A row as it is stored. */
type CandidateRow = StoredCandidate & { readonly entry: unknown };

const candidateOf = ({ entry, ...row }: CandidateRow): StoredCandidate => {
  const place = `reading_candidate ${row.id}`;
  const { submission } = row;
  return {
    ...row,
    accepted: row.accepted ?? readOr(storedEntry, entry, place),
    found: read(storedCandidate, row.found, place),
    submission: submission && { ...submission, by: read(storedActor, submission.by, place) },
  };
};

/** In the order of the text. */
export async function readingCandidates(sql: Executor, id: ReadingId): Promise<StoredCandidate[]> {
  const rows = await sql<CandidateRow[]>`
    select ${candidateColumns(sql)}
    from reading_candidate c left join submission s on s.id = c.submission_id
    where c.reading_id = ${id} order by c.n`;
  return readable(rows, candidateOf);
}

export async function findCandidate(
  sql: Executor,
  reading: ReadingId,
  id: CandidateId,
): Promise<StoredCandidate | null> {
  const [row] = await sql<CandidateRow[]>`
    select ${candidateColumns(sql)}
    from reading_candidate c left join submission s on s.id = c.submission_id
    where c.id = ${id} and c.reading_id = ${reading}`;
  return row ? candidateOf(row) : null;
}

/** Where a figure on record stands in a text. */
export interface TextFigure {
  readonly observation: ObservationId;
  readonly candidate: CandidateId;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly sentence: { readonly start: number; readonly end: number };
}

export async function figuresInText(sql: Executor, id: ReadingId): Promise<TextFigure[]> {
  return sql<TextFigure[]>`
    select o.id as observation, c.id as candidate, c.paragraph, (c.found -> 'figure' -> 'start')::int as start,
      (c.found -> 'figure' -> 'end')::int as "end", c.found -> 'figure' -> 'sentence' as sentence
    from ${onRecord(sql)} where c.reading_id = ${id} order by c.n`;
}

/** The texts that figures of a source were read in, the newest first. @param observation only the one this was read in. */
export async function textsOfSource(
  sql: Executor,
  {
    source,
    observation,
    before,
    limit,
  }: {
    source: SourceId;
    observation: ObservationId | null;
    before: { at: string; id: ReadingId } | null;
    limit: number;
  },
): Promise<StoredReading[]> {
  const rows = await sql<StoredReading[]>`
    select ${columns(sql)} from reading r
    where r.id in (select c.reading_id from ${onRecord(sql)}
        where o.source_id = ${source} ${observation === null ? sql`` : sql`and o.id = ${observation}`})
      ${before === null ? sql`` : sql`and (r.created_at, r.id) < (${before.at}, ${before.id})`}
    order by r.created_at desc, r.id desc limit ${limit}`;
  return readable(rows, readingOf);
}
