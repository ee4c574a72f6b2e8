/** Feeds and their runs, as they are answered. */
import type { StoredFeed, StoredFeedAlert, StoredRun } from '@marsad/db';
import type { Language } from '@marsad/indicators';
import { FeedAlertWire, FeedRunWire, FeedWire } from '@marsad/indicators/contract';
import { view } from '../http/exact.js';
import { said } from '../http/said.js';

export function feedView(feed: StoredFeed, alert: StoredFeedAlert | null, language: Language): FeedWire {
  const { schedule, trouble, lastRun, source, headers, ...shown } = feed;
  return view(FeedWire, {
    ...shown,
    every: schedule.every,
    cron: schedule.cron,
    headers: [...headers],
    source: source === null ? null : { ...source },
    since: trouble?.since ?? null,
    alert: alert && feedAlertView(alert, language),
    lastRun: lastRun && runView(lastRun, language),
  });
}

export function runView({ reason, ...run }: StoredRun, language: Language): FeedRunWire {
  return view(FeedRunWire, { ...run, reason: reason && said(reason, language) });
}

export function feedAlertView(
  { reason, labels, acknowledged, ...alert }: StoredFeedAlert,
  language: Language,
): FeedAlertWire {
  return view(FeedAlertWire, {
    ...alert,
    reason: said(reason, language),
    labels: { ...labels },
    acknowledgedBy: acknowledged,
  });
}
