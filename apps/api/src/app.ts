/** The HTTP side as one Hono app: routes parse, call the record, answer. */
import { OpenAPIHono } from '@hono/zod-openapi';
import { eventRange, storeFault } from '@marsad/db';
import { isProved, notingPoolFault, type PoolFault } from '@marsad/db/account';
import { InstanceWire } from '@marsad/indicators/contract';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { admissionRoutes } from './account/admission-routes.js';
import { openDoor } from './account/door.js';
import { guarded } from './account/guard.js';
import { invitationRoutes } from './account/invitation-routes.js';
import { passkeyRoutes } from './account/passkey-routes.js';
import { passwordResetRoutes } from './account/password-reset-routes.js';
import { peopleRoutes } from './account/people-routes.js';
import { proofRoutes } from './account/proof-routes.js';
import { noteRefusal } from './account/refused.js';
import { accountRoutes } from './account/routes.js';
import { secondFactorRoutes } from './account/second-factor-routes.js';
import { sessionRoutes } from './account/session-routes.js';
import { singleSignOnRoutes } from './account/single-sign-on-routes.js';
import { tokenRoutes } from './account/token-routes.js';
import { whoAsks } from './account/who.js';
import { allBriefRoutes } from './brief/all-routes.js';
import type { Deps } from './deps.js';
import { type Description, docsRoutes } from './docs/page.js';
import { exportRoutes } from './export/routes.js';
import { feedAlertRoutes } from './feed/alert-routes.js';
import { feedRoutes } from './feed/routes.js';
import { knowAddress } from './http/address.js';
import { type Api, exact } from './http/api.js';
import { hasBody, isWrite } from './http/body.js';
import { declaredRoute } from './http/declared-route.js';
import { describe } from './http/description.js';
import { headersOf, isPublicChart } from './http/headers.js';
import { keptAnswer } from './http/kept.js';
import { onlyKnownQuery } from './http/known-input.js';
import { methodsAt } from './http/methods.js';
import { answerProblem, HttpProblem, languageOf, refuse, refuseInput } from './http/problems.js';
import { onlyReadableAddress } from './http/readable-address.js';
import { reasonIn } from './http/reason.js';
import { seen } from './http/request-seen.js';
import { storeProblem } from './http/store-problem.js';
import type { Watchdog } from './http/watchdog.js';
import { handInRoutes } from './import/hand-in-routes.js';
import { rejectedRoutes } from './import/rejected-routes.js';
import { importRoutes, mappingRoutes } from './import/routes.js';
import { templateRoutes } from './import/template-routes.js';
import { baselineRoutes } from './indicator/baseline-routes.js';
import { ownIndicatorRoutes } from './indicator/own-routes.js';
import { indicatorRoutes } from './indicator/routes.js';
import { type EventStreams, eventRoutes } from './live/routes.js';
import { deliveryRoutes } from './notify/delivery-routes.js';
import { receiverRoutes } from './notify/receiver-routes.js';
import { silenceRoutes } from './notify/silence-routes.js';
import { entryRoutes } from './observation/entry-routes.js';
import { recommendationRoutes } from './observation/recommendation-routes.js';
import { reviewRoutes } from './observation/review-routes.js';
import { revisionRoutes } from './observation/revision-routes.js';
import { observationRoutes } from './observation/routes.js';
import { submissionRoutes } from './observation/submission-routes.js';
import { auditRoutes } from './operations/audit-routes.js';
import { healthRoutes } from './operations/health-routes.js';
import { pipelineRoutes } from './operations/pipeline-routes.js';
import { queueBoardRoutes } from './operations/queue-board.js';
import { settingRoutes } from './operations/setting-routes.js';
import { overviewRoutes } from './overview/routes.js';
import { ownCheckRoutes } from './own-check/routes.js';
import { packageRoutes } from './package/routes.js';
import { serveDashboard } from './page/dashboard.js';
import { placeFigureRoutes } from './place/figures-routes.js';
import { placeFileRoutes } from './place/file-routes.js';
import { placeRoutes } from './place/routes.js';
import { publicChartRoutes } from './public-chart/routes.js';
import { readingHandInRoutes } from './reading/hand-in-routes.js';
import { readingRoutes } from './reading/routes.js';
import { referenceRoutes } from './reference/routes.js';
import { alertRoutes } from './rule/alert-routes.js';
import { ruleRoutes } from './rule/routes.js';
import { searchRoutes } from './search/routes.js';
import { seriesRoutes } from './series/routes.js';
import { statisticsRoutes } from './series/statistics-routes.js';
import { vintageRoutes } from './series/vintage-routes.js';
import { sourceFileRemovalRoutes, sourceFileRoutes } from './source/file-routes.js';
import { sourceRoutes } from './source/routes.js';
import { subscriptionRoutes } from './subscription/routes.js';
import { unsubscribeRoutes } from './subscription/unsubscribe-routes.js';
import { beforeAfterRoutes } from './timeline/before-after-routes.js';
import { timelineRoutes } from './timeline/routes.js';
import { openReceive } from './upload/receive.js';

