/** GET /events: live events as server-sent events, resumable by Last-Event-ID. */
import { setTimeout as delay } from 'node:timers/promises';
import type { HttpBindings } from '@hono/node-server';
import { z } from '@hono/zod-openapi';
import { eventRange, eventsAfter, type StoredEvent, storeFault } from '@marsad/db';
import { actorKey, type Role } from '@marsad/indicators';
import type { Context } from 'hono';
import { callerOf } from '../account/door.js';
import { guard } from '../account/guard.js';
import { roleNow, type Who } from '../account/who.js';
import type { Api } from '../http/api.js';
import { onlyKnownQuery } from '../http/known-input.js';
import { languageOf, refuse } from '../http/problems.js';
import { reasonIn } from '../http/reason.js';
import { refusalsOfKind } from '../http/refusals.js';
import { openBody } from './body.js';
import type { LiveDeps } from './deps.js';
import { shownTo } from './shown.js';

/** A reader further behind than this is cut off; it resumes from the last id it has. */
const mostUnsent = 2_000;
const heartbeatMs = 15_000;
const resumeBatch = 500;
/** What comes thick is sent in one piece so often: with hundreds of streams each piece costs. The first goes at once. */
const roundMs = 200;

const eventId = z.string().optional();
const eventsQuery = {
  lastEventId: eventId.openapi({ description: 'Where to go on, for a first connection' }),
};

/** Not all of them in the same moment: another process takes them, or this one starts again. */
const comeBackMs = () => 1_000 + Math.round(Math.random() * 4_000);

export interface EventStreams {
  /** How many are open. */
  count(): number;
  /** Ends every open stream, for a clean stop. */
  close(): void;
}

export function eventRoutes(app: Api, deps: LiveDeps): EventStreams {
  const open = new Set<() => void>();
  let isStopping = false;
  const roleOf = askingOnce((who: Who) => unlessAway(roleNow(deps.sql, who)));
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
  app.get('/events', guard('viewer'), onlyKnownQuery(eventsQuery), async (c) => {
    const from = resumeFrom(c);
    c.header('X-Accel-Buffering', 'no');
    // Nobody would read it, or ever end it.
    if (c.req.method === 'HEAD') return c.body(null, 200, { 'content-type': 'text/event-stream' });
    const leave = await streamSeat(c);
    const ended = new AbortController();
    const end = () => ended.abort();
    // Whoever takes nothing would not see an end either.
    const cutOff = () => void (c.env as HttpBindings).outgoing.destroy();
    const stream = openBody(end, cutOff);
    open.add(end);
    const serving = async () => {
      try {
        await serve({ ...deps, roleOf, cutOff }, c.var.who, from, ended.signal, stream.send);
        if (isStopping) await stream.send(bytesOf({ event: 'stopping', data: '{}', retry: comeBackMs() }));
      } catch (error) {
        deps.logError(error, 'live events were not sent');
      } finally {
        open.delete(end);
        leave();
        stream.end();
      }
    };
    void serving();
    return c.body(stream.body, 200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  });
  return {
    count: () => open.size,
    close: () => {
      isStopping = true;
      for (const end of open) end();
    },
  };
}

/** The newest is refused, not the oldest ended: that one would come again and end another. Pages try again by themselves. */
async function streamSeat(c: Context): Promise<() => void> {
  const taken = await c.var.door.streams.take(callerOf(c));
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

interface Message {
  readonly event: string;
  /** JSON, so of one line. */
  readonly data: string;
  readonly id?: string;
  readonly retry?: number;
}

type Send = (bytes: Uint8Array) => Promise<void>;

function bytesOf({ event, data, id, retry }: Message): Uint8Array {
  const lines = [`event: ${event}`, `data: ${data}`];
  if (id !== undefined) lines.push(`id: ${id}`);
  if (retry !== undefined) lines.push(`retry: ${retry}`);
  return Buffer.from(`${lines.join('\n')}\n\n`);
}

const pulse = bytesOf({ event: 'pulse', data: '{}' });
const heartbeat = bytesOf({ event: 'heartbeat', data: '{}' });

/** Put into bytes once for all who are sent the same. */
const bytesOfEvents = new WeakMap<StoredEvent, Uint8Array>();

function bytesOfEvent(event: StoredEvent): Uint8Array {
  const { id, type, payload } = event;
  const bytes =
    bytesOfEvents.get(event) ?? bytesOf({ id: String(id), event: type, data: JSON.stringify(payload) });
  bytesOfEvents.set(event, bytes);
  return bytes;
}

/** All streams of one session or token learn of its role by one question. */
function askingOnce<T>(ask: (who: Who) => Promise<T>): (who: Who) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (who) => {
    const key = who.person === null ? actorKey(who.actor) : `session ${who.person.session}`;
    const under = asked.get(key);
    if (under !== undefined) return under;
    // Asked in the next round of the loop: whatever was announced by then is in the answer.
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      asked.delete(key);
      return ask(who);
    });
    asked.set(key, answer);
    return answer;
  };
}

