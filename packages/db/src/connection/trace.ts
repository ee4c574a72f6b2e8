/**
 * Which request the work at hand goes back to: carried along by itself, kept with what is to be done, and in every line of
 * the log on the way.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** A W3C traceparent of version 00: its id, what it comes from within it, and whether it is recorded. */
export type Trace = string & { readonly called: 'trace' };

const shape = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}$/;
const current = new AsyncLocalStorage<readonly Trace[]>();

/** What somebody says their request belongs to; null where that is no traceparent. */
export function readTrace(text: string | null | undefined): Trace | null {
  return text && shape.test(text) ? (text as Trace) : null;
}

/** A step of its own within `of`, recorded where that is, or the beginning of something new. */
export function newTrace(of: Trace | null = null): Trace {
  const [id, flags] = of === null ? [randomBytes(16).toString('hex'), '01'] : [traceId(of), of.slice(53)];
  return `00-${id}-${randomBytes(8).toString('hex')}-${flags}` as Trace;
}

/** The 32 hexadecimal digits by which it is found. */
export const traceId = (trace: Trace): string => trace.slice(3, 35);

/** What one piece of work may go back to is told up to here: the evaluation of a series after a thousand figures is of all. */
export const mostTraces = 20;

/** Does `work` on behalf of these requests. */
export function withTraces<T>(traces: readonly (string | null | undefined)[], work: () => T): T {
  const known = [...new Set(traces)].map(readTrace).filter((trace) => trace !== null);
  return current.run(known.slice(0, mostTraces), work);
}

/** On whose behalf something is done now; empty where nobody asked for it. */
export const tracesNow = (): readonly Trace[] => current.getStore() ?? [];

const job = new AsyncLocalStorage<Trace>();

/** Does `work` as a job of a queue, which has a trace of its own: it may carry the work of many requests. */
export const withJob = <T>(trace: Trace, work: () => T): T => job.run(trace, work);

/** The job that the work at hand is part of; null outside of any. */
export const jobNow = (): Trace | null => job.getStore() ?? null;

/** The one request behind this, where there is one. */
export const traceNow = (): Trace | null => tracesNow()[0] ?? null;