export interface App {
  readonly fetch: Hono['fetch'];
  readonly streams: EventStreams;
}

const instance = guarded('anyone', {
  method: 'get',
  path: '/instance',
  summary: 'What this installation is',
  responses: {
    200: {
      description: 'Version, whether its figures are invented, and how much a table may hold',
      content: { 'application/json': { schema: InstanceWire } },
    },
  },
});

const root = '/api/v1';

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Marsad',
    version: '1',
    description:
      'Where GET is answered, HEAD is too, without the body. Any other method gets 405, and Allow names those there are. ' +
      'What is refused is told as a problem (RFC 9457). `lang` (en or ar) in any query, or Accept-Language, says in which language.',
  },
  servers: [{ url: root }],
};

export function createApp(deps: Deps): App {
  const app = new Hono();
  app.onError((error, c) => refused(error, c, deps));
  app.use(
    seen(deps.seen),
    watched(deps.watchdog),
    headersOf(deps.publicUrl),
    knowAddress(deps.proxies, deps.logWarning),
  );
  // Probes and scrapes come by the address of a machine or of a container.
  healthRoutes(app, deps);
  app.use(onlyKnownHosts(deps.hosts));

  const api = new OpenAPIHono({
    defaultHook: refuseInput,
  });
  api.onError((error, c) => refused(error, c, deps));
  const identified = identification(deps);
  api.use(onlyReadableAddress, privateAnswers, identified, onlyOwnWrites);
  const routes = exact(api);
  const streams = eventRoutes(routes, deps);
  filesIn(routes, deps);
  // Before what follows, which reads an answer whole to name its version.
  exportRoutes(routes, deps);
  rejectedRoutes(routes, deps);
  api.use(etag(), compress());
  entryRoutes(routes, deps);
  submissionRoutes(routes, deps);
  reviewRoutes(routes, deps);
  observationRoutes(routes, deps);
  revisionRoutes(routes, deps);
  recommendationRoutes(routes, deps);
  auditRoutes(routes, deps);
  const standing = indicatorRoutes(routes, deps);
  seriesRoutes(routes, deps);
  ownIndicatorRoutes(routes, deps);
  baselineRoutes(routes, deps);
  allPlaceRoutes(routes, deps);
  templateRoutes(routes, deps);
  searchRoutes(routes, deps);
  sourcesRoutes(routes, deps);
  settingRoutes(routes, deps);
  statisticsRoutes(routes, deps);
  vintageRoutes(routes, deps);
  sharedRoutes(routes, deps);
  referenceRoutes(routes);
  overviewRoutes(routes, deps, standing);
  alertRoutes(routes, deps);
  ruleRoutes(routes, deps);
  receiverRoutes(routes, deps);
  deliveryRoutes(routes, deps);
  toldRoutes(routes, deps);
  pipelineRoutes(routes, deps);
  importRoutes(routes, deps);
  readingRoutes(routes, deps);
  allFeedRoutes(routes, deps);
  mappingRoutes(routes, deps);
  accountsRoutes(routes, deps);
  instanceRoute(routes, deps);
  let described: ReturnType<typeof describe> | null = null;
  const description = () => {
    described ??= describe(api.openAPIRegistry, about);
    return described;
  };
  api.get(
    '/openapi.json',
    onlyKnownQuery({}),
    keptAnswer(() => JSON.stringify(description()), { 'content-type': 'application/json' }),
  );
  api.all('*', (c) => {
    const allowed = methodsAt(api.routes, c.req.path.slice(root.length));
    if (allowed.length > 0)
      throw refuse(405, 'method-not-allowed', { method: c.req.method, allowed: allowed.join(', ') });
    throw refuse(404, 'not-found', { what: c.req.path });
  });
  app.route(root, api);
  queueBoardRoutes(app, identified, deps);
  docsRoutes(app, () => description() as unknown as Description);

  serveDashboard(app, {
    root: deps.webRoot,
    ask: (request, c) => app.fetch(request, c.env),
    newestEvent: async () => (await eventRange(deps.sql)).newest,
  });
  return { fetch: app.fetch, streams };
}

