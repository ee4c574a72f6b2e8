/** What somebody says of a feed, looked at before it is stored. */

import type { z } from '@hono/zod-openapi';
import { type NewFeed, type Schedule, scheduleFault } from '@marsad/db';
import { type Problem, problem } from '@marsad/indicators';
import { type FeedBody, type FeedEditBody, feedLimits } from '@marsad/indicators/contract';
import type { Context } from 'hono';
import { faults } from '../http/problems.js';

/** They say how a request is sent, which is not the feed's to say, or what of the answer is known already. */
const reserved = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'accept-encoding',
  'if-none-match',
  'if-modified-since',
  'range',
]);

type Given = z.output<typeof FeedBody> | z.output<typeof FeedEditBody>;

/** All but the address and the headers. @throws HttpProblem with every fault at its place. */
export function readFeed(c: Context, given: Given, timeZone: string): Omit<NewFeed, 'secrets'> {
  const schedule = scheduleOf(given);
  const when = schedule && scheduleFault(schedule, timeZone);
  const found: { pointer: string; problem: Problem }[] = [
    ...(schedule === null ? [{ pointer: '', problem: problem('feed-schedule-missing') }] : []),
    ...(when === null ? [] : [when]),
    ...Object.keys(given.headers ?? {})
      .filter((name) => reserved.has(name.toLowerCase()))
      .map((name) => ({
        pointer: `/headers/${name}`,
        problem: problem('feed-header-reserved', { name }),
      })),
  ];
  if (schedule === null || found.length > 0) throw faults(c, found);
  return {
    name: given.name,
    schedule,
    mapping: given.mapping,
    source: given.source ?? null,
    enabled: given.enabled ?? true,
    limits: { ...feedLimits, ...definedOf(given.limits ?? {}) },
  };
}

function scheduleOf({ every, cron }: Given): Schedule | null {
  if (every && !cron) return { every, cron: null };
  return cron && !every ? { every: null, cron } : null;
}

function definedOf<T extends object>(given: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, one]) => one !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
