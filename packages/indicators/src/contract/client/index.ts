/**
 * The typed way to the API, for pages and programs alike: `createClient({ baseUrl, token })`, then a method for each
 * thing the record can be asked. Shapes are those the API validates with. Caching by ETag is the platform's own business.
 */
import type {
  AlertListWire,
  AlertWire,
  ArrangementWire,
  AuditListWire,
  BacktestWire,
  BaselineHistoryWire,
  BriefBody,
  BriefFiguresWire,
  BriefLinkWire,
  ChangesWire,
  CheckListWire,
  DeliveryListWire,
  DeliveryWire,
  FactListWire,
  HistoryWire,
  IndicatorBody,
  IndicatorEditBody,
  IndicatorListWire,
  IndicatorSummaryWire,
  IndicatorVersionsWire,
  InstanceWire,
  MeasureListWire,
  NewBriefLinkWire,
  NewReceiverWire,
  ObservationBody,
  ObservationWire,
  OpenSubmissionListWire,
  PipelineWire,
  PreviewWire,
  ReceiverBody,
  ReceiverEditBody,
  ReceiverWire,
  RevisionBody,
  RevisionPreviewBody,
  RevisionPreviewWire,
  RuleBody,
  RuleWire,
  SeriesRevisionListWire,
  SeriesWire,
  SettingsWire,
  SharedBriefWire,
  SilenceBody,
  SilenceWire,
  SourceBody,
  SourceFiguresWire,
  SourceItemWire,
  SourceListWire,
  StatisticsWire,
  SubmissionWire,
  VintageListWire,
} from '../index.js';
import { type ClientOptions, transport } from './transport.js';

export * from './transport.js';

type Dimensions = Readonly<Record<string, string>>;
type Pairs = readonly (readonly [string, string | null])[];

const id = encodeURIComponent;

/** What is null is left out. */
function query(entries: Pairs): string {
  const given = entries.flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  const text = new URLSearchParams(given).toString();
  return text === '' ? '' : `?${text}`;
}

function seriesQuery(dimensions: Dimensions, asOf: string | null, more: Pairs = []): string {
  return query([
    ...Object.entries(dimensions).map(([dimension, code]) => [`dimensions[${dimension}]`, code] as const),
    ['asOf', asOf],
    ...more,
  ]);
}

type TriageOutcome = NonNullable<AlertWire['triage']>['outcome'];

export type Submitted =
  | { readonly status: 'accepted' | 'waiting'; readonly id: string }
  | { readonly status: 'settled'; readonly submission: SubmissionWire };

const editPaths = {
  retract: 'retraction',
  restore: 'restoration',
  recommend: 'recommendation',
  'recommend-end': 'recommendation/end',
} as const;

/** Lists that page are followed to their end, but never further than this: a faulty server must not turn us in circles. */
const mostPages = 50;
const uploadPatienceMs = 300_000;

export type Client = ReturnType<typeof createClient>;

