/** GET /events: live events as server-sent events, resumable by Last-Event-ID. */

import { z } from '@hono/zod-openapi';
import { eventRange, eventsAfter, type StoredEvent } from '@marsad/db';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { callerOf } from '../account/door.js';
import { guard } from '../account/guard.js';
import { roleNow, type Who } from '../account/who.js';
import type { Api } from '../http/api.js';
import { onlyKnownQuery } from '../http/known-input.js';
import { languageOf, refuse } from '../http/problems.js';
import { reasonIn } from '../http/reason.js';
import { refusalsOfKind } from '../http/refusals.js';
import type { LiveDeps } from './deps.js';
import { shownTo } from './shown.js';

/** A reader further behind than this is cut off; it resumes from the last id it has. */
const mostUnsent = 2_000;
const heartbeatMs = 15_000;
const resumeBatch = 500;

const eventId = z.string().optional();
const eventsQuery = {
  lastEventId: eventId.openapi({ description: 'Where to go on, for a first connection' }),
};

export interface EventStreams {
  /** Ends every open stream, for a clean stop. */
  close(): void;
}

export function eventRoutes(app: Api, deps: LiveDeps): EventStreams {
  const open = new Set<() => void>();
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/events',
    summary: 'Live events, resumable by Last-Event-ID',
    request: { query: z.object(eventsQuery), headers: z.object({ 'last-event-id': eventId }) },
    security: [{ session: [] }, { token: [] }],
    responses: {
      ...refusalsOfKind({ method: 'get', isOpen: false, responses: {} }),
      200: {
        description: 'A stream without an end',
        content: { 'text/event-stream': { schema: z.string() } },
      },
    },
    'x-access': 'viewer',
  });
  app.get('/events', guard('viewer'), onlyKnownQuery(eventsQuery), (c) => {
    const from = resumeFrom(c);
    c.header('X-Accel-Buffering', 'no');
    // Nobody would read it, or ever end it.
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
    const leave = streamSeat(c);
    return streamSSE(c, async (stream) => {
      const ended = new AbortController();
      const end = () => ended.abort();
      open.add(end);
      stream.onAbort(end);
      try {
        await serve(deps, c.var.who, from, ended.signal, (message) => stream.writeSSE(message));
      } finally {
        open.delete(end);
        leave();
      }
    });
  });
  return {
    close: () => {
      for (const end of open) end();
    },
  };
}

/** The newest is refused, not the oldest ended: that one would come again and end another. Pages try again by themselves. */
function streamSeat(c: Context): () => void {
  const taken = c.var.door.streams.take(callerOf(c));
  if (taken.kind === 'seat') return taken.leave;
  throw refuse(429, 'too-many-streams', {
    most: taken.most,
    whose: taken.kind === 'enough' ? 'own' : 'all',
    seconds: 30,
  });
}

/** EventSource sends the header by itself; a first connection may name its place in the query. */
function resumeFrom(c: Context): number | null {
  const text = c.req.header('last-event-id');
  const reason = reasonIn(languageOf(c), 'noEvent');
  if (text !== undefined && !isEventId(text))
    throw refuse(422, 'header-invalid', { parameter: 'Last-Event-ID', value: text.slice(0, 100), reason });
  const given = text ?? c.req.query('lastEventId');
  if (given !== undefined && !isEventId(given))
    throw refuse(422, 'query-invalid', { parameter: 'lastEventId', value: given.slice(0, 100), reason });
  return given === undefined || given === '' ? null : Number(given);
}

/** Empty where there was none yet. */
const isEventId = (text: string) => /^\d{0,15}$/.test(text);

type Send = (message: { event: string; data: string; id?: string; retry?: number }) => Promise<void>;

async function serve(
  deps: LiveDeps,
  who: Who,
  from: number | null,
  ended: AbortSignal,
  send: Send,
): Promise<void> {
  const unsent: StoredEvent[] = [];
  let wake = () => {};
  let doubtful = false;
  let pulsed = false;
  let { role } = who;
  const unwatch = deps.watchAccess(() => {
    doubtful = true;
    wake();
  });
  // Subscribed before the look at what was missed, so that nothing falls between the two.
  const unsubscribe = deps.hub.subscribe((events) => {
    unsent.push(...events);
    wake();
  });
  const unpulse = deps.hub.onPulse(() => {
    pulsed = true;
    wake();
  });
  ended.addEventListener('abort', () => wake());
  try {
    const tell = async (event: StoredEvent) => {
      const shown = shownTo({ actor: who.actor, role }, event);
      if (shown !== null) await send(messageOf(shown));
    };
    let last = await catchUp(deps, from, send, tell);
    let quietUntil = performance.now() + heartbeatMs;
    while (!ended.aborted && unsent.length <= mostUnsent) {
      if (doubtful) {
        doubtful = false;
        const now = await roleNow(deps.sql, who);
        if (now === null) {
          await send({ event: 'signed-out', data: '{}' });
          return;
        }
        if (now !== role) await send({ event: 'role-changed', data: '{}' });
        role = now;
      }
      for (const event of unsent.splice(0)) {
        if (event.id <= last) continue;
        await tell(event);
        last = event.id;
      }
      if (pulsed) {
        pulsed = false;
        await send({ event: 'pulse', data: '{}' });
      }
      if (ended.aborted || doubtful || pulsed || unsent.length > 0) continue;
      const timedOut = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(true), quietUntil - performance.now());
        wake = () => {
          clearTimeout(timer);
          resolve(false);
        };
      });
      if (timedOut) {
        quietUntil = performance.now() + heartbeatMs;
        await send({ event: 'heartbeat', data: '{}' });
      }
      // What ran out by itself is announced by nobody.
      doubtful ||= timedOut;
    }
  } finally {
    unsubscribe();
    unpulse();
    unwatch();
  }
}

/**
 * Sends what was missed since `from`, or, when that is not kept any more (or was never ours), "reset": read
 * everything again. A first connection starts at the newest event.
 */
async function catchUp(
  { sql }: LiveDeps,
  from: number | null,
  send: Send,
  tell: (event: StoredEvent) => Promise<void>,
): Promise<number> {
  const { oldest, newest } = await eventRange(sql);
  const lost = from !== null && (from > newest || from < oldest - 1);
  let last = from === null || lost ? newest : from;
  await send({ event: lost ? 'reset' : 'hello', data: '{}', id: String(last), retry: 2_000 });
  for (;;) {
    const events = await eventsAfter(sql, last, resumeBatch);
    for (const event of events) await tell(event);
    last = events.at(-1)?.id ?? last;
    if (events.length < resumeBatch) return last;
  }
}

function messageOf({ id, type, payload }: StoredEvent) {
  return { id: String(id), event: type, data: JSON.stringify(payload) };
}
