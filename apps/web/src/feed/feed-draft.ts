/** Between a feed and the fields of its form. */
import type { FeedBody, FeedEditBody, FeedWire, MappingWire } from '@marsad/indicators/contract';
import { type ScheduleDraft, scheduleDraftOf, scheduleOf } from './schedule.js';

export interface FeedDraft extends ScheduleDraft {
  readonly name: string;
  readonly url: string;
  /** "Name: value" a line; … for a value that is kept and not shown. */
  readonly headers: string;
  /** Where the meanings of its columns are taken from; empty for those it has. */
  readonly mapping: string;
  readonly title: string;
  readonly publisher: string;
  readonly revisePercent: string;
  readonly rejectPercent: string;
  readonly enabled: boolean;
}

/** Stands for a value that is not shown again. */
export const kept = '…';
const usualPercent = 10;

export function draftOf(feed: FeedWire | null): FeedDraft {
  return {
    ...scheduleDraftOf(feed),
    name: feed?.name ?? '',
    url: feed?.url ?? '',
    headers: (feed?.headers ?? []).map((name) => `${name}: ${kept}`).join('\n'),
    mapping: '',
    title: feed?.source?.title ?? '',
    publisher: feed?.source?.publisher ?? '',
    revisePercent: String(feed?.limits.revisePercent ?? usualPercent),
    rejectPercent: String(feed?.limits.rejectPercent ?? usualPercent),
    enabled: feed?.enabled ?? true,
  };
}

/** Null for a value that is kept. A line without a colon is a name without a value, which the server refuses by name. */
export function headersOf(text: string): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => {
        const at = line.indexOf(':');
        const name = at < 0 ? line : line.slice(0, at).trim();
        const value = at < 0 ? '' : line.slice(at + 1).trim();
        return [name, value === kept ? null : value];
      }),
  );
}

function common(draft: FeedDraft, mapping: MappingWire, source: FeedWire['source']) {
  const { every, cron } = scheduleOf(draft);
  const title = draft.title.trim();
  const publisher = draft.publisher.trim();
  const { publisher: _, ...others } = source ?? { title };
  return {
    name: draft.name.trim(),
    every,
    cron,
    mapping,
    source: title === '' ? null : { ...others, title, ...(publisher === '' ? {} : { publisher }) },
    enabled: draft.enabled,
    limits: { revisePercent: Number(draft.revisePercent), rejectPercent: Number(draft.rejectPercent) },
  };
}

export function newFeedOf(draft: FeedDraft, mapping: MappingWire): FeedBody {
  const headers = Object.entries(headersOf(draft.headers)).map(([name, value]) => [name, value ?? kept]);
  return {
    ...common(draft, mapping, null),
    url: draft.url.trim(),
    ...(headers.length === 0 ? {} : { headers: Object.fromEntries(headers) }),
  };
}

/** An address as it is shown is the one it has: what stands in its query is not shown. */
export function editedFeedOf(draft: FeedDraft, feed: FeedWire, mapping: MappingWire): FeedEditBody {
  return {
    ...common(draft, mapping, feed.source),
    ...(draft.url.trim() === feed.url ? {} : { url: draft.url.trim() }),
    headers: headersOf(draft.headers),
    version: feed.version,
  };
}
