/**
 * The typed way to the API, for pages and programs alike: `createClient({ baseUrl, token })`, then a method for each
 * thing the record can be asked. Shapes are those the API validates with. Caching by ETag is the platform's own business.
 */
import type {
  ArrangementWire,
  BacktestBody,
  BriefBody,
  DeliveryWire,
  IndicatorBody,
  IndicatorEditBody,
  ObservationBody,
  ReceiverBody,
  ReceiverEditBody,
  ReviewBody,
  RevisionBody,
  RevisionPreviewBody,
  RuleBody,
  RuleEditBody,
  SettingsBody,
  SilenceBody,
  SourceBody,
  SubmissionWire,
  TriageBody,
} from '../index.js';
import type { Routes } from './routes.js';
import { type AnswerOf, type Asked, type ClientOptions, type Route, transport } from './transport.js';

export * from './transport.js';

type Dimensions = Readonly<Record<string, string>>;

/** Routes that answer lists, page by page. */
type ListRoute = {
  [R in Route]: AnswerOf<R> extends { items: readonly unknown[]; next: string | null } ? R : never;
}[Route];
type ItemOf<R extends ListRoute> = AnswerOf<R>['items'][number];
/** What a list is asked with: its filter. */
interface Filtered {
  readonly query?: object;
}
type AlertFilter = NonNullable<Routes['GET /alerts']['query']>;
type AuditFilter = NonNullable<Routes['GET /audit']['query']>;

export type Submitted =
  | { readonly status: 'accepted' | 'waiting'; readonly id: string }
  | { readonly status: 'settled'; readonly submission: SubmissionWire };

const editRoutes = {
  retract: 'POST /observations/{id}/retraction',
  restore: 'POST /observations/{id}/restoration',
  recommend: 'POST /observations/{id}/recommendation',
  'recommend-end': 'POST /observations/{id}/recommendation/end',
} as const satisfies Record<string, Route>;

/** Lists that page are followed to their end, but never further than this: a faulty server must not turn us in circles. */
const mostPages = 50;
const uploadPatienceMs = 300_000;

export type Client = ReturnType<typeof createClient>;

