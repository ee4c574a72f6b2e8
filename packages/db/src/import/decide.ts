/** What entries mean for what is on record: one observation after the other, as if they were entered one by one. */
import { problem } from '@marsad/indicators';
import { json, type Transaction } from '../connection/connect.js';
import type { ImportId, RevisionId } from '../connection/ids.js';
import { decideRevision, type KnownRevision, type Stated } from '../observation/revision.js';
import { currentDayOf } from './day.js';
import { copyInto } from './entry-lines.js';

/** Rows of the database at a time. */
const chunk = 5_000;

/** An entry beside one revision that its observation has; without one, beside nothing. */
interface Row {
  readonly n: number;
  readonly observation: string;
  readonly statedLower: number | null;
  readonly statedUpper: number | null;
  readonly statedPoint: number | null;
  readonly statedQualifier: KnownRevision['qualifier'];
  readonly statedLowerInclusive: boolean;
  readonly statedUpperInclusive: boolean;
  readonly statedPer: string;
  readonly statedLocator: string | null;
  readonly statedDate: string | null;
  readonly statedOn: string | null;
  readonly statedReliability: Stated['reliability'];
  readonly statedCredibility: number | null;
  readonly statedStatus: Stated['status'];
  readonly statedNote: string | null;
  /** What it has by its source, where it says nothing itself. */
  readonly keptReliability: string | null;
  readonly id: RevisionId | null;
  readonly number: number | null;
}

export interface DecidedEntry {
  readonly n: number;
  readonly kind: 'create' | 'revise' | 'unchanged';
  readonly live: boolean;
  readonly corrects: boolean;
  /** Its place among those that say something new of one observation. */
  readonly turn: number;
}

/** Which entries are decided one by one: those with an observation on record, and several of one that has none yet. */
export async function decideAgainstRecord(
  tx: Transaction,
  id: ImportId,
  { haveTogether }: { readonly haveTogether: boolean },
): Promise<void> {
  await tx`drop table if exists to_decide`;
  await tx`create temp table to_decide on commit drop as
    select e.n, o.id as observation
    from import_entry e join cited s on s.n = e.source
    join observation o on o.indicator_id = e.indicator_id and o.series_key = e.series_key
      and o.period_end = e.period_end and o.period_start = e.period_start and o.source_id = s.source_id
    where e.import_id = ${id} and e.kind = 'create'`;
  await tx`create index on to_decide (n)`;
  if (haveTogether)
    await tx`insert into to_decide (n, observation)
      select n, observation from (
        select t.n, first_value(e.observation_id) over (partition by t.g order by t.n) as observation,
          count(*) over (partition by t.g) as together
        from together t join import_entry e on e.import_id = ${id} and e.n = t.n
        where e.kind = 'create' and not exists (select from to_decide d where d.n = t.n)) v
      where together > 1`;
  const [any] = await tx`select from to_decide limit 1`;
  if (!any) return;
  await tx`analyze to_decide`;
  // Numbers alone: there may be a million of them.
  const ns: number[] = [];
  const codes: number[] = [];
  await decideThese(tx, id, (entry) => {
    ns.push(entry.n);
    codes.push(codeOf(entry));
  });
  await tx`create temp table decided (n int, kind text, live boolean, corrects boolean, turn int) on commit drop`;
  await copyInto(tx`copy decided from stdin`, async (copy) => {
    for (const [at, n] of ns.entries()) {
      copy.add(`${n}\t${lineOf(codes[at] as number)}\n`);
      if (at % 1_000 === 0) await copy.room();
    }
  });
  await tx`analyze decided`;
  await tx`update import_entry e
    set kind = d.kind, live = d.live, corrects = d.corrects, turn = d.turn, observation_id = t.observation
    from decided d join to_decide t on t.n = d.n where e.import_id = ${id} and e.n = d.n`;
  await warnOfRetracted(tx, id);
}

/** What somebody took back comes again: whoever looks at the plan has to see that. */
async function warnOfRetracted(tx: Transaction, id: ImportId): Promise<void> {
  const warning = [problem('warn-restores')];
  await tx`update import_entry e set warnings = coalesce(e.warnings, '[]') || ${json(tx, warning)}::jsonb
    from to_decide t join revision r on r.observation_id = t.observation and r.superseded_at is null
    where e.import_id = ${id} and e.n = t.n and e.kind = 'revise' and e.live and r.retracted`;
}

