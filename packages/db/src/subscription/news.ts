/**
 * What is news to somebody in what they follow: everything others did that is on record, and of what is not on record yet
 * what they may see. Read when a mail is sent, so that it holds what its reader may see at that moment.
 */
import {
  actorKey,
  type Comparison,
  type Dimensions,
  type Figure,
  type Indicator,
  type Period,
  type Reader,
  submissionsSeenBy,
} from '@marsad/indicators';
import {
  type ActiveAlert,
  type AlertChange,
  type AlertState,
  alertChange,
  type FigureChange,
  figureChange,
  matches,
  measure,
  type RecordedFigure,
  storedEntry,
} from '@marsad/indicators/pipeline';
import { figureAsJson, periodAsJson } from '../connection/as-json.js';
import { dayOfInstant, type Transaction } from '../connection/connect.js';
import { readOr } from '../connection/stored.js';
import { listIndicators } from '../indicator/indicator.js';
import { alertsToTell } from '../notify/alert.js';
import { activeSilences } from '../notify/silence.js';
import { standingBaseline } from '../series/series.js';

/** More is counted, and not listed. */
const mostListed = 200;
/** Of what is told, so much is named, so that it is not told again. */
const mostNamed = 20_000;

/** Something followed, and since when it is told of. */
export interface Wanted {
  readonly indicators: ReadonlyMap<string, string>;
  readonly rules: ReadonlyMap<string, string>;
}

/** What was told before of what came so late that it may come into sight again. */
export interface ToldBefore {
  readonly told: readonly string[];
  readonly moves: readonly number[];
}

export interface NewsFigure {
  readonly indicator: string;
  readonly dimensions: Dimensions;
  readonly change: FigureChange;
  readonly at: string;
  readonly period: Period;
  readonly was: Figure | null;
  readonly is: Figure | null;
  readonly source: string;
  readonly reason: string | null;
  /** Null where there is nothing to compare, as the figure was withdrawn. */
  readonly compared: {
    readonly comparison: Comparison;
    readonly figure: Figure['quantity'];
    readonly baseline: Figure['quantity'] | null;
  } | null;
}

export interface NewsAlert {
  readonly change: AlertChange;
  readonly at: string;
  readonly alert: ActiveAlert;
}

/** What was handed in and waits for an editor, for those who may see it. */
export interface NewsHandedIn {
  readonly indicator: string;
  readonly dimensions: Dimensions;
  readonly at: string;
  readonly period: Period;
  readonly figure: Figure;
  readonly source: string;
}

export interface News {
  /** In the order of the catalogue; of what is archived nothing is told. */
  readonly indicators: readonly Indicator[];
  readonly figures: readonly NewsFigure[];
  /** How many more there are of each kind of change. */
  readonly moreFigures: Readonly<Record<FigureChange, number>>;
  readonly alerts: readonly NewsAlert[];
  readonly handedIn: readonly NewsHandedIn[];
  readonly oldest: string | null;
  readonly newest: string | null;
}

interface Asked {
  readonly reader: Reader;
  readonly wanted: Wanted;
  readonly until: string;
  readonly before: ToldBefore;
}

export async function readNews(tx: Transaction, asked: Asked): Promise<News> {
  const indicators = (await listIndicators(tx)).map(({ indicator }) => indicator);
  const of = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const { figures, moreFigures } = await changedFigures(tx, asked, of);
  const alerts = await changedAlerts(tx, asked, of);
  const handedIn = await newlyHandedIn(tx, asked, of);
  const instants = [...figures, ...alerts, ...handedIn].map(({ at }) => at).sort();
  return {
    indicators,
    figures,
    moreFigures,
    alerts,
    handedIn,
    oldest: instants[0] ?? null,
    newest: instants.at(-1) ?? null,
  };
}

type Indicators = ReadonlyMap<string, Indicator>;

/** The rows of a question about what is followed, each with since when it is told of. */
const followed = (tx: Transaction, wanted: ReadonlyMap<string, string>) => tx`
  unnest(${[...wanted.keys()]}::text[], ${[...wanted.values()]}::timestamptz[]) as wanted (subject, since)`;

