/**
 * BullMQ's queues as they are, job by job, in Bull Board: for an administrator who is signed in, to read. What there is to do
 * with stuck work is on the pipeline page, where it is noted who did it.
 */
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { admit } from '../account/door.js';
import { guard, personOf } from '../account/guard.js';
import type { Deps } from '../deps.js';
import { refuse } from '../http/problems.js';
import { queueBoardRoot } from '../http/queue-board-root.js';

type Board = Pick<Hono, 'fetch'>;
type BoardDeps = Pick<Deps, 'queuesToLookAt' | 'logError'>;

/** The queues' store may be away, and a question to it then waits for its return. */
const patienceMs = 10_000;
/** The page itself asks for no more at a time. */
const mostJobs = 100;

export function queueBoardRoutes(app: Hono, identified: MiddlewareHandler, deps: BoardDeps): void {
  let board: Promise<Board> | null = null;
  const opened = () => {
    board ??= openBoard(deps).catch((error: unknown) => {
      board = null;
      throw error;
    });
    return board;
  };
  const all = `${queueBoardRoot}/*`;
  const room = admit({
    takesFile: false,
    takesJson: false,
    takesForm: false,
    mostBytes: undefined,
    isLong: false,
  });
  app.use(all, compress(), identified, guard('admin'), onlyPeople, onlyReads, room);
  app.get(all, async (c) => {
    if (c.req.path === `${queueBoardRoot}/`) return c.redirect(queueBoardRoot);
    if (Number(c.req.query('jobsPerPage') ?? 1) > mostJobs)
      throw refuse(404, 'not-found', { what: c.req.path });
    const answer = await inTime(opened().then((one) => one.fetch(c.req.raw, c.env)));
    if (answer === 'late' || answer.status >= 500) throw refuse(503, 'not-ready');
    if (answer.status === 404) throw refuse(404, 'not-found', { what: c.req.path });
    if (isPage(answer)) return ofThisServerAlone(answer, c);
    if (!c.req.path.startsWith(`${queueBoardRoot}/static/`))
      answer.headers.set('cache-control', 'private, no-store');
    return answer;
  });
}

/** A token is for programs, and this is a page. */
const onlyPeople: MiddlewareHandler = async (c, next) => {
  personOf(c);
  await next();
};

/** The board refuses by itself what would change something; nothing of the kind gets as far. */
const onlyReads: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD')
    throw refuse(405, 'method-not-allowed', { method: c.req.method, allowed: 'GET, HEAD' });
  await next();
};

/** Loaded here alone: hardly anybody ever looks. */
async function openBoard({ queuesToLookAt, logError }: BoardDeps): Promise<Board> {
  const [{ createBullBoard }, { BullMQAdapter }, { HonoAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/hono'),
  ]);
  const serverAdapter = new HonoAdapter(serveStatic).setBasePath(queueBoardRoot);
  const queues = await queuesToLookAt();
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Marsad', hideRedisDetails: true } },
  });
  const board = new Hono();
  board.onError((error, c) => {
    logError(error, 'the queues were not read');
    return c.body(null, 500);
  });
  board.route(queueBoardRoot, serverAdapter.registerPlugin());
  return board;
}

const isPage = (answer: Response) => answer.headers.get('content-type')?.startsWith('text/html') === true;

/**
 * Without the fonts of another site, which would learn who looks here, and without the styles in it of what shows while it
 * loads: no page of Marsad's takes either.
 */
const strange = /<link[^>]+href="https?:[^>]*>|<style>.*?<\/style>| style="[^"]*"/gs;

async function ofThisServerAlone(answer: Response, c: Context): Promise<Response> {
  const page = await answer.text();
  return c.html(page.replace(strange, ''), 200, {
    'cache-control': 'private, no-store',
  });
}

async function inTime<T>(asked: Promise<T>): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), patienceMs);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
  }
}
