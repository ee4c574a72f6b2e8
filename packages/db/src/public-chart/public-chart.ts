/** Charts that anybody may see: what was chosen, at which address, until when. Who looked is not known. */
import { randomBytes } from 'node:crypto';
import type { Actor, Language } from '@marsad/indicators';
import type { ChartHeights, ChartScale } from '@marsad/indicators/limits';
import { audit } from '../audit/audit.js';
import { actorName } from '../connection/as-json.js';
import { type Executor, json, type Sql } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { PublicChartId } from '../connection/ids.js';
import { keep, read, readable } from '../connection/stored.js';
import { storedChartChoice } from './stored.js';

/** What a chart is of, and how it is drawn; the figures are read whenever somebody looks. */
export interface PublicChartChoice {
  readonly indicator: string;
  /** By their dimensions; none is the total. */
  readonly series: readonly Readonly<Record<string, string>>[];
  /** Whole months such as 2020-03, the last one included; null where that end is open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly scale: ChartScale;
  readonly heights: ChartHeights;
  /** The language it opens in. */
  readonly language: Language;
}

export interface PublicChart {
  readonly id: PublicChartId;
  readonly address: string;
  readonly choice: PublicChartChoice;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly endsAt: string | null;
}

/** More than anybody looks after; the list is read whole. */
export const mostPublicCharts = 200;
/** What has ended is kept that long; the audit log remembers it for ever. */
const keptDays = 30;

const columns = (sql: Executor) => sql`
  id, address, choice, coalesce(${actorName(sql, 'made_by')}, '') as "madeBy", made_at as "madeAt", ends_at as "endsAt"`;

const isShown = (sql: Executor) => sql`withdrawn_at is null and (ends_at is null or ends_at > now())`;

const chartOf = (row: PublicChart): PublicChart => ({
  ...row,
  choice: read(storedChartChoice, row.choice, `public_chart ${row.id}`),
});

/** Those that are shown, the newest first. */
export async function listPublicCharts(sql: Executor): Promise<PublicChart[]> {
  const rows = await sql<PublicChart[]>`
    select ${columns(sql)} from public_chart where ${isShown(sql)} order by id desc limit ${mostPublicCharts}`;
  return readable(rows, chartOf);
}

/** The chart at an address; null where there is none, or none any more. */
export async function openPublicChart(sql: Executor, address: string): Promise<PublicChart | null> {
  const [row] = await sql<PublicChart[]>`
    select ${columns(sql)} from public_chart where address = ${address} and ${isShown(sql)}`;
  return row ? chartOf(row) : null;
}

export async function publishChart(
  sql: Sql,
  actor: Actor,
  { choice, endsAt }: { readonly choice: PublicChartChoice; readonly endsAt: string | null },
): Promise<{ readonly kind: 'done'; readonly chart: PublicChart } | { readonly kind: 'too-many' }> {
  // Nobody comes from one that was withdrawn, or from none, to another.
  const address = randomBytes(16).toString('base64url');
  return sql.begin(async (tx) => {
    await tx`lock table public_chart in share row exclusive mode`;
    await tx`delete from public_chart
      where least(withdrawn_at, ends_at) < now() - ${keptDays} * interval '1 day'`;
    const [row] = await tx<PublicChart[]>`
      insert into public_chart (address, choice, made_by, ends_at)
      select ${address}, ${keep(tx, storedChartChoice, choice)}, ${json(tx, actor)}, ${endsAt}::timestamptz
      where (select count(*) from public_chart where ${isShown(tx)}) < ${mostPublicCharts}
      returning ${columns(tx)}`;
    if (!row) return { kind: 'too-many' };
    const { indicator, series, from, to } = choice;
    const details = { indicator, series, from, to, endsAt };
    await audit(tx, actor, 'public-chart.publish', { kind: 'public-chart', id: row.id }, details);
    return { kind: 'done', chart: chartOf(row) };
  });
}

/** One that was still shown. */
export async function withdrawChart(
  sql: Sql,
  actor: Actor,
  { chart: id }: { readonly chart: PublicChartId },
): Promise<Done | { readonly kind: 'not-found' }> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ indicator: string }[]>`
      update public_chart set withdrawn_at = now() where id = ${id} and ${isShown(tx)}
      returning choice ->> 'indicator' as indicator`;
    if (!row) return { kind: 'not-found' };
    const details = { indicator: row.indicator };
    await audit(tx, actor, 'public-chart.withdraw', { kind: 'public-chart', id }, details);
    return done;
  });
}
