/** POST /observations, its preview, and what became of a submission. */
import { createHash } from 'node:crypto';
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  acceptSubmission,
  findIndicator,
  findSubmission,
  isSettled,
  listAlerts,
  listIndicators,
  readSeries,
  type Submission,
} from '@marsad/db';
import { type Indicator, type Language, type Period, problem } from '@marsad/indicators';
import {
  type EntryInput,
  type EntryReading,
  measure,
  readEntry,
  type SeriesPoint,
  warningsOf,
} from '@marsad/indicators/pipeline';
import {
  AcceptedWire,
  type AlternativeWire,
  ObservationBody,
  type PointWire,
  PreviewWire,
  type ProblemItemWire,
  ProblemWire,
  SubmissionWire,
} from '@marsad/indicators/wire';
import type { Context } from 'hono';
import { guarded } from '../accounts/guard.js';
import type { Deps } from '../deps.js';
import { HttpProblem, itemOf, itemsOfIssues, languageOf, refuse } from '../problems.js';
import { isUuid } from '../uuid.js';
import { alertSummary, baselineWire, pointView } from '../views.js';

const longestWaitSeconds = 30;

const body = { content: { 'application/json': { schema: ObservationBody } }, required: true } as const;
const problems = {
  422: {
    description: 'Every fault of the input, at once',
    content: { 'application/problem+json': { schema: ProblemWire } },
  },
} as const;

const submit = guarded('contributor', {
  method: 'post',
  path: '/observations',
  summary: 'Hand in a figure',
  request: {
    body,
    headers: z.object({ 'idempotency-key': z.string().max(255).optional(), prefer: z.string().optional() }),
  },
  responses: {
    201: {
      description: 'Committed within the wait asked for',
      content: { 'application/json': { schema: SubmissionWire } },
    },
    202: {
      description: 'Accepted: it will be ingested, whatever happens to this server',
      content: { 'application/json': { schema: AcceptedWire } },
    },
    ...problems,
  },
});

const preview = guarded('contributor', {
  method: 'post',
  path: '/observations/preview',
  summary: 'How a figure would be read and how it would compare; nothing is stored',
  request: { body },
  responses: {
    200: { description: 'The reading', content: { 'application/json': { schema: PreviewWire } } },
    ...problems,
  },
});

const submission = guarded('viewer', {
  method: 'get',
  path: '/submissions/{id}',
  summary: 'What became of a submission',
  request: { params: z.object({ id: z.string() }) },
  responses: {
    200: { description: 'The submission', content: { 'application/json': { schema: SubmissionWire } } },
    404: {
      description: 'No such submission',
      content: { 'application/problem+json': { schema: ProblemWire } },
    },
  },
});

export function observationRoutes(app: OpenAPIHono, deps: Deps): void {
  app.openapi(
    submit,
    async (c) => {
      const input = c.req.valid('json') as EntryInput;
      const reading = await read(deps, input);
      const { entry } = reading;
      if (!entry) throw refusal(reading, languageOf(c));
      const idempotencyKey = c.req.header('idempotency-key') ?? null;
      const requestHash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
      const accepted = await acceptSubmission(deps.sql, {
        entry,
        actor: c.var.who.actor,
        idempotencyKey,
        requestHash,
      });
      if (accepted.kind === 'key-reused')
        throw refuse(422, 'idempotency-key-reused', { key: idempotencyKey ?? '' });
      c.header('Location', `/api/v1/submissions/${accepted.id}`);
      const waitSeconds = waitAskedFor(c.req.header('prefer'));
      const settled = waitSeconds === null ? null : await settledWithin(deps, accepted.id, waitSeconds);
      if (waitSeconds !== null) c.header('Preference-Applied', `wait=${waitSeconds}`);
      return settled
        ? c.json(await submissionView(deps, settled, languageOf(c)), 201)
        : c.json({ id: accepted.id, status: 'accepted' as const }, 202);
    },
    refuseAll(deps),
  );

  app.openapi(
    preview,
    async (c) => c.json(await previewOf(deps, c.req.valid('json') as EntryInput, [], languageOf(c)), 200),
    async (result, c) => {
      if (result.success) return undefined as never;
      const language = languageOf(c);
      const { input, items } = await faultsOf(c, result.error.issues, language);
      return c.json(await previewOf(deps, input, items, language), 200);
    },
  );

  app.openapi(submission, async (c) => {
    const { id } = c.req.valid('param');
    const found = isUuid(id) ? await findSubmission(deps.sql, id) : null;
    if (!found) throw refuse(404, 'not-found', { what: `submission ${id}` });
    return c.json(await submissionView(deps, found, languageOf(c)), 200);
  });
}

// -- reading ------------------------------------------------------------------------------------------------

async function read(deps: Deps, input: Partial<EntryInput>): Promise<EntryReading> {
  const known = new Map((await listIndicators(deps.sql)).map(({ indicator }) => [indicator.id, indicator]));
  return readEntry(input, (id) => known.get(id) ?? null, deps.today());
}

function refusal(
  reading: EntryReading,
  language: Language,
  items: readonly ProblemItemWire[] = [],
): HttpProblem {
  const all = [...items, ...reading.faults.map((fault) => itemOf(fault, language))];
  const summary = problem('body-invalid', { reason: all.map((item) => item.detail).join(' ') });
  return new HttpProblem(
    422,
    all.length === 1 && reading.faults[0] ? reading.faults[0].problem : summary,
    all,
  );
}

