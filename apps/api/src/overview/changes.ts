/** What changed since somebody last looked: the record as it was held then beside the record now. */
import {
  changedAlerts,
  changedIndicators,
  changedObservations,
  instantNow,
  type Transaction,
  totalsAt,
} from '@marsad/db';
import { type Actor, dayAt, type Indicator } from '@marsad/indicators';
import { type ChangesWire, ChangeWire } from '@marsad/indicators/contract';
import {
  alertChange,
  figureChange,
  lookBackFrom,
  newlyOverdue,
  type Overdue,
  type SeriesPoint,
  verdictChange,
} from '@marsad/indicators/pipeline';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import type { Standing } from '../indicator/standing.js';

const mostListed = 300;
/** Among so many of the newest are looked for those that others made. */
const mostLookedThrough = 2_000;

/**
 * Read from one state of the database: a figure is never told of without what follows from it.
 * @param withOwn whether figures are listed that `actor` put on record; what follows from them is listed either way.
 */
export async function changesSince(
  { sql, today, timeZone, standing }: Pick<Deps, 'sql' | 'today' | 'timeZone'> & { standing: Standing },
  since: string,
  actor: Actor,
  withOwn: boolean,
  most = mostListed,
): Promise<ChangesWire> {
  // Before anything is read: what is recorded meanwhile may be listed twice, but is never missed.
  const until = await instantNow(sql);
  const listed = await sql.begin('isolation level repeatable read read only', (tx) =>
    changesIn(
      tx,
      { since, lookedOn: dayAt(Date.parse(since), timeZone), today: today(), most, standing },
      actor,
      withOwn,
    ),
  );
  return { since, until, ...listed };
}

interface Span {
  readonly since: string;
  /** The ISO day of `since`. */
  readonly lookedOn: string;
  /** ISO day. */
  readonly today: string;
  /** How many are listed, of the newest. */
  readonly most: number;
  readonly standing: Standing;
}

async function changesIn(
  sql: Transaction,
  span: Span,
  actor: Actor,
  withOwn: boolean,
): Promise<Pick<ChangesWire, 'items' | 'more'>> {
  const { most } = span;
  const mostRead = withOwn ? most : mostLookedThrough;
  const changed = await changedObservations(sql, span.since, mostRead + 1);
  const observations = withOwn ? changed : changed.filter((one) => !isOwn(one, actor));
  const figures = observations.flatMap((one) => observationChange(one, actor));
  const last = figures.length > most ? figures[most - 1] : undefined;
  const [alerts, standings] = await Promise.all([
    changedAlerts(sql, span.since, most + 1),
    standingChanges(sql, span, last?.at ?? span.since),
  ]);
  const items = [
    ...figures,
    ...alerts.flatMap(({ was, is, fired, dimensions, ...alert }): ChangeWire[] => {
      const change = alertChange(was, is, fired);
      if (change === null) return [];
      return [view(ChangeWire, { kind: 'alert', ...alert, dimensions, change })];
    }),
    ...standings,
  ].sort((a, b) => b.at.localeCompare(a.at));
  const more =
    changed.length > mostRead || observations.length > most || alerts.length > most || items.length > most;
  return { items: items.slice(0, most), more };
}

type Observation = Awaited<ReturnType<typeof changedObservations>>[number];

const isOwn = ({ by }: Observation, actor: Actor): boolean => 'id' in actor && by.id === actor.id;

function observationChange(one: Observation, actor: Actor): ChangeWire[] {
  const { was, is, reason, by, dimensions, from: left, ...rest } = one;
  const self = isOwn(one, actor);
  const about = { ...rest, dimensions, by: { name: by.name, self } };
  const kind = figureChange(was, is);
  if (kind === 'figure' && is !== null) return [view(ChangeWire, { kind, ...about, is })];
  if (kind === 'revision' && was !== null && is !== null)
    return [view(ChangeWire, { kind, ...about, was, is, from: left, reason })];
  if (kind === 'retraction' && was !== null) return [view(ChangeWire, { kind, ...about, was, reason })];
  return [];
}

/**
 * What follows from the figures: verdicts that are others now, and what has become overdue.
 * @param listedFrom so many figures came after this instant that nothing before it is listed: what changed by then and no
 * more since is not looked back at.
 */
async function standingChanges(
  sql: Transaction,
  { since, lookedOn, today, standing }: Span,
  listedFrom: string,
): Promise<ChangeWire[]> {
  const { indicators: stored, standings } = await standing(sql, 'current');
  const all = stored.map(({ indicator }) => indicator);
  const changed = await changedIndicators(sql, listedFrom, ids(all));
  const changedAt = new Map(changed.map(({ indicator, at }) => [indicator, at]));
  const newest = (id: string): SeriesPoint | null => standings.get(id)?.points.at(-1) ?? null;
  // One that is overdue only now, and changed before what is listed, is told of as of that change: it is not listed either.
  const late = all.filter((indicator) => {
    if (listedFrom === since || changedAt.has(indicator.id)) return false;
    const is = newest(indicator.id)?.period ?? null;
    const overdue = newlyOverdue(indicator, { was: is, is }, { lookedOn, today });
    return overdue !== null && beginningOf(overdue) > listedFrom;
  });
  const before = late.length === 0 ? [] : await changedIndicators(sql, since, ids(late));
  const unlisted = new Set(before.map(({ indicator }) => indicator).filter((id) => !changedAt.has(id)));
  const indicators = all.filter(({ id }) => !unlisted.has(id));
  const held = await totalsAt(
    sql,
    indicators
      .filter(({ id }) => changedAt.has(id))
      .map((indicator) => ({ indicator, from: lookedBackFrom(indicator, newest(indicator.id)) })),
    since,
  );
  return indicators.flatMap((indicator): ChangeWire[] => {
    const is = newest(indicator.id);
    const at = changedAt.get(indicator.id);
    const was = at === undefined ? is : (held.get(indicator.id)?.points.at(-1) ?? null);
    const about = { indicator: indicator.id, dimensions: {} };
    const verdict = at === undefined ? null : verdictChange(was, is);
    const overdue = newlyOverdue(
      indicator,
      { was: was?.period ?? null, is: is?.period ?? null },
      { lookedOn, today },
    );
    return [
      ...(verdict === null || at === undefined
        ? []
        : [view(ChangeWire, { kind: 'verdict', ...about, at, ...verdict })]),
      ...(overdue === null
        ? []
        : [
            view(ChangeWire, {
              kind: 'overdue',
              ...about,
              at: at ?? beginningOf(overdue),
              ...overdue,
            }),
          ]),
    ];
  });
}

const ids = (indicators: readonly Indicator[]) => indicators.map(({ id }) => id);

const beginningOf = ({ since }: Overdue): string => `${since}T00:00:00.000Z`;

/** The newest figure of the total as it was on record then lies no further back. */
const lookedBackFrom = (indicator: Indicator, now: SeriesPoint | null): string | undefined =>
  now === null ? undefined : lookBackFrom(now.period, indicator.cadence);
