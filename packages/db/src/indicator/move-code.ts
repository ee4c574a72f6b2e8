/**
 * One code of a dimension becomes another: it is renamed, or merged into one that is there. Its figures move as revisions,
 * all of them or none, and nothing is added up: where both codes have a figure for one period, nothing moves.
 */
import type { Actor, Dimension, Indicator, LocalisedText, Rule, SomeText } from '@marsad/indicators';
import { inLanguage, seriesKey, shownText } from '@marsad/indicators';
import { ruleName, storedIndicator, storedRule } from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { periodAsJson } from '../connection/as-json.js';
import { type Executor, json, type Sql, type Transaction } from '../connection/connect.js';
import type { IndicatorId, ObservationId, RevisionId } from '../connection/ids.js';
import { keep, read } from '../connection/stored.js';
import { moveUnder } from '../observation/edit.js';
import { lockSeries, obligeEvaluationOfAll, type SeriesName } from '../observation/observation.js';
import { pinRevision } from '../observation/pin.js';
import { publish } from '../outbox/live-event.js';
import { definedBy, keepVersion } from './indicator.js';

/** All of them move in one transaction, which others wait for. */
const most = 2_000;
const mostConflicts = 50;

export interface CodeMove {
  readonly indicator: IndicatorId;
  readonly dimension: string;
  readonly code: string;
  readonly into: string;
}

interface Conflict {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly period: { readonly text: string; readonly start: string; readonly end: string };
  readonly figure: string;
  readonly other: string;
}

export interface CodeMovePlan {
  readonly kind: 'merge' | 'rename';
  readonly figures: number;
  readonly retracted: number;
  readonly conflicts: readonly Conflict[];
  readonly conflictCount: number;
  /** The names of the rules, in English. */
  readonly rules: readonly string[];
  readonly open: number;
  readonly baselines: { readonly move: number; readonly end: number };
  readonly most: number;
  readonly possible: boolean;
}

/** What it would do. Null where the indicator has no such code. */
export async function planCodeMove(
  sql: Executor,
  { dimensions, name }: Pick<Indicator, 'dimensions' | 'name'>,
  move: CodeMove,
): Promise<CodeMovePlan | null> {
  const dimension = dimensions.find(({ id }) => id === move.dimension);
  const has = (code: string) => dimension?.codes.some((one) => one.code === code) ?? false;
  if (!has(move.code) || move.code === move.into) return null;
  const [count] = await sql<{ figures: number; retracted: number }[]>`
    select (count(*) filter (where not r.retracted))::int as figures, (count(*) filter (where r.retracted))::int as retracted
    from observation o join revision r on r.observation_id = o.id and r.superseded_at is null
    where o.indicator_id = ${move.indicator} and o.dimensions ->> ${move.dimension} = ${move.code}`;
  const { figures, retracted } = count ?? { figures: 0, retracted: 0 };
  const conflicts = await conflictsOf(sql, move);
  const [open] = await sql<{ count: number }[]>`
    select count(*)::int as count from submission
    where status in ('waiting', 'returned', 'accepted') and entry ->> 'indicator' = ${move.indicator}
      and entry -> 'dimensions' ->> ${move.dimension} = ${move.code}`;
  const rules = await rulesNaming(sql, move, name);
  const pinned = await pinnedUnder(sql, move);
  const end = pinned.filter(({ taken }) => taken).length;
  const waits = open?.count ?? 0;
  return {
    kind: has(move.into) ? 'merge' : 'rename',
    figures,
    retracted,
    conflicts: conflicts.slice(0, mostConflicts),
    conflictCount: conflicts.length,
    rules,
    open: waits,
    baselines: { move: pinned.length - end, end },
    most,
    possible: conflicts.length === 0 && rules.length === 0 && waits === 0 && figures + retracted <= most,
  };
}

async function rulesNaming(
  sql: Executor,
  { indicator, dimension, code }: CodeMove,
  name: LocalisedText,
): Promise<string[]> {
  const rows = await sql<{ id: string; rule: Rule }[]>`
    select id, definition as rule from alert_rule
    where deleted_at is null and indicator_id = ${indicator} and definition -> 'dimensions' ->> ${dimension} = ${code}
    order by id`;
  const checks = await sql<{ title: SomeText }[]>`
    select c.definition -> 'title' as title from own_check c join own_check_series s on s.check_id = c.id
    where not s.anchor and s.indicator_id = ${indicator} and s.dimensions ->> ${dimension} = ${code} order by c.id`;
  return [
    ...rows.map(({ id, rule }) =>
      inLanguage(ruleName(read(storedRule, rule, `alert_rule ${id}`), name), 'en'),
    ),
    // One whose alert is of this series is among the rules.
    ...checks.map(({ title }) => shownText(title).en),
  ];
}

