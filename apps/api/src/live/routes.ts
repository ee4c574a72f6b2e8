/** GET /events: live events as server-sent events, resumable by Last-Event-ID. */
import { setTimeout as delay } from 'node:timers/promises';

import { z } from '@hono/zod-openapi';
import { eventRange, eventsAfter, type StoredEvent, storeFault } from '@marsad/db';
import { actorKey, type Role } from '@marsad/indicators';
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
/** What comes thick is sent in one piece so often: with hundreds of streams each piece costs. The first goes at once. */
const roundMs = 200;

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
  const roleOf = askingOnce((who: Who) => roleNow(deps.sql, who));
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
        await serve({ ...deps, roleOf }, c.var.who, from, ended.signal, async (...messages) => {
          await stream.write(messages.map(textOf).join(''));
        });
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

interface Message {
  readonly event: string;
  /** JSON, so of one line. */
  readonly data: string;
  readonly id?: string;
  readonly retry?: number;
}

type Send = (...messages: Message[]) => Promise<void>;

function textOf({ event, data, id, retry }: Message): string {
  const lines = [`event: ${event}`, `data: ${data}`];
  if (id !== undefined) lines.push(`id: ${id}`);
  if (retry !== undefined) lines.push(`retry: ${retry}`);
  return `${lines.join('\n')}\n\n`;
}

/** All streams of one session or token learn of its role by one question. */
function askingOnce(ask: (who: Who) => Promise<Role | null>): (who: Who) => Promise<Role | null> {
  const asked = new Map<string, Promise<Role | null>>();
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
  deps: LiveDeps & { readonly roleOf: (who: Who) => Promise<Role | null> },
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
    const tell = async (events: readonly StoredEvent[]) => {
      const messages = events.flatMap((event) => {
        const shown = shownTo({ actor: who.actor, role }, event);
        return shown === null ? [] : [messageOf(shown)];
      });
      if (messages.length > 0) await send(...messages);
    };
    let last = await catchUp(deps, from, send, tell);
    let quietUntil = performance.now() + heartbeatMs;
    while (!ended.aborted && unsent.length <= mostUnsent) {
      if (doubtful) {
        doubtful = false;
        const now = await deps.roleOf(who).catch(unlessAway);
        if (now === 'unknown') {
          // Nothing is told meanwhile: there is no news without the database either.
          doubtful = true;
          await untilOrAbort(awayMs, ended);
          continue;
        }
        if (now === null) {
          await send({ event: 'signed-out', data: '{}' });
          return;
        }
        if (now !== role) await send({ event: 'role-changed', data: '{}' });
        role = now;
      }
      const news = unsent.splice(0).filter(({ id }) => id > last);
      last = news.at(-1)?.id ?? last;
      await tell(news);
      if (pulsed) {
        pulsed = false;
        await send({ event: 'pulse', data: '{}' });
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

/** A stream outlives a database that is away for a while. */
const awayMs = 1_000;

function unlessAway(error: unknown): 'unknown' {
  if (storeFault(error) === null) throw error;
  return 'unknown';
}

/**
 * Sends what was missed since `from`, or, when that is not kept any more (or was never ours), "reset": read
 * everything again. A first connection starts at the newest event.
 */
async function catchUp(
  { sql }: LiveDeps,
  from: number | null,
  send: Send,
  tell: (events: readonly StoredEvent[]) => Promise<void>,
): Promise<number> {
  const { oldest, newest } = await eventRange(sql);
  const lost = from !== null && (from > newest || from < oldest - 1);
  let last = from === null || lost ? newest : from;
  await send({ event: lost ? 'reset' : 'hello', data: '{}', id: String(last), retry: 2_000 });
  for (;;) {
    const events = await eventsAfter(sql, last, resumeBatch);
    await tell(events);
    last = events.at(-1)?.id ?? last;
    if (events.length < resumeBatch) return last;
  }
}

function untilOrAbort(ms: number, ended: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal: ended, ref: false }).catch(() => {});
}

function messageOf({ id, type, payload }: StoredEvent) {
  return { id: String(id), event: type, data: JSON.stringify(payload) };
}