export function createClient(options: ClientOptions = {}) {
  const call = transport(options);

  async function wholeList<R extends ListRoute>(route: R, asked: Asked<R> & Filtered): Promise<ItemOf<R>[]> {
    // Of whichever list: that each of them is asked and answers so is known of the route.
    const page = call as (
      route: Route,
      asked: object,
    ) => Promise<{ items: ItemOf<R>[]; next: string | null }>;
    const items: ItemOf<R>[] = [];
    let cursor: string | null = null;
    for (let count = 0; count < mostPages; count += 1) {
      const list: { items: ItemOf<R>[]; next: string | null } = await page(route, {
        ...asked,
        query: { ...asked.query, cursor },
      });
      items.push(...list.items);
      if (list.next === null) break;
      cursor = list.next;
    }
    return items;
  }

  return {
    /** Any other call below /api/v1. */
    call,
    instance: (signal?: AbortSignal) => call('GET /instance', { signal }),

    indicators: (signal?: AbortSignal) => wholeList('GET /indicators', { signal }),
    archivedIndicators: (signal?: AbortSignal) =>
      wholeList('GET /indicators', { query: { archived: 'true' }, signal }),
    indicator: (id: string, signal?: AbortSignal) => call('GET /indicators/{id}', { path: { id }, signal }),
    createIndicator: (body: IndicatorBody) => call('POST /indicators', { body }),
    editIndicator: (id: string, body: IndicatorEditBody) =>
      call('PUT /indicators/{id}', { path: { id }, body }),
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

    /** The figures of a brief, in the order asked for. */
    briefFigures: (indicators: readonly string[], asOf: string | null, signal?: AbortSignal) =>
      // Their names with commas between.
      call('GET /briefs/figures', { query: { indicators: String(indicators), asOf }, signal }),
    briefLinks: (signal?: AbortSignal) => wholeList('GET /briefs', { signal }),
    shareBrief: (body: BriefBody) => call('POST /briefs', { body }),
    withdrawBrief: (id: string) => call('DELETE /briefs/{id}', { path: { id } }),
    sharedBrief: (token: string, signal?: AbortSignal) =>
      call('GET /shared/{token}', { path: { token }, signal }),
    /** @param since an instant; null for the last look of whoever asks. */
    changes: (since: string | null, signal?: AbortSignal) =>
      call('GET /changes', { query: { since }, signal }),
    looked: (at: string) => call('PUT /account/last-look', { body: { at } }),
    arrangement: (signal?: AbortSignal) => call('GET /account/arrangement', { signal }),
    arrange: (body: ArrangementWire) => call('PUT /account/arrangement', { body }),

    facts: (signal?: AbortSignal) => wholeList('GET /facts', { signal }),
    checks: (signal?: AbortSignal) => wholeList('GET /checks', { signal }),
    measures: (signal?: AbortSignal) => wholeList('GET /measures', { signal }),

    sources: (q: string, cursor: string | null, signal?: AbortSignal) =>
      call('GET /sources', { query: { q: q === '' ? null : q, cursor }, signal }),
    source: (id: string, signal?: AbortSignal) => call('GET /sources/{id}', { path: { id }, signal }),
    sourceFigures: (id: string, cursor: string | null, signal?: AbortSignal) =>
      call('GET /sources/{id}/figures', { path: { id }, query: { cursor }, signal }),
    editSource: (id: string, body: SourceBody) => call('PUT /sources/{id}', { path: { id }, body }),
    addSourceFile: (id: string, file: File) => {
      const body = new FormData();
      body.append('file', file);
      return call('POST /sources/{id}/files', { path: { id }, body, timeoutMs: uploadPatienceMs });
    },
    removeSourceFile: (id: string, file: string) =>
      call('DELETE /sources/{id}/files/{file}', { path: { id, file } }),

    alerts: (state: AlertFilter['state'], signal?: AbortSignal) =>
      wholeList('GET /alerts', { query: { state }, signal }),
    alertsOf: (indicator: string, signal?: AbortSignal) =>
      wholeList('GET /alerts', { query: { indicator }, signal }),
    alert: (id: string, signal?: AbortSignal) => call('GET /alerts/{id}', { path: { id }, signal }),
    acknowledge: (id: string, note: string, until: string | null) =>
      call('POST /alerts/{id}/acknowledge', { path: { id }, body: { note, until } }),
    triage: (id: string, outcome: TriageBody['outcome'], note: string) =>
      call('POST /alerts/{id}/triage', { path: { id }, body: { outcome, note } }),

    receivers: (signal?: AbortSignal) => wholeList('GET /receivers', { signal }),
    createReceiver: (body: ReceiverBody) => call('POST /receivers', { body }),
    editReceiver: (id: string, body: ReceiverEditBody) => call('PUT /receivers/{id}', { path: { id }, body }),
    deleteReceiver: (id: string) => call('DELETE /receivers/{id}', { path: { id } }),
    testReceiver: (id: string) => call('POST /receivers/{id}/test', { path: { id } }),
    deliveries: (status: DeliveryWire['status'] | null, cursor: string | null, signal?: AbortSignal) =>
      call('GET /deliveries', { query: { status, cursor }, signal }),
    resendDelivery: (id: string) => call('POST /deliveries/{id}/resend', { path: { id } }),
    silences: (signal?: AbortSignal) => wholeList('GET /silences', { signal }),
    createSilence: (body: SilenceBody) => call('POST /silences', { body }),
    endSilence: (id: string) => call('DELETE /silences/{id}', { path: { id } }),
    pipeline: (signal?: AbortSignal) => call('GET /pipeline', { signal }),
    retryWork: (id: number) => call('POST /pipeline/failures/{id}/retry', { path: { id: String(id) } }),
    retryAllWork: () => call('POST /pipeline/failures/retry'),
    discardWork: (id: number, reason: string) =>
      call('POST /pipeline/failures/{id}/discard', { path: { id: String(id) }, body: { reason } }),
    rules: (signal?: AbortSignal) => wholeList('GET /rules', { signal }),
    rule: (id: string, signal?: AbortSignal) => call('GET /rules/{id}', { path: { id }, signal }),
    createRule: (body: RuleBody) => call('POST /rules', { body }),
    editRule: (id: string, body: RuleEditBody) => call('PUT /rules/{id}', { path: { id }, body }),
    deleteRule: (id: string) => call('DELETE /rules/{id}', { path: { id } }),
    backtest: (rule: BacktestBody['rule'], vintages: boolean, signal?: AbortSignal) =>
      call('POST /rules/backtest', { body: { rule, vintages }, signal }),

    audit: (filter: Omit<AuditFilter, 'cursor'>, cursor: string | null, signal?: AbortSignal) =>
      call('GET /audit', { query: { ...filter, cursor }, signal }),
    settings: (signal?: AbortSignal) => call('GET /settings', { signal }),
    changeSettings: (body: SettingsBody) => call('PUT /settings', { body }),

    observation: (id: string, signal?: AbortSignal) =>
      call('GET /observations/{id}', { path: { id }, signal }),
    history: async (id: string, signal?: AbortSignal) =>
      (await call('GET /observations/{id}/history', { path: { id }, signal })).items,
    revise: (id: string, body: RevisionBody) =>
      call('POST /observations/{id}/revisions', { path: { id }, body }),
    previewRevision: (id: string, body: RevisionPreviewBody, signal?: AbortSignal) =>
      call('POST /observations/{id}/revisions/preview', { path: { id }, body, signal }),
    edit: (id: string, action: keyof typeof editRoutes, reason: string, revision: number) =>
      call(editRoutes[action], {
        path: { id },
        body: action === 'retract' || action === 'restore' ? { reason, revision } : { reason },
      }),

    preview: (body: ObservationBody, signal?: AbortSignal) =>
      call('POST /observations/preview', { body, signal }),
    /** Waits up to five seconds for the pipeline; 'accepted' means that it is still at work then. */
    submit: async (body: ObservationBody, idempotencyKey: string): Promise<Submitted> => {
      const answer = await call('POST /observations', {
        body,
        headers: { 'idempotency-key': idempotencyKey, prefer: 'wait=5' },
      });
      return 'receivedAt' in answer
        ? { status: 'settled', submission: answer }
        : { status: answer.status, id: answer.id };
    },
    submission: (id: string, signal?: AbortSignal) => call('GET /submissions/{id}', { path: { id }, signal }),
    /** What an answer that was lost would have said; rejects with 404 where the figure never arrived. */
    submissionWithKey: (key: string, signal?: AbortSignal) =>
      call('GET /submissions/by-key/{key}', { path: { key }, signal }),
    openSubmissions: (cursor: string | null, signal?: AbortSignal) =>
      call('GET /submissions', { query: { cursor }, signal }),
    review: (id: string, verdict: ReviewBody['verdict'], comment: string) =>
      call('POST /submissions/{id}/review', { path: { id }, body: { verdict, comment } }),
    resubmit: (id: string, body: ObservationBody) => call('PUT /submissions/{id}', { path: { id }, body }),
    withdraw: (id: string) => call('POST /submissions/{id}/withdrawal', { path: { id } }),
  };
}
