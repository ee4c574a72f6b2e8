/** What administrators do with feeds. */
import { type Actor, folded } from '@marsad/indicators';
import type { Mapping } from '@marsad/indicators/table';
import { audit } from '../audit/audit.js';
import { json, type Sql, type Transaction } from '../connection/connect.js';
import { type Done, done } from '../connection/done.js';
import type { FeedId, FeedRunId } from '../connection/ids.js';
import { keep } from '../connection/stored.js';
import { publish } from '../outbox/live-event.js';
import { channels } from '../outbox/outbox.js';
import type { FeedLimits } from './feed.js';
import { nextRun, type Schedule } from './schedule.js';
import { opened, type Secrets, sealed, shownUrl } from './sealed.js';
import { type FeedSource, storedFeedMapping, storedFeedSource } from './stored.js';

export interface NewFeed {
  readonly name: string;
  readonly secrets: Secrets;
  readonly schedule: Schedule;
  readonly mapping: Mapping;
  readonly source: FeedSource | null;
  readonly enabled: boolean;
  readonly limits: FeedLimits;
}

/** Tells open pages, and the workers that have it in their schedule. Call it last, as {@link publish}. */
export async function tellOfFeed(tx: Transaction, feed: FeedId): Promise<void> {
  await tx`select pg_notify(${channels.feed}, '')`;
  await publish(tx, [{ type: 'feed.changed', feed }]);
}

export async function createFeed(
  sql: Sql,
  actor: Actor,
  { feed }: { readonly feed: NewFeed },
): Promise<{ readonly kind: 'done'; readonly id: FeedId } | { readonly kind: 'name-taken' }> {
  return sql.begin(async (tx) => {
    if (await isTaken(tx, feed.name, null)) return { kind: 'name-taken' };
    const [next] = await tx<{ id: FeedId }[]>`select uuidv7() as id`;
    if (!next) throw new Error('a feed could not be stored');
    const { id } = next;
    const row = {
      id,
      ...(await columnsOf(tx, feed)),
      ...secretColumns(feed.secrets),
      sealed: await sealed(tx, id, feed.secrets),
    };
    await tx`insert into feed ${tx({ ...row, next_at: feed.enabled ? await nextOf(tx, feed.schedule) : null })}`;
    await audit(tx, actor, 'feed.created', { kind: 'feed', id }, { name: feed.name, url: row.shown_url });
    await tellOfFeed(tx, id);
    return { kind: 'done', id };
  });
}

/** Names are compared as people see them: without case and marks that nobody sees. @param id whose name it may be. */
async function isTaken(tx: Transaction, name: string, id: string | null): Promise<boolean> {
  const seen = folded(name);
  await tx`select pg_advisory_xact_lock(hashtextextended(${`feed ${seen}`}, 0))`;
  const [other] = await tx`
    select from feed where lower(folded(name)) = ${seen} and id is distinct from ${id} and deleted_at is null`;
  return other !== undefined;
}

async function columnsOf(
  tx: Transaction,
  { name, schedule, mapping, source, enabled, limits }: Omit<NewFeed, 'secrets'>,
) {
  return {
    name,
    every: schedule.every,
    cron: schedule.cron,
    mapping: keep(tx, storedFeedMapping, mapping),
    source: source && keep(tx, storedFeedSource, source),
    enabled,
    revise_percent: limits.revisePercent,
    reject_percent: limits.rejectPercent,
  };
}

const secretColumns = ({ url, headers }: Secrets) => ({
  shown_url: shownUrl(url),
  headers: Object.keys(headers).sort(),
});

/** As an instant, by the database's clock and in the installation's time zone. */
export async function nextOf(
  tx: Transaction,
  schedule: Schedule,
  dueMs: number | null = null,
): Promise<string> {
  const [row] = await tx<{ now: number; zone: string }[]>`
    select (extract(epoch from now()) * 1000)::float8 as now, current_setting('marsad.time_zone') as zone`;
  if (!row) throw new Error('a query of one row gave none');
  // The milliseconds of the column: what begins now is due now.
  return new Date(Math.floor(nextRun(schedule, dueMs, row.now, row.zone))).toISOString();
}

/** What somebody changes: of the address and of each header null for what there is. */
export interface FeedEdit extends Omit<NewFeed, 'secrets'> {
  readonly url: string | null;
  readonly headers: Readonly<Record<string, string | null>> | null;
}

export type FeedEditResult =
  | Done
  | { readonly kind: 'not-found' | 'name-taken' | 'secrets-unreadable' }
  | { readonly kind: 'conflict'; readonly version: number }
  /** A header has no value that could stay, or one that another server must not get. */
  | { readonly kind: 'header-missing' | 'header-anew'; readonly name: string };

interface HeldFeed {
  readonly name: string;
  readonly version: number;
  readonly sealed: Uint8Array;
  readonly isSame: boolean;
  readonly isSameTable: boolean;
}

