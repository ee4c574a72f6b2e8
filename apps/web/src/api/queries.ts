import type {
  AlertWire,
  IndicatorSummaryWire,
  ObservationBody,
  ObservationWire,
} from '@marsad/indicators/contract';
import { mostPointsDrawn } from '@marsad/indicators/limits';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from './client.js';
import { paged } from './paged.js';

/** Every key in one place, so that live events can name what they make stale. */
export const keys = {
  indicators: ['indicators'] as const,
  /** Under the indicators, which every new figure makes stale. */
  brief: (indicators: readonly string[], asOf: string | null) =>
    ['indicators', 'brief', indicators, asOf] as const,
  indicator: (id: string) => ['indicators', id] as const,
  allSeries: (id: string) => ['series', id] as const,
  series: (id: string, dimensions: Readonly<Record<string, string>>, asOf: string | null) =>
    ['series', id, dimensions, asOf] as const,
  /** Under the series, so that what makes these stale makes them stale too: every point, and what was known when. */
  wholeSeries: (id: string, dimensions: Readonly<Record<string, string>>, asOf: string | null) =>
    ['series', id, 'whole', dimensions, asOf] as const,
  vintages: (id: string, dimensions: Readonly<Record<string, string>>) =>
    ['series', id, 'vintages', dimensions] as const,
  revisions: (id: string, dimensions: Readonly<Record<string, string>>) =>
    ['series', id, 'revisions', dimensions] as const,
  statistics: (id: string, dimensions: Readonly<Record<string, string>>, asOf: string | null) =>
    ['series', id, 'statistics', dimensions, asOf] as const,
  observations: (id: string) => ['observations', id] as const,
  allObservations: ['observations'] as const,
  changes: ['changes'] as const,
  arrangement: ['arrangement'] as const,
  facts: ['facts'] as const,
  checks: ['checks'] as const,
  measures: ['measures'] as const,
  allAlerts: ['alerts'] as const,
  alerts: (state: string) => ['alerts', 'list', state] as const,
  alert: (id: string) => ['alerts', 'one', id] as const,
  alertsOf: (indicator: string) => ['alerts', 'of', indicator] as const,
  rules: ['rules'] as const,
  receivers: ['receivers'] as const,
  labels: ['labels'] as const,
  deliveries: ['deliveries'] as const,
  silences: ['silences'] as const,
  subscriptions: ['subscriptions'] as const,
  briefLinks: ['briefs'] as const,
  publicCharts: ['public-charts'] as const,
  publicChart: (address: string) => ['public-charts', address] as const,
  savedBriefs: ['saved-briefs'] as const,
  /** What they show. Under the indicators, which every new figure makes stale. */
  shownBriefs: ['indicators', 'brief', 'saved'] as const,
  sharedBrief: (token: string) => ['shared', token] as const,
  pipeline: ['pipeline'] as const,
  sources: ['sources'] as const,
  source: (id: string) => ['sources', id] as const,
  submissions: ['submissions'] as const,
  imports: ['imports'] as const,
  mappings: ['mappings'] as const,
  feeds: ['feeds'] as const,
  places: ['places'] as const,
  readings: ['readings'] as const,
  placeFigures: ['places', 'figures'] as const,
  timeline: ['timeline'] as const,
  ownChecks: ['own-checks'] as const,
  settings: ['settings'] as const,
  instance: ['instance'] as const,
  session: ['session'] as const,
  /** What administrators and account holders see; under one name, to be read again after a change. */
  account: (part: string) => ['account', part] as const,
  preview: (body: ObservationBody | null) => ['preview', body] as const,
};

export const useIndicators = () =>
  useQuery({ queryKey: keys.indicators, queryFn: ({ signal }) => api.indicators(signal) });

export const useChanges = () =>
  useQuery({ queryKey: keys.changes, queryFn: ({ signal }) => api.changes(null, signal) });

export const useIndicator = (id: string) =>
  useQuery<IndicatorSummaryWire>({
    queryKey: keys.indicator(id),
    queryFn: ({ signal }) => api.indicator(id, signal),
    enabled: id !== '',
  });

