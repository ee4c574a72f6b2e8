/** The sentence of a text that a figure on record was read in. Whoever sees the figure's source sees its text. */
import type { Language } from '@marsad/indicators';
import { storedCandidate } from '@marsad/indicators/reading';
import { type Executor, isoInstant } from '../connection/connect.js';
import type { CandidateId, ObservationId } from '../connection/ids.js';
import { read } from '../connection/stored.js';
import { findObservation, type HeldObservation } from '../observation/held.js';
import { isTakenBack } from '../observation/undo.js';
import { asKnownOn, revisionSeen } from '../series/series.js';

export interface FoundSentence {
  readonly held: HeldObservation;
  /** What became of the figure after it was read there, as far as it is seen, and the day of that; null for nothing. */
  readonly since: { readonly kind: 'revised' | 'retracted'; readonly on: string } | null;
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
      select from submission s join reading_candidate c on c.submission_id = s.id
      where s.observation_id = o.id and not ${isTakenBack(sql)})
    order by o.id desc limit ${most}`;
  return rows.map(({ id }) => id);
}

/**
 * Of a figure that was read in several texts, that which was accepted last.
 * @param asOf the day whose knowledge counts; null for now.
 * @returns null where none is kept, and 'later' where it was not known on that day.
 */
export async function findSentence(
  sql: Executor,
  id: ObservationId,
  asOf: string | null = null,
): Promise<FoundSentence | 'later' | null> {
  const [row] = await sql<
    {
      candidate: CandidateId;
      found: unknown;
      paragraph: string;
      language: Language | null;
      revision: number;
      knownOn: string;
      recordedAt: string;
    }[]
  >`
    select c.id as candidate, c.found, p.text as paragraph, t.language, r.number as revision,
      r.known_on as "knownOn", ${isoInstant(sql, sql`r.recorded_at`)} as "recordedAt"
    from submission s
    join reading_candidate c on c.submission_id = s.id
    join reading t on t.id = c.reading_id
    join reading_paragraph p on p.reading_id = c.reading_id and p.n = c.paragraph
    join revision r on r.submission_id = s.id and r.observation_id = s.observation_id
    where s.observation_id = ${id} and not ${isTakenBack(sql)}
    order by r.known_on <= coalesce(${asOf}::date, 'infinity') desc, r.number desc limit 1`;
  if (row === undefined) return null;
  if (asOf !== null && row.knownOn > asOf) return 'later';
  const held = await findObservation(sql, id, revisionSeen(sql, asKnownOn(asOf)));
  if (held === null) return asOf === null ? null : 'later';
  const { figure } = read(storedCandidate, row.found, `reading_candidate ${row.candidate}`);
  const { start, end } = figure.sentence;
  const { recordedAt, language } = row;
  return {
    ...{ held, recordedAt, language },
    since: sinceRead(held, row, asOf),
    text: row.paragraph.slice(start, end),
    mark: { start: figure.start - start, end: figure.end - start },
  };
}

function sinceRead(
  { live: seen, revised }: HeldObservation,
  read: { readonly revision: number; readonly knownOn: string },
  asOf: string | null,
): FoundSentence['since'] {
  if (seen.number === read.revision) return null;
  // A correction stands for the same day; anything else became known on its own.
  const on = asOf === null || seen.knownOn === read.knownOn ? revised.on : seen.knownOn;
  return { kind: seen.retracted ? 'retracted' : 'revised', on };
}