function instanceRoute(routes: Api, { demo, timeZone, tables, readings }: Deps): void {
  const { megabytes, pages } = readings;
  routes.openapi(instance, (c) =>
    c.json({ version: '0.1.0', demo, timeZone, tables, readings: { megabytes, pages } }, 200),
  );
}

function sourcesRoutes(routes: Api, deps: Deps): void {
  sourceRoutes(routes, deps);
  sourceFileRemovalRoutes(routes, deps);
}

/** What takes a file reads it by itself. */
function filesIn(routes: Api, deps: Deps): void {
  const receive = openReceive();
  sourceFileRoutes(routes, deps, receive);
  handInRoutes(routes, deps, receive);
  readingHandInRoutes(routes, deps, receive);
  placeFileRoutes(routes, deps, receive);
  packageRoutes(routes, deps, receive);
}

function allPlaceRoutes(routes: Api, deps: Deps): void {
  placeRoutes(routes, deps);
  placeFigureRoutes(routes, deps);
  timelineRoutes(routes, deps);
  ownCheckRoutes(routes, deps);
  beforeAfterRoutes(routes, deps);
}

/** What can be read without signing in. */
function sharedRoutes(routes: Api, deps: Deps): void {
  allBriefRoutes(routes, deps);
  publicChartRoutes(routes, deps);
}

function toldRoutes(routes: Api, deps: Deps): void {
  silenceRoutes(routes, deps);
  subscriptionRoutes(routes, deps);
  unsubscribeRoutes(routes, deps);
}

function allFeedRoutes(routes: Api, deps: Deps): void {
  feedRoutes(routes, deps);
  feedAlertRoutes(routes, deps);
}

/** Signing in, and people: their own accounts, and those of others. */
function accountsRoutes(routes: Api, deps: Deps): void {
  sessionRoutes(routes, deps);
  proofRoutes(routes, deps);
  singleSignOnRoutes(routes, deps);
  admissionRoutes(routes, deps);
  passwordResetRoutes(routes, deps);
  accountRoutes(routes, deps);
  secondFactorRoutes(routes, deps);
  passkeyRoutes(routes, deps);
  peopleRoutes(routes, deps);
  invitationRoutes(routes, deps);
  tokenRoutes(routes, deps);
}

type WorkerDeps = Pick<
  Deps,
  'checks' | 'metrics' | 'metricsToken' | 'metricsFrom' | 'hosts' | 'seen' | 'sql' | 'logError'
>;

/** A worker process answers only for its own state. */
export function createWorkerApp(deps: WorkerDeps): Pick<App, 'fetch'> {
  const app = new Hono();
  app.onError((error, c) => answerProblem(c, asProblem(error, c, deps)));
  app.use(seen(deps.seen));
  healthRoutes(app, deps);
  return app;
}