/** @param seen the version whoever edits has in front of them; null for whichever is there. */
export async function editFeed(
  sql: Sql,
  actor: Actor,
  { id, next, seen }: { readonly id: FeedId; readonly next: FeedEdit; readonly seen: number | null },
): Promise<FeedEditResult> {
  return sql.begin(async (tx): Promise<FeedEditResult> => {
    const columns = await columnsOf(tx, next);
    const [held] = await tx<HeldFeed[]>`
      select name, version, sealed,
        (every, cron, enabled) is not distinct from (${next.schedule.every}, ${next.schedule.cron}, ${next.enabled}) as "isSame",
        mapping = ${columns.mapping} and source is not distinct from ${columns.source}::jsonb as "isSameTable"
      from feed where id = ${id} and deleted_at is null for update`;
    if (!held) return { kind: 'not-found' };
    if (seen !== null && seen !== held.version) return { kind: 'conflict', version: held.version };
    if (next.name !== held.name && (await isTaken(tx, next.name, id))) return { kind: 'name-taken' };
    const secrets = secretsOf(next, await opened(tx, id, held.sealed));
    if (secrets.kind !== 'done') return secrets;
    const when = held.isSame ? null : next.enabled ? await nextOf(tx, next.schedule) : null;
    const isSameContent = held.isSameTable && secrets.isSame;
    await tx`
      update feed set ${tx({ ...columns, ...secretColumns(secrets), sealed: await sealed(tx, id, { url: secrets.url, headers: secrets.headers }) })}, version = version + 1,
        updated_at = now(), next_at = ${held.isSame ? tx`next_at` : tx`${when}`}
        ${isSameContent ? tx`` : tx`, etag = null, last_modified = null, sha256 = null`}
      where id = ${id}`;
    await audit(
      tx,
      actor,
      'feed.changed',
      { kind: 'feed', id },
      { name: next.name, url: shownUrl(secrets.url) },
    );
    await tellOfFeed(tx, id);
    return done;
  });
}

type SecretsResult = (Done & Secrets & { readonly isSame: boolean }) | Exclude<FeedEditResult, Done>;

/** What a thief of a session could not read, they must not have sent to a server of their own either. */
function secretsOf({ url: given, headers: named }: FeedEdit, held: Secrets | null): SecretsResult {
  const url = given ?? held?.url;
  if (url === undefined || (held === null && named === null)) return { kind: 'secrets-unreadable' };
  const isElsewhere = held === null || new URL(url).origin !== new URL(held.url).origin;
  const headers: Record<string, string> = {};
  const wanted = named ?? Object.fromEntries(Object.keys(held?.headers ?? {}).map((name) => [name, null]));
  for (const [name, value] of Object.entries(wanted)) {
    const before = Object.entries(held?.headers ?? {}).find(
      ([one]) => one.toLowerCase() === name.toLowerCase(),
    )?.[1];
    if (value === null && before === undefined) return { kind: 'header-missing', name };
    if (value === null && isElsewhere) return { kind: 'header-anew', name };
    headers[name] = value ?? before ?? '';
  }
  const isSame =
    held !== null &&
    url === held.url &&
    JSON.stringify(Object.entries(headers)) === JSON.stringify(Object.entries(held.headers));
  return { ...done, url, headers, isSame };
}

/** It runs no more; its imports stay. */
export async function deleteFeed(
  sql: Sql,
  actor: Actor,
  { id }: { readonly id: FeedId },
): Promise<Done | { readonly kind: 'not-found' }> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ name: string }[]>`
      update feed set deleted_at = now(), next_at = null, sealed = '' where id = ${id} and deleted_at is null returning name`;
    if (!row) return { kind: 'not-found' };
    await tx`delete from feed_run where feed_id = ${id} and finished_at is null`;
    await audit(tx, actor, 'feed.deleted', { kind: 'feed', id }, { name: row.name });
    await tellOfFeed(tx, id);
    return done;
  });
}

/** Somebody wants it to run now: a run that is there already is hurried along. */
export async function askForRun(
  sql: Sql,
  actor: Actor,
  { id }: { readonly id: FeedId },
): Promise<{ readonly kind: 'done'; readonly run: FeedRunId } | { readonly kind: 'not-found' }> {
  return sql.begin(async (tx) => {
    const [feed] = await tx<{ name: string }[]>`
      select name from feed where id = ${id} and deleted_at is null for update`;
    if (!feed) return { kind: 'not-found' };
    const [run] = await tx<{ id: FeedRunId }[]>`
      insert into feed_run (feed_id, asked_by) values (${id}, ${json(tx, actor)})
      on conflict (feed_id) where finished_at is null do update set next_at = least(feed_run.next_at, excluded.next_at)
      returning id`;
    if (!run) throw new Error('a run could not be stored');
    await audit(tx, actor, 'feed.run', { kind: 'feed', id }, { name: feed.name });
    await tellOfFeed(tx, id);
    return { kind: 'done', run: run.id };
  });
}
