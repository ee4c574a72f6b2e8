/** The calls of measures and events, apart from those that every page makes. */
import { timelineCalls } from '@marsad/indicators/contract/client/timeline';
import { wholeListOf } from '@marsad/indicators/contract/client/whole-list';
import { useQuery } from '@tanstack/react-query';
import { call } from './client.js';
import { keys } from './queries.js';

export const timelineApi = timelineCalls(call, wholeListOf(call));

export const useTimeline = () =>
  useQuery({
    queryKey: [...keys.timeline, 'list'],
    queryFn: ({ signal }) => timelineApi.timeline({}, signal),
  });

/** Those that concern an indicator. */
export const useTimelineOf = (indicator: string) =>
  useQuery({
    queryKey: [...keys.timeline, 'of', indicator],
    queryFn: ({ signal }) => timelineApi.timeline({ indicator }, signal),
  });

/** What changes with the figures is kept among what is read again with them. */
export const useBeforeAfter = (
  indicator: string,
  dimensions: Readonly<Record<string, string>>,
  { entry, periods }: { readonly entry: string; readonly periods: number | null },
) =>
  useQuery({
    queryKey: [...keys.allSeries(indicator), 'before-after', dimensions, entry, periods],
    queryFn: ({ signal }) =>
      timelineApi.beforeAfter(
        indicator,
        { entry, dimensions, ...(periods === null ? {} : { periods: String(periods) }) },
        signal,
      ),
  });