export function createClient(options: ClientOptions = {}) {
  const call = transport(options);
  const post = <T>(path: string, body: unknown) => call<T>(path, { method: 'POST', body });
  const put = <T>(path: string, body: unknown) => call<T>(path, { method: 'PUT', body });

  async function wholeList<T>(path: string, signal?: AbortSignal): Promise<T[]> {
    const items: T[] = [];
    let next: string | null = null;
    for (let page = 0; page < mostPages; page += 1) {
      const joint = path.includes('?') ? '&' : '?';
      const address: string = next === null ? path : `${path}${joint}cursor=${id(next)}`;
      const list: { items: T[]; next: string | null } = await call(address, { signal });
      items.push(...list.items);
      if (list.next === null) break;
      next = list.next;
    }
    return items;
  }

  return {
    /** Any other call below /api/v1. */
    call,
    instance: (signal?: AbortSignal) => call<InstanceWire>('/instance', { signal }),

    indicators: (signal?: AbortSignal) =>
      wholeList<IndicatorListWire['items'][number]>('/indicators', signal),
    archivedIndicators: (signal?: AbortSignal) =>
      wholeList<IndicatorListWire['items'][number]>('/indicators?archived=true', signal),
    indicator: (name: string, signal?: AbortSignal) =>
      call<IndicatorSummaryWire>(`/indicators/${id(name)}`, { signal }),
    createIndicator: (body: IndicatorBody) => post<IndicatorSummaryWire>('/indicators', body),
    editIndicator: (name: string, body: IndicatorEditBody) =>
      put<IndicatorSummaryWire>(`/indicators/${id(name)}`, body),
    archiveIndicator: (name: string, reason: string) =>
      post<IndicatorSummaryWire>(`/indicators/${id(name)}/archive`, { reason }),
    restoreIndicator: (name: string, reason: string) =>
      post<IndicatorSummaryWire>(`/indicators/${id(name)}/archive/end`, { reason }),
    indicatorVersions: async (name: string, signal?: AbortSignal) =>
      (await call<IndicatorVersionsWire>(`/indicators/${id(name)}/versions`, { signal })).items,
    baselines: async (name: string, signal?: AbortSignal) =>
      (await call<BaselineHistoryWire>(`/indicators/${id(name)}/baselines`, { signal })).items,
    pinBaseline: (
      name: string,
      body: { observation: string; range: 'spread' | 'uncertainty' | null; reason: string },
    ) => put<IndicatorSummaryWire>(`/indicators/${id(name)}/baseline`, body),
    endBaseline: (name: string, dimensions: Dimensions, reason: string) =>
      post<IndicatorSummaryWire>(`/indicators/${id(name)}/baseline/end`, { dimensions, reason }),
    /** @param most about so many points, extremes kept; null for all. */
    series: (
      name: string,
      dimensions: Dimensions,
      asOf: string | null,
      signal?: AbortSignal,
      most: number | null = null,
    ) =>
      call<SeriesWire>(
        `/indicators/${id(name)}/series${seriesQuery(dimensions, asOf, [
          ['maxPoints', most === null ? null : String(most)],
        ])}`,
        { signal },
      ),
    vintages: async (name: string, dimensions: Dimensions, signal?: AbortSignal) =>
      (
        await call<VintageListWire>(`/indicators/${id(name)}/vintages${seriesQuery(dimensions, null)}`, {
          signal,
        })
      ).items,
    revisions: (name: string, dimensions: Dimensions, cursor: string | null, signal?: AbortSignal) =>
      call<SeriesRevisionListWire>(
        `/indicators/${id(name)}/revisions${seriesQuery(dimensions, null, [['cursor', cursor]])}`,
        { signal },
      ),
    statistics: (name: string, dimensions: Dimensions, asOf: string | null, signal?: AbortSignal) =>
      call<StatisticsWire>(`/indicators/${id(name)}/statistics${seriesQuery(dimensions, asOf)}`, { signal }),

    /** The figures of a brief, in the order asked for. */
    briefFigures: (indicators: readonly string[], asOf: string | null, signal?: AbortSignal) =>
      call<BriefFiguresWire>(
        `/briefs/figures${query([
          // Their names with commas between.
          ['indicators', String(indicators)],
          ['asOf', asOf],
        ])}`,
        { signal },
      ),
    briefLinks: (signal?: AbortSignal) => wholeList<BriefLinkWire>('/briefs', signal),
    shareBrief: (body: BriefBody) => post<NewBriefLinkWire>('/briefs', body),
    withdrawBrief: (name: string) => call<void>(`/briefs/${id(name)}`, { method: 'DELETE' }),
    sharedBrief: (token: string, signal?: AbortSignal) =>
      call<SharedBriefWire>(`/shared/${id(token)}`, { signal }),
    /** @param since an instant; null for the last look of whoever asks. */
    changes: (since: string | null, signal?: AbortSignal) =>
      call<ChangesWire>(`/changes${query([['since', since]])}`, { signal }),
    looked: (at: string) => put<{ at: string }>('/account/last-look', { at }),
    arrangement: (signal?: AbortSignal) => call<ArrangementWire>('/account/arrangement', { signal }),
    arrange: (body: ArrangementWire) => put<ArrangementWire>('/account/arrangement', body),

    facts: (signal?: AbortSignal) => wholeList<FactListWire['items'][number]>('/facts', signal),
    checks: (signal?: AbortSignal) => wholeList<CheckListWire['items'][number]>('/checks', signal),
    measures: (signal?: AbortSignal) => wholeList<MeasureListWire['items'][number]>('/measures', signal),

    sources: (q: string, cursor: string | null, signal?: AbortSignal) =>
      call<SourceListWire>(
        `/sources${query([
          ['q', q === '' ? null : q],
          ['cursor', cursor],
        ])}`,
        { signal },
      ),
    source: (name: string, signal?: AbortSignal) => call<SourceItemWire>(`/sources/${id(name)}`, { signal }),
    sourceFigures: (name: string, cursor: string | null, signal?: AbortSignal) =>
      call<SourceFiguresWire>(`/sources/${id(name)}/figures${query([['cursor', cursor]])}`, { signal }),
    editSource: (name: string, body: SourceBody) => put<SourceItemWire>(`/sources/${id(name)}`, body),
    addSourceFile: (name: string, file: File) => {
      const body = new FormData();
      body.append('file', file);
      return call<SourceItemWire>(`/sources/${id(name)}/files`, {
        method: 'POST',
        body,
        timeoutMs: uploadPatienceMs,
      });
    },
    removeSourceFile: (name: string, file: string) =>
      call<SourceItemWire>(`/sources/${id(name)}/files/${id(file)}`, { method: 'DELETE' }),

    alerts: (state: string | null, signal?: AbortSignal) =>
      wholeList<AlertListWire['items'][number]>(`/alerts${query([['state', state]])}`, signal),
    alertsOf: (indicator: string, signal?: AbortSignal) =>
      wholeList<AlertListWire['items'][number]>(`/alerts${query([['indicator', indicator]])}`, signal),
    alert: (name: string, signal?: AbortSignal) => call<AlertWire>(`/alerts/${id(name)}`, { signal }),
    acknowledge: (name: string, note: string, until: string | null) =>
      post<AlertWire>(`/alerts/${id(name)}/acknowledge`, { note, until }),
    triage: (name: string, outcome: TriageOutcome, note: string) =>
      post<AlertWire>(`/alerts/${id(name)}/triage`, { outcome, note }),

    receivers: (signal?: AbortSignal) => wholeList<ReceiverWire>('/receivers', signal),
    createReceiver: (body: ReceiverBody) => post<NewReceiverWire>('/receivers', body),
    editReceiver: (name: string, body: ReceiverEditBody) =>
      put<NewReceiverWire>(`/receivers/${id(name)}`, body),
    deleteReceiver: (name: string) => call<void>(`/receivers/${id(name)}`, { method: 'DELETE' }),
    testReceiver: (name: string) => post<DeliveryWire>(`/receivers/${id(name)}/test`, {}),
    deliveries: (status: DeliveryWire['status'] | null, cursor: string | null, signal?: AbortSignal) =>
      call<DeliveryListWire>(
        `/deliveries${query([
          ['status', status],
          ['cursor', cursor],
        ])}`,
        { signal },
      ),
    resendDelivery: (name: string) => post<DeliveryWire>(`/deliveries/${id(name)}/resend`, {}),
    silences: (signal?: AbortSignal) => wholeList<SilenceWire>('/silences', signal),
    createSilence: (body: SilenceBody) => post<SilenceWire>('/silences', body),
    endSilence: (name: string) => call<void>(`/silences/${id(name)}`, { method: 'DELETE' }),
    pipeline: (signal?: AbortSignal) => call<PipelineWire>('/pipeline', { signal }),
    retryWork: (name: number) => post<PipelineWire>(`/pipeline/failures/${name}/retry`, {}),
    retryAllWork: () => post<PipelineWire>('/pipeline/failures/retry', {}),
    discardWork: (name: number, reason: string) =>
      post<PipelineWire>(`/pipeline/failures/${name}/discard`, { reason }),
    rules: (signal?: AbortSignal) => wholeList<RuleWire>('/rules', signal),
    rule: (name: string, signal?: AbortSignal) => call<RuleWire>(`/rules/${id(name)}`, { signal }),
    createRule: (body: RuleBody) => post<RuleWire>('/rules', body),
    editRule: (name: string, body: RuleBody & { version?: number }) =>
      put<RuleWire>(`/rules/${id(name)}`, body),
    deleteRule: (name: string) => call<void>(`/rules/${id(name)}`, { method: 'DELETE' }),
    backtest: (rule: RuleBody, vintages: boolean, signal?: AbortSignal) =>
      call<BacktestWire>('/rules/backtest', { method: 'POST', body: { rule, vintages }, signal }),

    audit: (filter: Readonly<Record<string, string>>, cursor: string | null, signal?: AbortSignal) =>
      call<AuditListWire>(`/audit${query([...Object.entries(filter), ['cursor', cursor]])}`, { signal }),
    settings: (signal?: AbortSignal) => call<SettingsWire>('/settings', { signal }),
    changeSettings: (body: Pick<SettingsWire, 'review'>) => put<SettingsWire>('/settings', body),

    observation: (name: string, signal?: AbortSignal) =>
      call<ObservationWire>(`/observations/${id(name)}`, { signal }),
    history: async (name: string, signal?: AbortSignal) =>
      (await call<HistoryWire>(`/observations/${id(name)}/history`, { signal })).items,
    revise: (name: string, body: RevisionBody) =>
      post<ObservationWire>(`/observations/${id(name)}/revisions`, body),
    previewRevision: (name: string, body: RevisionPreviewBody, signal?: AbortSignal) =>
      call<RevisionPreviewWire>(`/observations/${id(name)}/revisions/preview`, {
        method: 'POST',
        body,
        signal,
      }),
    edit: (name: string, action: keyof typeof editPaths, reason: string, revision: number) =>
      post<ObservationWire>(
        `/observations/${id(name)}/${editPaths[action]}`,
        action === 'retract' || action === 'restore' ? { reason, revision } : { reason },
      ),

    preview: (body: ObservationBody, signal?: AbortSignal) =>
      call<PreviewWire>('/observations/preview', { method: 'POST', body, signal }),
    /** Waits up to five seconds for the pipeline; 'accepted' means that it is still at work then. */
    submit: async (body: ObservationBody, idempotencyKey: string): Promise<Submitted> => {
      const answer = await call<SubmissionWire | { id: string; status: 'accepted' | 'waiting' }>(
        '/observations',
        {
          method: 'POST',
          body,
          headers: { 'idempotency-key': idempotencyKey, prefer: 'wait=5' },
        },
      );
      return 'receivedAt' in answer
        ? { status: 'settled', submission: answer }
        : { status: answer.status, id: answer.id };
    },
    submission: (name: string, signal?: AbortSignal) =>
      call<SubmissionWire>(`/submissions/${id(name)}`, { signal }),
    /** What an answer that was lost would have said; rejects with 404 where the figure never arrived. */
    submissionWithKey: (key: string, signal?: AbortSignal) =>
      call<SubmissionWire>(`/submissions/by-key/${id(key)}`, { signal }),
    openSubmissions: (cursor: string | null, signal?: AbortSignal) =>
      call<OpenSubmissionListWire>(`/submissions${query([['cursor', cursor]])}`, { signal }),
    review: (name: string, verdict: 'accept' | 'return' | 'reject', comment: string) =>
      post<SubmissionWire>(`/submissions/${id(name)}/review`, { verdict, comment }),
    resubmit: (name: string, body: ObservationBody) => put<SubmissionWire>(`/submissions/${id(name)}`, body),
    withdraw: (name: string) => post<SubmissionWire>(`/submissions/${id(name)}/withdrawal`, {}),
  };
}