/** The outer form is wrong somewhere: the fields that are sound are still read, so that all faults are named at once. */
async function faultsOf(
  c: Context,
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
  language: Language,
) {
  const raw: unknown = await c.req.json();
  const broken = new Set(issues.map((issue) => String(issue.path[0] ?? '')));
  const fields = raw !== null && typeof raw === 'object' && !Array.isArray(raw) ? Object.entries(raw) : [];
  const input = Object.fromEntries(fields.filter(([name]) => !broken.has(name))) as Partial<EntryInput>;
  return { input, items: itemsOfIssues(issues, language) };
}

function refuseAll(deps: Deps) {
  return async (
    result: { success: boolean; error?: { issues: { path: readonly PropertyKey[]; message: string }[] } },
    c: Context,
  ) => {
    // Nothing to answer: the handler does. The route's type knows no such hook.
    if (result.success || !result.error) return undefined as never;
    const { input, items } = await faultsOf(c, result.error.issues, languageOf(c));
    throw refusal(await read(deps, input), languageOf(c), items);
  };
}

// -- waiting ------------------------------------------------------------------------------------------------

/** RFC 7240 `Prefer: wait=N` in seconds, within our bound; null when none was asked for. */
function waitAskedFor(prefer: string | undefined): number | null {
  const match = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,6})"?/i.exec(prefer ?? '');
  return match ? Math.min(Number(match[1]), longestWaitSeconds) : null;
}

async function settledWithin({ sql, hub }: Deps, id: string, seconds: number): Promise<Submission | null> {
  const deadline = performance.now() + seconds * 1000;
  // Watched before the look, so that what happens in between is not missed.
  const watch = hub.watchSubmission(id);
  try {
    for (;;) {
      const found = await findSubmission(sql, id);
      if (found && isSettled(found)) return found;
      if (!(await watch.moved(Math.max(0, deadline - performance.now())))) return null;
    }
  } finally {
    watch.cancel();
  }
}

// -- showing ------------------------------------------------------------------------------------------------

async function submissionView(deps: Deps, found: Submission, language: Language): Promise<SubmissionWire> {
  const { id, status, receivedAt, entry, errors, observation } = found;
  const stored = await findIndicator(deps.sql, entry.indicator);
  const alerts = await listAlerts(deps.sql, { submission: id });
  const point = stored && observation ? await pointOf(deps, stored.indicator, found) : null;
  return {
    id,
    status,
    receivedAt,
    observation: observation && {
      ...observation,
      indicator: entry.indicator,
      dimensions: { ...entry.dimensions },
      period: entry.period,
      quantity: entry.figure.quantity,
      per: entry.figure.per,
    },
    comparison: point?.comparison ?? null,
    alerts: alerts.map(alertSummary),
    errors: errors.map(({ pointer, problem: found }) =>
      itemOf({ pointer, problem: found, value: null }, language),
    ),
  };
}

async function pointOf(deps: Deps, indicator: Indicator, { entry, observation }: Submission) {
  const { points } = await readSeries(deps.sql, indicator, entry.dimensions, undefined, within(entry.period));
  return points
    .flatMap((point) => [point, ...point.alternatives])
    .find((candidate) => candidate.observation?.id === observation?.id);
}

const within = ({ start, end }: { start: string; end: string }) => ({ from: start, to: end });

async function previewOf(
  deps: Deps,
  input: Partial<EntryInput>,
  items: readonly ProblemItemWire[],
  language: Language,
): Promise<PreviewWire> {
  const reading = await read(deps, input);
  const { indicator, period, figure, dimensions } = reading;
  const { baseline, points } =
    indicator && dimensions
      ? await readSeries(deps.sql, indicator, dimensions)
      : { baseline: null, points: [] };
  const measured =
    indicator && period && figure
      ? measure({ figure, period, recordedAt: deps.today() }, indicator, baseline)
      : null;
  const warnings = measured ? warningsOf(reading, measured, points, input.source ?? null) : [];
  const same = points.filter(
    (point) => point.period.start === period?.start && point.period.end === period.end,
  );
  return {
    quantity: figure?.quantity ?? null,
    per: figure?.per ?? null,
    period,
    normalised: measured?.normalised ?? null,
    comparison: measured?.comparison ?? null,
    partial: measured?.partial ?? false,
    baseline: indicator && baselineWire(baseline, indicator),
    previous: previousPoint(points, period),
    warnings: warnings.map((warning) => itemOf(warning, language)),
    errors: [...items, ...reading.faults.map((fault) => itemOf(fault, language))],
    duplicates: same.flatMap(reportsOf),
  };
}

/** The newest figure before `period`, or of all while the period is not known yet. */
function previousPoint(points: readonly SeriesPoint[], period: Period | null): PointWire | null {
  const earlier = period === null ? points : points.filter((point) => point.period.end <= period.start);
  const last = earlier.at(-1);
  return last ? pointView(last) : null;
}

/** Every stated report of a point: the recommended one and those that triangulate it. */
function reportsOf(point: SeriesPoint): AlternativeWire[] {
  if (point.observation === null) return [];
  const { derived: _, alternatives, ...recommended } = pointView(point);
  return [recommended as AlternativeWire, ...alternatives];
}
