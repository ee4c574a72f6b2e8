/** The sentence of a text that a figure on record was read in. Whoever sees the figure's source sees its text. */
import type { Language } from '@marsad/indicators';
import { storedCandidate } from '@marsad/indicators/reading';
import { type Executor, isoInstant } from '../connection/connect.js';
import type { CandidateId, ObservationId } from '../connection/ids.js';
import { read } from '../connection/stored.js';
import { findObservation, type HeldObservation } from '../observation/edit.js';

export interface FoundSentence {
  readonly held: HeldObservation;
  /** The revision that was read there; what is live now may be another. */
  readonly revision: number;
  readonly recordedAt: string;
  readonly text: string;
  /** Where the figure stands in it, in UTF-16 code units. */
  readonly mark: { readonly start: number; readonly end: number };
  readonly language: Language | null;
}

/** The figures of an indicator that were read in a text, those accepted last first. */
export async function figuresWithSentence(
  sql: Executor,
  indicator: string,
  most: number,
): Promise<ObservationId[]> {
  const rows = await sql<{ id: ObservationId }[]>`
    select o.id from observation o
    where o.indicator_id = ${indicator} and exists (
      select from submission s join reading_candidate c on c.submission_id = s.id where s.observation_id = o.id)
    order by o.id desc limit ${most}`;
  return rows.map(({ id }) => id);
}

/** Of a figure that was read in several texts, that which was accepted last; null where none is kept. */
export async function findSentence(sql: Executor, id: ObservationId): Promise<FoundSentence | null> {
  const [row] = await sql<
    {
      candidate: CandidateId;
      found: unknown;
      paragraph: string;
      language: Language | null;
      revision: number;
      recordedAt: string;
    }[]
  >`
    select c.id as candidate, c.found, p.text as paragraph, t.language, r.number as revision,
      ${isoInstant(sql, sql`r.recorded_at`)} as "recordedAt"
    from submission s
    join reading_candidate c on c.submission_id = s.id
    join reading t on t.id = c.reading_id
    join reading_paragraph p on p.reading_id = c.reading_id and p.n = c.paragraph
    join revision r on r.submission_id = s.id and r.observation_id = s.observation_id
    where s.observation_id = ${id} order by r.number desc limit 1`;
  const held = row === undefined ? null : await findObservation(sql, id);
  if (row === undefined || held === null) return null;
  const { figure } = read(storedCandidate, row.found, `reading_candidate ${row.candidate}`);
  const { start, end } = figure.sentence;
  const { revision, recordedAt, language } = row;
  return {
    ...{ held, revision, recordedAt, language },
    text: row.paragraph.slice(start, end),
    mark: { start: figure.start - start, end: figure.end - start },
  };
}