/** One series, thinned for drawing. */
export const useSeries = (
  id: string,
  dimensions: Readonly<Record<string, string>>,
  asOf: string | null = null,
  enabled = true,
) => useQuery({ ...seriesQuery(id, dimensions, asOf), placeholderData: keepPreviousData, enabled });

export const seriesQuery = (
  id: string,
  dimensions: Readonly<Record<string, string>>,
  asOf: string | null,
) => ({
  queryKey: keys.series(id, dimensions, asOf),
  queryFn: ({ signal }: { signal: AbortSignal }) => api.series(id, dimensions, asOf, signal, mostPointsDrawn),
});

/** One series with every point. */
export const useWholeSeries = (
  id: string,
  dimensions: Readonly<Record<string, string>>,
  asOf: string | null,
  enabled: boolean,
) =>
  useQuery({
    queryKey: keys.wholeSeries(id, dimensions, asOf),
    queryFn: ({ signal }) => api.series(id, dimensions, asOf, signal),
    placeholderData: keepPreviousData,
    enabled,
  });

export const useVintages = (id: string, dimensions: Readonly<Record<string, string>>) =>
  useQuery({
    queryKey: keys.vintages(id, dimensions),
    queryFn: ({ signal }) => api.vintages(id, dimensions, signal),
  });

export const useRevisions = (id: string, dimensions: Readonly<Record<string, string>>) =>
  useInfiniteQuery(
    paged(keys.revisions(id, dimensions), (cursor, signal) => api.revisions(id, dimensions, cursor, signal)),
  );

export const useAlertsOf = (indicator: string) =>
  useQuery({
    queryKey: keys.alertsOf(indicator),
    queryFn: ({ signal }) => api.alertsOf(indicator, signal),
  });

export const useStatistics = (
  id: string,
  dimensions: Readonly<Record<string, string>>,
  asOf: string | null,
) =>
  useQuery({
    queryKey: keys.statistics(id, dimensions, asOf),
    queryFn: ({ signal }) => api.statistics(id, dimensions, asOf, signal),
    placeholderData: keepPreviousData,
  });

export const useObservation = (id: string) =>
  useQuery<ObservationWire>({
    queryKey: keys.observations(id),
    queryFn: ({ signal }) => api.observation(id, signal),
  });

export const useHistory = (id: string) =>
  useQuery({
    queryKey: [...keys.observations(id), 'history'],
    queryFn: ({ signal }) => api.history(id, signal),
  });

export const useSettings = () =>
  useQuery({ queryKey: keys.settings, queryFn: ({ signal }) => api.settings(signal) });

export const useFacts = () => useQuery({ queryKey: keys.facts, queryFn: ({ signal }) => api.facts(signal) });

export const useChecks = () =>
  useQuery({ queryKey: keys.checks, queryFn: ({ signal }) => api.checks(signal) });

export const useMeasures = () =>
  useQuery({ queryKey: keys.measures, queryFn: ({ signal }) => api.measures(signal) });

/** All of them, whole: where many may be, the inbox asks for a page. */
export const useAlerts = (state: AlertWire['state']) =>
  useQuery({
    queryKey: keys.alerts(state),
    queryFn: ({ signal }) => api.alerts({ state }, signal),
  });

export const useAlert = (id: string) =>
  useQuery({ queryKey: keys.alert(id), queryFn: ({ signal }) => api.alert(id, signal) });

export const useRules = () => useQuery({ queryKey: keys.rules, queryFn: ({ signal }) => api.rules(signal) });

export const useInstance = () =>
  useQuery({
    queryKey: keys.instance,
    queryFn: ({ signal }) => api.instance(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The answer to the latest question wins; the one before stays visible until it comes. */
export const usePreview = (body: ObservationBody | null, enabled = true) =>
  useQuery({
    queryKey: keys.preview(body),
    queryFn: ({ signal }) => api.preview(body as ObservationBody, signal),
    enabled: enabled && body !== null,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    gcTime: 60_000,
    retry: false,
  });