/** By the address its route has, which names nobody. */
function watched(watchdog: Watchdog): MiddlewareHandler {
  return async (c, next) => {
    const end = watchdog.begin(() => `${c.req.method} ${declaredRoute(c) ?? '(a page)'}`);
    try {
      await next();
    } finally {
      end();
    }
  };
}

/**
 * A page on another site must not reach a server on this machine through a name of its own that resolves here (DNS
 * rebinding).
 */
function onlyKnownHosts(hosts: Deps['hosts']): MiddlewareHandler {
  return async (c, next) => {
    const host = hostnameOf(c.req.header('host'));
    if (host === null || (hosts && !hosts.has(host)))
      throw refuse(403, 'host-not-allowed', { host: host ?? '' });
    await next();
  };
}

declare module 'hono' {
  interface ContextVariableMap {
    /** What the database refused to the accounts' library in this request. */
    poolFault: PoolFault | undefined;
  }
}

/** Asked for at most once in a request, and only where somebody wants to know. */
function identification(deps: Deps): MiddlewareHandler {
  const { sql, accounts } = deps;
  const door = openDoor(deps);
  return async (c, next) => {
    let asked: ReturnType<typeof whoAsks> | null = null;
    c.set('door', door);
    c.set('identify', () => {
      asked ??= whoAsks(c, sql, accounts.library);
      return asked;
    });
    c.set('isProved', (session) => isProved(sql, session));
    const fault: PoolFault = { error: null };
    c.set('poolFault', fault);
    await notingPoolFault(fault, next);
  };
}

function hostnameOf(host: string | undefined): string | null {
  return host !== undefined && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : null;
}

/** A browser says where a write comes from; one from another site is refused. Programs send neither header. */
const onlyOwnWrites: MiddlewareHandler = async (c, next) => {
  if (isWrite(c)) {
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const foreign =
      (site !== undefined && site !== 'same-origin' && site !== 'none') ||
      (origin !== undefined && !isSameHost(origin, c.req.header('host')));
    if (foreign) throw refuse(403, 'origin-not-allowed', { origin: origin ?? site ?? '' });
  }
  await next();
};

function isSameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Figures may be sensitive, and a computer shared: no cache keeps an answer, the browser's own no more than a shared one.
 * The ETag is for programs that keep answers themselves.
 */
const privateAnswers: MiddlewareHandler = async (c, next) => {
  await next();
  // Whatever a library thinks of caching, as it does of streams. What anybody may see, anybody may keep.
  const said = c.res.headers.get('cache-control') ?? '';
  if (!/\bno-store\b/.test(said) && !(isPublicChart(c.req.path) && said !== ''))
    c.header('Cache-Control', 'private, no-store');
};

function refused(error: unknown, c: Context, deps: Deps): Response {
  const thrown = asProblem(error, c, deps);
  noteRefusal(c, deps, thrown);
  return answerProblem(c, thrown);
}

function asProblem(error: unknown, c: Context, deps: Pick<Deps, 'logError'>): HttpProblem {
  if (error instanceof HttpProblem) return error;
  if (error instanceof HTTPException && error.status === 400)
    return refuse(400, 'body-invalid', { reason: reasonIn(languageOf(c), 'notAForm') });
  // JSON is asked for above; what a route itself refuses is a file that did not come in a form.
  if (error instanceof HTTPException && error.status === 415)
    return refuse(415, 'unsupported-media-type', { expected: 'multipart/form-data' });
  // PostgreSQL on text it cannot hold (a NUL in an address): the client's fault, and named.
  if (['22021', '22P05'].includes((error as { code?: string }).code ?? '')) {
    const code =
      isWrite(c) && hasBody(c) ? 'body-invalid' : c.req.url.includes('?') ? 'query-invalid' : 'path-invalid';
    return refuse(422, code, { reason: reasonIn(languageOf(c), 'noText') });
  }
  deps.logError(error, 'a request failed');
  const fault = storeFault(error) ?? storeFault(c.get('poolFault')?.error);
  return fault === null ? refuse(500, 'internal') : storeProblem(fault, c);
}