/** Nothing from before is looked at. */
const earliest = (...wanted: readonly ReadonlyMap<string, string>[]): string =>
  wanted.flatMap((one) => [...one.values()]).sort()[0] ?? new Date().toISOString();

interface FigureRow extends Omit<NewsFigure, 'change' | 'compared'> {
  readonly recordedOn: string;
  readonly saidOn: string | null;
  readonly status: RecordedFigure['status'];
  readonly inAll: Readonly<Record<FigureChange, number>>;
}

/** Observations with another live revision than when they were last told of, but for what the reader did. */
async function changedFigures(
  tx: Transaction,
  { reader, wanted, until, before }: Asked,
  indicators: Indicators,
): Promise<Pick<News, 'figures' | 'moreFigures'>> {
  const rows = await tx<FigureRow[]>`
    select o.indicator_id as indicator, o.dimensions, r.recorded_at as at, r.reason, s.title as source,
      ${dayOfInstant(tx, tx`r.recorded_at`)} as "recordedOn", r.said_on as "saidOn", r.status,
      ${periodAsJson(tx)} as period,
      case when held.id is not null and not held.retracted then ${figureAsJson(tx, 'held')} end as was,
      case when not r.retracted then ${figureAsJson(tx, 'r')} end as is,
      json_build_object('retraction', count(*) filter (where r.retracted) over (),
        'figure', count(*) filter (where not r.retracted and (held.id is null or held.retracted)) over (),
        'revision', count(*) filter (where not r.retracted and not held.retracted) over ()) as "inAll"
    from ${followed(tx, wanted.indicators)}
    join observation o on o.indicator_id = wanted.subject
    join revision r on r.observation_id = o.id and r.recorded_at > wanted.since and r.recorded_at <= ${until}
      and (r.superseded_at is null or r.superseded_at > ${until}) and r.recorded_at > ${earliest(wanted.indicators)}
    join source s on s.id = o.source_id
    left join lateral (
      select h.* from revision h where h.observation_id = o.id and h.number < r.number
        and (h.recorded_at <= wanted.since or h.id = any(${before.told as string[]}::uuid[]))
      order by h.number desc limit 1) held on true
    where not (r.id = any(${before.told as string[]}::uuid[]))
      and not (r.actor ->> 'kind' = ${reader.actor.kind} and r.actor ->> 'id' = ${actorKey(reader.actor)})
      and not (r.retracted and (held.id is null or held.retracted))
    order by r.recorded_at desc, r.id desc limit ${mostListed}`;
  const figures: NewsFigure[] = [];
  const more = { figure: 0, revision: 0, retraction: 0, ...rows[0]?.inAll };
  for (const { recordedOn, saidOn, status, inAll: _, ...row } of rows) {
    const indicator = indicators.get(row.indicator);
    const change = figureChange(row.was, row.is);
    if (change !== null) more[change] -= 1;
    if (indicator === undefined || change === null) continue;
    const compared = await comparedOf(tx, indicator, { ...row, recordedOn, saidOn, status });
    figures.push({ ...row, change, compared });
  }
  return { figures, moreFigures: more };
}

async function comparedOf(
  tx: Transaction,
  indicator: Indicator,
  {
    is: figure,
    period,
    recordedOn,
    saidOn,
    status,
    dimensions,
  }: Pick<FigureRow, 'is' | 'period' | 'recordedOn' | 'saidOn' | 'status' | 'dimensions'>,
): Promise<NewsFigure['compared']> {
  if (figure === null) return null;
  const baseline = await standingBaseline(tx, indicator, dimensions);
  const { comparison, normalised } = measure(
    { figure, period, recordedOn, saidOn, status },
    indicator,
    baseline,
  );
  const against = baseline && measure({ ...baseline, recordedOn }, indicator, null).normalised.quantity;
  return { comparison, figure: normalised.quantity, baseline: against };
}

interface MovedRow {
  readonly id: string;
  readonly indicator: string;
  readonly at: string;
  readonly was: AlertState;
  readonly is: AlertState;
  readonly fired: boolean;
}