async function serve(
  deps: LiveDeps & {
    readonly roleOf: (who: Who) => Promise<Role | null | 'unknown'>;
    /** Ends the connection, and with it all of this. */
    readonly cutOff: () => void;
  },
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
    if (unsent.length > mostUnsent) {
      unsent.length = 0;
      deps.cutOff();
    }
    wake();
  });
  const unpulse = deps.hub.onPulse(() => {
    pulsed = true;
    wake();
  });
  ended.addEventListener('abort', () => wake());
  try {
    const tell = async (events: readonly StoredEvent[]) => {
      const pieces = events.flatMap((event) => {
        const shown = shownTo({ actor: who.actor, role }, event);
        return shown === null ? [] : [bytesOfEvent(shown)];
      });
      const [first] = pieces;
      if (first !== undefined) await send(pieces.length === 1 ? first : Buffer.concat(pieces));
    };
    let last = await catchUp(deps, { from, ended, send, tell });
    let quietUntil = performance.now() + heartbeatMs;
    while (!ended.aborted) {
      if (doubtful) {
        doubtful = false;
        const now = await deps.roleOf(who);
        if (now === 'unknown') {
          // Nothing is told meanwhile: there is no news without the database either.
          doubtful = true;
          await untilOrAbort(awayMs, ended);
          continue;
        }
        if (now === null) {
          await send(bytesOf({ event: 'signed-out', data: '{}' }));
          return;
        }
        if (now !== role) await send(bytesOf({ event: 'role-changed', data: '{}' }));
        role = now;
      }
      const news = unsent.splice(0).filter(({ id }) => id > last);
      last = news.at(-1)?.id ?? last;
      await tell(news);
      if (pulsed) {
        pulsed = false;
        await send(pulse);
      }
      if (news.length > 0) await untilOrAbort(roundMs, ended);
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
        await send(heartbeat);
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

/** A stream outlives a database that is away for a while. */
const awayMs = 1_000;
/** An answer that has not come by then may never: it is asked for again. */
const answerMs = 10_000;

function unlessAway(asking: Promise<Role | null>): Promise<Role | null | 'unknown'> {
  const late = delay(answerMs, 'unknown' as const, { ref: false });
  return Promise.race([asking, late]).catch((error: unknown) => {
    if (storeFault(error) === null) throw error;
    return 'unknown' as const;
  });
}

/** The answer, however long the database is away; null where the stream ends before. */
async function patiently<T>(ended: AbortSignal, ask: () => Promise<T>): Promise<T | null> {
  while (!ended.aborted) {
    try {
      return await ask();
    } catch (error) {
      if (storeFault(error) === null) throw error;
      await untilOrAbort(awayMs, ended);
    }
  }
  return null;
}

interface CatchUp {
  readonly from: number | null;
  readonly ended: AbortSignal;
  readonly send: Send;
  readonly tell: (events: readonly StoredEvent[]) => Promise<void>;
}

/**
 * Sends what was missed since `from`, or, when that is not kept any more (or was never ours), "reset": read
 * everything again. A first connection starts at the newest event.
 */
async function catchUp({ sql }: LiveDeps, { from, ended, send, tell }: CatchUp): Promise<number> {
  const range = await patiently(ended, () => eventRange(sql));
  if (range === null) return from ?? 0;
  const { oldest, newest } = range;
  const lost = from !== null && (from > newest || from < oldest - 1);
  let last = from === null || lost ? newest : from;
  await send(bytesOf({ event: lost ? 'reset' : 'hello', data: '{}', id: String(last), retry: 2_000 }));
  for (;;) {
    const events = (await patiently(ended, () => eventsAfter(sql, last, resumeBatch))) ?? [];
    await tell(events);
    last = events.at(-1)?.id ?? last;
    if (events.length < resumeBatch) return last;
  }
}

function untilOrAbort(ms: number, ended: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal: ended, ref: false }).catch(() => {});
}