const kinds = ['create', 'revise', 'unchanged'] as const;
const codeOf = ({ kind, live, corrects, turn }: DecidedEntry) =>
  turn * 16 + kinds.indexOf(kind) * 4 + (live ? 2 : 0) + (corrects ? 1 : 0);
const lineOf = (code: number) =>
  `${kinds[(code >> 2) & 3]}\t${(code & 2) !== 0}\t${(code & 1) !== 0}\t${Math.floor(code / 16)}`;

/** Decides the entries in the table to_decide (n, observation). */
export async function decideThese(
  tx: Transaction,
  id: ImportId,
  take: (decided: DecidedEntry) => void,
): Promise<void> {
  const today = await currentDayOf(tx);
  const rows = tx<(Row & KnownRevision)[]>`
    select t.n, t.observation, e.lower as "statedLower", e.upper as "statedUpper", e.point as "statedPoint",
      e.qualifier as "statedQualifier", e.lower_inclusive as "statedLowerInclusive",
      e.upper_inclusive as "statedUpperInclusive", e.per as "statedPer", e.locator as "statedLocator",
      e.source_date as "statedDate", e.known_on as "statedOn", e.reliability as "statedReliability",
      e.credibility as "statedCredibility", e.status as "statedStatus", e.note as "statedNote",
      coalesce(e.reliability, c.reliability) as "keptReliability",
      r.id, r.number, r.retracted, r.qualifier, r.lower, r.upper, r.lower_inclusive as "lowerInclusive",
      r.upper_inclusive as "upperInclusive", r.point, r.per, r.locator, r.source_date as "sourceDate",
      r.known_on as "knownOn", r.reliability, r.credibility, r.status, r.note, r.superseded_at is null as live
    from to_decide t join import_entry e on e.import_id = ${id} and e.n = t.n
    join import_source s on s.import_id = ${id} and s.n = e.source
    left join source c on c.id = s.source_id
    left join revision r on r.observation_id = t.observation
    order by t.observation, e.known_on nulls last, t.n, r.number`;
  let group: (Row & KnownRevision)[] = [];
  const decideGroup = () => {
    for (const one of decideObservation(group, today)) take(one);
    group = [];
  };
  for await (const batch of rows.cursor(chunk))
    for (const row of batch) {
      if (group[0] !== undefined && group[0].observation !== row.observation) decideGroup();
      group.push(row);
    }
  decideGroup();
}

/** All entries of one observation, each beside each of its revisions. */
function* decideObservation(rows: readonly (Row & KnownRevision)[], today: string): Iterable<DecidedEntry> {
  const [first] = rows;
  if (first === undefined) return;
  let known: KnownRevision[] = rows.filter((row) => row.n === first.n && row.id !== null);
  let turn = 0;
  let n = 0;
  for (const row of rows) {
    if (row.n === n) continue;
    ({ n } = row);
    const decision =
      known.length === 0
        ? { live: true, corrects: false, kind: 'create' as const }
        : decideRevision(known, statedOf(row));
    if (decision.kind === 'unchanged') {
      yield { n, kind: 'unchanged', live: false, corrects: false, turn: 0 };
      continue;
    }
    turn += 1;
    const { live, corrects } = decision;
    known = [...(live ? known.map((one) => ({ ...one, live: false })) : known), recorded(row, live, today)];
    yield { n, kind: decision.kind, live, corrects, turn };
  }
}

function statedOf(row: Row): Stated {
  return {
    figure: {
      quantity: {
        qualifier: row.statedQualifier as Stated['figure']['quantity']['qualifier'],
        lower: row.statedLower,
        upper: row.statedUpper,
        lowerInclusive: row.statedLowerInclusive,
        upperInclusive: row.statedUpperInclusive,
        point: row.statedPoint,
      },
      per: row.statedPer,
    },
    source: { date: row.statedDate, locator: row.statedLocator },
    knownOn: row.statedOn,
    reliability: row.statedReliability,
    credibility: row.statedCredibility,
    status: row.statedStatus,
    note: row.statedNote,
  };
}

/** As it will be on record. */
function recorded(row: Row, live: boolean, today: string): KnownRevision {
  const { figure, source, knownOn, ...said } = statedOf(row);
  return {
    ...said,
    ...figure.quantity,
    id: `entry ${row.n}` as RevisionId,
    retracted: false,
    per: figure.per,
    locator: source.locator,
    sourceDate: source.date,
    knownOn: knownOn ?? today,
    reliability: row.keptReliability,
    live,
  };
}