/** Alerts that began or ended, of rules that are followed and of indicators; what a silence keeps quiet is kept quiet here. */
async function changedAlerts(
  tx: Transaction,
  { wanted, until, before }: Asked,
  indicators: Indicators,
): Promise<NewsAlert[]> {
  const rows = await tx<MovedRow[]>`
    select moved.incident_id as id, moved.indicator_id as indicator, max(moved.at)::timestamptz(3) as at,
      bool_or(moved.to_state = 'firing') as fired, (array_agg(moved.from_state order by moved.id))[1] as was,
      (array_agg(moved.to_state order by moved.id desc))[1] as is
    from (
      select t.*, i.indicator_id from incident i
      join incident_transition t on t.incident_id = i.id and t.at <= ${until}
        and not (t.id = any(${before.moves as number[]}::bigint[]))
      where t.at > ${earliest(wanted.indicators, wanted.rules)} and t.at > least(
        (select since from ${followed(tx, wanted.indicators)} where subject = i.indicator_id),
        (select since from ${followed(tx, wanted.rules)} where subject = i.rule_id))) moved
    group by moved.incident_id, moved.indicator_id order by at desc, id desc limit ${mostListed}`;
  const silences = await activeSilences(tx);
  const changes = new Map(
    rows.flatMap(({ id, at, was, is, fired }) => {
      const change = alertChange(was, is, fired);
      return change === null ? [] : [[id, { change, at }] as const];
    }),
  );
  const found: NewsAlert[] = [];
  for (const indicator of new Set(rows.map((row) => row.indicator))) {
    if (!indicators.has(indicator)) continue;
    const ids = rows.filter((row) => row.indicator === indicator && changes.has(row.id)).map(({ id }) => id);
    for (const alert of ids.length === 0 ? [] : await alertsToTell(tx, indicator, { ids })) {
      const moved = changes.get(alert.id);
      const isSilent = silences.some(({ matchers }) => matches(alert.labels, matchers));
      // What goes on as another is told as that.
      if (moved !== undefined && !isSilent && alert.successor === null) found.push({ ...moved, alert });
    }
  }
  return found;
}

/** Nobody but editors sees others' submissions, and of one's own nobody has to be told. */
async function newlyHandedIn(
  tx: Transaction,
  { reader, wanted, until, before }: Asked,
  indicators: Indicators,
): Promise<NewsHandedIn[]> {
  if (submissionsSeenBy(reader) !== null) return [];
  const rows = await tx<{ id: string; at: string; entry: unknown }[]>`
    select s.id, s.received_at as at, s.entry from submission s
    join ${followed(tx, wanted.indicators)} on wanted.subject = s.entry ->> 'indicator'
    where s.status = 'waiting' and s.received_at > wanted.since and s.received_at <= ${until}
      and not (s.id = any(${before.told as string[]}::uuid[]))
      and not (s.actor ->> 'kind' = ${reader.actor.kind} and s.actor ->> 'id' = ${actorKey(reader.actor)})
    order by s.received_at desc, s.id desc limit ${mostListed}`;
  return rows.flatMap(({ id, at, entry: stored }) => {
    const entry = readOr(storedEntry, stored, `submission ${id}`);
    if (entry === null || !indicators.has(entry.indicator)) return [];
    const { indicator, dimensions, period, figure, source } = entry;
    return [{ indicator, dimensions, period, figure, source: source.title, at }];
  });
}

/** Names what is told by then and was recorded after that: it is not told again with what comes into sight late. Null where it is too much. */
export async function namesOfTold(
  tx: Transaction,
  { after, until }: { readonly after: string; readonly until: string },
): Promise<ToldBefore | null> {
  const told = await tx<{ id: string }[]>`
    select id from revision where recorded_at > ${after} and recorded_at <= ${until}
    union all
    select id from submission where status = 'waiting' and received_at > ${after} and received_at <= ${until}
    limit ${mostNamed + 1}`;
  const moves = await tx<{ id: number }[]>`
    select id from incident_transition where at > ${after} and at <= ${until} limit ${mostNamed + 1}`;
  if (told.length > mostNamed || moves.length > mostNamed) return null;
  return { told: told.map(({ id }) => id), moves: moves.map(({ id }) => id) };
}