/** Periods for which both have a figure, whoever said so; a retracted one stands in the way of its own source only. */
async function conflictsOf(sql: Executor, { indicator, dimension, code, into }: CodeMove) {
  return sql<Conflict[]>`
    select b.dimensions, ${periodAsJson(sql)} as period, r.text as figure, other.text as other
    from observation o
    join revision r on r.observation_id = o.id and r.superseded_at is null
    join observation b on b.indicator_id = o.indicator_id
      and b.dimensions = o.dimensions || jsonb_build_object(${dimension}::text, ${into}::text)
      and b.period_start = o.period_start and b.period_end = o.period_end
    join revision other on other.observation_id = b.id and other.superseded_at is null
    where o.indicator_id = ${indicator} and o.dimensions ->> ${dimension} = ${code}
      and ((not r.retracted and not other.retracted) or o.source_id = b.source_id)
    order by o.period_start, o.series_key, b.id`;
}

interface Pinned {
  readonly observation: ObservationId;
  readonly revision: RevisionId;
  readonly isLive: boolean;
  readonly range: 'spread' | 'uncertainty' | null;
  readonly key: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** The series it would move to has a baseline of its own. */
  readonly taken: boolean;
}

/** The baselines of the code's series. */
async function pinnedUnder(sql: Executor, { indicator, dimension, code, into }: CodeMove): Promise<Pinned[]> {
  return sql<Pinned[]>`
    select r.observation_id as observation, r.id as revision, r.superseded_at is null as "isLive", b.range,
      b.series_key as key, s.dimensions,
      exists (select from baseline held join series target using (indicator_id, series_key)
        where held.indicator_id = b.indicator_id and held.ended_at is null
          and target.dimensions = s.dimensions || jsonb_build_object(${dimension}::text, ${into}::text)) as taken
    from baseline b join series s using (indicator_id, series_key) join revision r on r.id = b.revision_id
    where b.indicator_id = ${indicator} and b.ended_at is null and s.dimensions ->> ${dimension} = ${code}`;
}

export type CodeMoveResult =
  | { readonly kind: 'done'; readonly version: number; readonly moved: number }
  | { readonly kind: 'not-found' | 'of-catalogue' | 'no-code' }
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'impossible'; readonly plan: CodeMovePlan };

interface WantedMove extends CodeMove {
  readonly reason: string;
  /** The version whoever decides has in front of them; null for whichever is there. */
  readonly seen: number | null;
}

/** Does it, in one transaction with its audit rows and the obligation to evaluate everything anew. */
export async function moveCode(sql: Sql, actor: Actor, wanted: WantedMove): Promise<CodeMoveResult> {
  const { indicator: id, dimension, code, into, reason, seen } = wanted;
  return sql.begin(async (tx) => {
    // Corrections that move figures wait for it, and it for them.
    await tx`select pg_advisory_xact_lock(hashtextextended(${`revise ${id}`}, 0))`;
    // And so does whatever is handed in: see ingest.ts.
    const [row] = await tx<{ indicator: Indicator; section: string; version: number }[]>`
      select definition as indicator, section, version from indicator where id = ${id} for update`;
    if (!row) return { kind: 'not-found' };
    const held = definedBy(row, id);
    if (held.section !== 'own') return { kind: 'of-catalogue' };
    if (seen !== null && seen !== held.version) return { kind: 'conflict', version: held.version };
    const plan = await planCodeMove(tx, held.indicator, wanted);
    if (plan === null) return { kind: 'no-code' };
    if (!plan.possible) return { kind: 'impossible', plan };
    const moved = await moveFigures(tx, actor, wanted);
    const version = held.version + 1;
    const next = withCodeMoved(held.indicator, wanted);
    await tx`update indicator set definition = ${keep(tx, storedIndicator, next)}, version = ${version}, updated_at = now()
      where id = ${id}`;
    await keepVersion(tx, actor, next, version, reason);
    const what = { dimension, code, into, kind: plan.kind, figures: moved, version, reason };
    await audit(tx, actor, 'indicator.move-code', { kind: 'indicator', id }, what);
    await obligeEvaluationOfAll(tx, id);
    await publish(tx, [{ type: 'indicator.changed', indicator: id }]);
    return { kind: 'done', version, moved };
  });
}

