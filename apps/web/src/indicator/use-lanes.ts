/** What stands under an indicator's chart: its alerts, and the measures and events that concern it. */
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useAlertsOf } from '../api/queries.js';
import { useTimelineOf } from '../api/timeline.js';
import type { Lane } from '../chart/lanes.js';
import type { Days } from '../chart/zoom.js';
import { useWords } from '../language/words.js';
import { timelineLane } from '../timeline/lane.js';
import { addressWith } from '../ui/address.js';
import { alertLane } from './alert-lane.js';

interface Of {
  readonly indicator: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** ISO day; null for today. */
  readonly asOf: string | null;
  /** What the chart shows where nobody asks for less. */
  readonly days: Days;
}

export interface Lanes {
  readonly lanes: readonly Lane[];
  /** The measures and events among them, by number and title. */
  readonly marked: readonly string[];
}

export function useLanes({ indicator, dimensions, asOf, days }: Of): Lanes {
  const words = useWords();
  const [search] = useSearchParams();
  const alerts = useAlertsOf(indicator);
  const entries = useTimelineOf(indicator);
  return useMemo(() => {
    const marks = timelineLane(
      words,
      entries.data ?? [],
      days,
      ({ id }) => `/indicators/${indicator}?${addressWith(search, { event: id })}`,
    );
    return {
      lanes: [...alertLane(words, alerts.data ?? [], { dimensions, asOf }), ...marks],
      marked: marks.flatMap(({ items }) => items.flatMap(({ names = [] }) => names.slice(0, 1))),
    };
  }, [words, alerts.data, entries.data, dimensions, asOf, days, indicator, search]);
}
