/** Indicators, their baselines, and the series of their figures. */
import type { CodeMoveBody, CodeMovePlanBody, IndicatorBody, IndicatorEditBody } from '../index.js';
import type { Call } from './transport.js';
import type { WholeList } from './whole-list.js';

type Dimensions = Readonly<Record<string, string>>;

export const indicatorCalls = (call: Call, wholeList: WholeList) => ({
  indicators: (signal?: AbortSignal) => wholeList('GET /indicators', { signal }),
  archivedIndicators: (signal?: AbortSignal) =>
    wholeList('GET /indicators', { query: { archived: 'true' }, signal }),
  indicator: (id: string, signal?: AbortSignal) => call('GET /indicators/{id}', { path: { id }, signal }),
  createIndicator: (body: IndicatorBody) => call('POST /indicators', { body }),
  editIndicator: (id: string, body: IndicatorEditBody) =>
    call('PUT /indicators/{id}', { path: { id }, body }),
  planCodeMove: (id: string, body: CodeMovePlanBody, signal?: AbortSignal) =>
    call('POST /indicators/{id}/codes/plan', { path: { id }, body, signal }),
  moveCode: (id: string, body: CodeMoveBody) =>
    call('POST /indicators/{id}/codes/move', { path: { id }, body }),
  archiveIndicator: (id: string, reason: string) =>
    call('POST /indicators/{id}/archive', { path: { id }, body: { reason } }),
  restoreIndicator: (id: string, reason: string) =>
    call('POST /indicators/{id}/archive/end', { path: { id }, body: { reason } }),
  indicatorVersions: async (id: string, signal?: AbortSignal) =>
    (await call('GET /indicators/{id}/versions', { path: { id }, signal })).items,
  baselines: async (id: string, signal?: AbortSignal) =>
    (await call('GET /indicators/{id}/baselines', { path: { id }, signal })).items,
  pinBaseline: (
    id: string,
    body: { observation: string; range: 'spread' | 'uncertainty' | null; reason: string },
  ) => call('PUT /indicators/{id}/baseline', { path: { id }, body }),
  endBaseline: (id: string, dimensions: Dimensions, reason: string) =>
    call('POST /indicators/{id}/baseline/end', { path: { id }, body: { dimensions, reason } }),
  /** @param most about so many points, extremes kept; null for all. */
  series: (
    id: string,
    dimensions: Dimensions,
    asOf: string | null,
    signal?: AbortSignal,
    most: number | null = null,
  ) =>
    call('GET /indicators/{id}/series', {
      path: { id },
      query: { dimensions, asOf, maxPoints: most === null ? null : String(most) },
      signal,
    }),
  vintages: async (id: string, dimensions: Dimensions, signal?: AbortSignal) =>
    (await call('GET /indicators/{id}/vintages', { path: { id }, query: { dimensions }, signal })).items,
  revisions: (id: string, dimensions: Dimensions, cursor: string | null, signal?: AbortSignal) =>
    call('GET /indicators/{id}/revisions', { path: { id }, query: { dimensions, cursor }, signal }),
  statistics: (id: string, dimensions: Dimensions, asOf: string | null, signal?: AbortSignal) =>
    call('GET /indicators/{id}/statistics', { path: { id }, query: { dimensions, asOf }, signal }),
});