/** @returns how many there were, the retracted among them. */
async function moveFigures(tx: Transaction, actor: Actor, move: WantedMove): Promise<number> {
  const { indicator, dimension, code, into, reason } = move;
  const target = (dimensions: Readonly<Record<string, string>>): SeriesName => {
    const next = { ...dimensions, [dimension]: into };
    return { indicator, key: seriesKey(next), dimensions: next };
  };
  const series = await tx<{ dimensions: Record<string, string> }[]>`
    select dimensions from series where indicator_id = ${indicator} and dimensions ->> ${dimension} = ${code}
    order by series_key`;
  const names = series.flatMap(({ dimensions }) => [
    { indicator, key: seriesKey(dimensions), dimensions },
    target(dimensions),
  ]);
  for (const one of names.toSorted((a, b) => (a.key < b.key ? -1 : 1))) await lockSeries(tx, one);
  const pinned = await pinnedUnder(tx, move);
  const chosen = await tx<{ observation: ObservationId; reason: string; actor: Actor }[]>`
    select c.observation_id as observation, c.reason, c.actor
    from recommendation c join observation o on o.id = c.observation_id
    where c.ended_at is null and o.indicator_id = ${indicator} and o.dimensions ->> ${dimension} = ${code}`;
  const figures = await tx<{ id: ObservationId; dimensions: Record<string, string> }[]>`
    select id, dimensions from observation
    where indicator_id = ${indicator} and dimensions ->> ${dimension} = ${code} order by id`;
  for (const { id, dimensions } of figures) await moveUnder(tx, id, target(dimensions), { actor, reason });
  // Of a period that moves as a whole an editor's choice among its sources holds as it did.
  for (const one of chosen)
    await tx`
      insert into recommendation (observation_id, indicator_id, series_key, period_start, period_end, reason, actor)
      select o.id, o.indicator_id, o.series_key, o.period_start, o.period_end, ${one.reason}, ${json(tx, one.actor)}
      from observation o where o.id = ${one.observation}`;
  for (const one of pinned) await moveBaseline(tx, one, target(one.dimensions), { actor, reason });
  return figures.length;
}

async function moveBaseline(
  tx: Transaction,
  { observation, revision, isLive, range, key, taken }: Pinned,
  series: SeriesName,
  { actor, reason }: { readonly actor: Actor; readonly reason: string },
): Promise<void> {
  if (taken) {
    await tx`update baseline set ended_at = greatest(clock_timestamp(), pinned_at + interval '1 millisecond')
      where indicator_id = ${series.indicator} and series_key = ${key} and ended_at is null`;
    await audit(tx, actor, 'baseline.unpin', { kind: 'indicator', id: series.indicator }, { reason });
    return;
  }
  // The figure as it stands is the revision that moved it; an older one stays the one that was pinned.
  const [live] = await tx<{ id: RevisionId }[]>`
    select id from revision where observation_id = ${observation} and superseded_at is null`;
  const id = isLive && live ? live.id : revision;
  await pinRevision(tx, { series, observation, revision: id, range, actor, reason, at: null });
}

/** The definition afterwards: the code is gone from what can be entered, and what it was called is kept. */
function withCodeMoved(
  indicator: Indicator,
  { dimension: of, code, into }: Pick<CodeMove, 'dimension' | 'code' | 'into'>,
): Indicator {
  const moved = (dimension: Dimension): Dimension => {
    const name: LocalisedText = dimension.codes.find((one) => one.code === code)?.name ?? { en: code };
    const isMerge = dimension.codes.some((one) => one.code === into);
    const codes = isMerge
      ? dimension.codes.filter((one) => one.code !== code)
      : dimension.codes.map((one) => (one.code === code ? { code: into, name } : one));
    const former = (dimension.former ?? [])
      .filter((one) => one.code !== into && one.code !== code)
      .map((one) => (one.into === code ? { ...one, into } : one));
    return { ...dimension, codes, former: [...former, { code, name, into }] };
  };
  return {
    ...indicator,
    dimensions: indicator.dimensions.map((one) => (one.id === of ? moved(one) : one)),
  };
}
