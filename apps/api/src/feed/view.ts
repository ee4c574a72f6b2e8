/** Feeds and their runs, as they are answered. */
import type { StoredFeed, StoredRun } from '@marsad/db';
import type { Language } from '@marsad/indicators';
import { FeedRunWire, FeedWire } from '@marsad/indicators/contract';
import { problemText } from '@marsad/indicators/problems';
import { view } from '../http/exact.js';

export function feedView(feed: StoredFeed, language: Language): FeedWire {
  const { schedule, trouble, lastRun, source, headers, ...shown } = feed;
  return view(FeedWire, {
    ...shown,
    every: schedule.every,
    cron: schedule.cron,
    headers: [...headers],
    source: source === null ? null : { ...source },
    since: trouble?.since ?? null,
    lastRun: lastRun && runView(lastRun, language),
  });
}

export function runView({ reason, ...run }: StoredRun, language: Language): FeedRunWire {
  return view(FeedRunWire, {
    ...run,
    reason: reason && { code: reason.code, detail: problemText(reason, language) },
  });
}
