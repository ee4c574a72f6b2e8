/** What stands under an indicator's chart: its alerts, and the measures and events that concern it. */
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { keys, useAlertsOf } from '../api/queries.js';
import type { Lane } from '../chart/lanes.js';
import type { Days } from '../chart/zoom.js';
import { fetchWordsShown, useWords } from '../language/words.js';
import { useCalm } from '../lazy/when-idle.js';
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
  const alerts = useDeferredValue(useAlertsOf(indicator).data);
  const timeline = useDeferredValue(useTimelineLane(indicator));
  return useMemo(() => {
    const marks =
      timeline?.laneOf(
        words,
        timeline.entries,
        days,
        ({ id }) => `/indicators/${indicator}?${addressWith(search, { event: id })}`,
      ) ?? [];
    return {
      lanes: [...alertLane(words, alerts ?? [], { dimensions, asOf }), ...marks],
      marked: marks.flatMap(({ items }) => items.flatMap(({ names = [] }) => names.slice(0, 1))),
    };
  }, [words, alerts, timeline, dimensions, asOf, days, indicator, search]);
}

/** Nobody waits for it: what draws it comes after the figures, as they themselves do. */
function useTimelineLane(indicator: string) {
  return useQuery({
    enabled: useCalm(),
    queryKey: [...keys.timeline, 'lane', indicator],
    queryFn: async ({ signal }) => {
      const [{ timelineApi }, { timelineLane }] = await Promise.all([
        import('../api/timeline.js'),
        import('../timeline/lane.js'),
        fetchWordsShown(),
      ]);
      return { entries: await timelineApi.timeline({ indicator }, signal), laneOf: timelineLane };
    },
  }).data;
}
