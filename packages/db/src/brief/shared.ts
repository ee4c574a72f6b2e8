/** Briefs shared by a link: what was chosen, for how long, and how often it was opened. Never who opened it. */

import type { Actor, Language } from '@marsad/indicators';
import { bearerHash, newBearer } from '../account/bearer.js';
import { audit } from '../audit/audit.js';
import { actorName } from '../connection/as-json.js';
import { type Executor, json, type Sql } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { BriefId } from '../connection/ids.js';
import { keep, read } from '../connection/stored.js';
import { storedChoice } from './stored.js';

/** What a brief is made of; the figures are read for it. */
export interface BriefChoice {
  readonly title: string;
  readonly introduction: string | null;
  readonly indicators: readonly string[];
  /** The day as of which it is known; null for today. */
  readonly asOf: string | null;
  /** The language it opens in. */
  readonly language: Language;
}

export interface BriefLink {
  readonly id: BriefId;
  readonly title: string;
  readonly indicators: number;
  readonly mode: 'frozen' | 'live';
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  readonly opened: number;
}

export interface OpenedBrief {
  readonly id: string;
  readonly choice: BriefChoice;
  /** As it was stored; null for one that follows the record. */
  readonly frozen: unknown;
  readonly madeAt: string;
  readonly expiresAt: string;
}

/** So many links are looked after by hand; more are more than anybody remembers having given away. */
export const mostBriefLinks = 200;
/** What has ended is kept that long, figures and all; the audit log remembers it for ever. */
const keptDays = 30;

const columns = (sql: Executor) => sql`
  id, choice ->> 'title' as title, jsonb_array_length(choice -> 'indicators') as indicators,
  case when frozen is null then 'live' else 'frozen' end as mode,
  coalesce(${actorName(sql, 'made_by')}, '') as "madeBy", made_at as "madeAt", expires_at as "expiresAt", opened`;

const isLive = (sql: Executor) => sql`revoked_at is null and expires_at > now()`;

/** Those that open, the newest first. */
export async function listBriefLinks(sql: Executor): Promise<BriefLink[]> {
  return sql<BriefLink[]>`select ${columns(sql)} from shared_brief where ${isLive(sql)}
    order by id desc limit ${mostBriefLinks}`;
}

export interface NewBriefLink {
  readonly choice: BriefChoice;
  readonly frozen: unknown | null;
  readonly expiresAt: string;
}

/** Answers the link's row with the token that is its only copy, where there are not enough of them. */
export async function shareBrief(
  sql: Sql,
  actor: Actor,
  { choice, frozen, expiresAt }: NewBriefLink,
): Promise<
  { readonly kind: 'done'; readonly row: BriefLink; readonly token: string } | { readonly kind: 'too-many' }
> {
  const { text, hash } = newBearer();
  return sql.begin(async (tx) => {
    await tx`lock table shared_brief in share row exclusive mode`;
    await tx`delete from shared_brief
      where least(revoked_at, expires_at) < now() - ${keptDays} * interval '1 day'`;
    const [row] = await tx<BriefLink[]>`
      insert into shared_brief (token_hash, choice, frozen, made_by, expires_at)
      select ${hash}, ${keep(tx, storedChoice, choice)}, ${frozen === null ? null : json(tx, frozen)},
        ${json(tx, actor)}, ${expiresAt}
      where (select count(*) from shared_brief where ${isLive(tx)}) < ${mostBriefLinks}
      returning ${columns(tx)}`;
    if (!row) return { kind: 'too-many' };
    const { title, mode } = row;
    const details = { title, mode, expiresAt, indicators: choice.indicators };
    await audit(tx, actor, 'brief.share', { kind: 'brief', id: row.id }, details);
    return { kind: 'done', row, token: text };
  });
}

/** One that still opened. */
export async function withdrawBrief(
  sql: Sql,
  actor: Actor,
  { brief: id }: { readonly brief: BriefId },
): Promise<Done | { readonly kind: 'not-found' }> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ title: string }[]>`
      update shared_brief set revoked_at = now() where id = ${id} and ${isLive(tx)}
      returning choice ->> 'title' as title`;
    if (!row) return { kind: 'not-found' };
    await audit(tx, actor, 'brief.withdraw', { kind: 'brief', id }, { title: row.title });
    return done;
  });
}

/** What a link shows, counted as opened; null for one that is unknown, expired or withdrawn. */
export async function openBrief(sql: Executor, token: string): Promise<OpenedBrief | null> {
  const [row] = await sql<OpenedBrief[]>`
    update shared_brief set opened = opened + 1 where token_hash = ${bearerHash(token)} and ${isLive(sql)}
    returning id, choice, frozen, made_at as "madeAt", expires_at as "expiresAt"`;
  return row ? { ...row, choice: read(storedChoice, row.choice, `shared_brief ${row.id}`) } : null;
}

export interface BaselineGrade {
  readonly indicator: string;
  readonly reliability: string | null;
  readonly credibility: number | null;
  readonly recordedAt: string;
}

/** How good the pinned baselines of the totals are said to be, or of another series of each, and when each was recorded. */
export async function baselineGrades(
  sql: Executor,
  indicators: readonly string[],
  key = '',
): Promise<Map<string, BaselineGrade>> {
  const rows = await sql<BaselineGrade[]>`
    select b.indicator_id as indicator, r.reliability, r.credibility, r.recorded_at as "recordedAt"
    from baseline b join revision r on r.id = b.revision_id
    where b.series_key = ${key} and b.ended_at is null and b.indicator_id in ${sql(indicators as string[])}`;
  return new Map(rows.map((row) => [row.indicator, row]));
}
