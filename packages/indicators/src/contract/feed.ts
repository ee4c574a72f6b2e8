/** Feeds: addresses that tables are fetched from by themselves, each time as an import. */
import { z } from 'zod';
import { feedTroubles } from '../notify/feed.js';
import { isBlank } from '../series/source-identity.js';
import { MappingSchema } from '../table/mapping.js';
import { AcknowledgementWire } from './alert.js';
import { ImportCountsWire, importStatuses, SaidProblemWire } from './import.js';
import { text } from './text.js';
import { instant, rowNumber } from './time.js';
import { httpUrl } from './web-address.js';

/** What of its rows a run may revise, and what it may reject, before a person has to look: per cent of its entries. */
export const feedLimits = { revisePercent: 10, rejectPercent: 10 } as const;

/**
 * `due`, `running`, `retrying` are before there is a table; `planning`, `waiting` (for a person), `committing` and what
 * follows are those of its import.
 */
export const feedRunStatuses = [
  'due',
  'running',
  'retrying',
  'not-changed',
  'planning',
  'waiting',
  'committing',
  'committed',
  'undone',
  'cancelled',
  'failed',
] as const;
export type FeedRunStatus = (typeof feedRunStatuses)[number];

/** `new`: it has not run yet. `late`: it should have run by now, and did not. `off`: it is not enabled. */
export const feedStates = ['new', 'fine', 'waiting', 'failing', 'late', 'off'] as const;
export type FeedState = (typeof feedStates)[number];

const percent = z.number().min(0).max(100);

/** What a table does not say of its source itself. */
const FeedSource = z.strictObject({
  title: text(500),
  publisher: text(500).optional(),
  author: text(500).optional(),
  url: httpUrl.optional(),
});

const headerName = z
  .string()
  .max(100)
  .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, 'is no name of a header');
/** Printable, as HTTP takes it. */
const headerValue = z
  .string()
  .max(4_000)
  .regex(/^[\x21-\x7e]([\x20-\x7e\t]*[\x21-\x7e])?$/, 'is no value of a header: letters without marks only');

const fields = {
  name: text(100)
    .transform((given) => given.trim())
    .refine((given) => !isBlank(given), 'give it a name'),
  /** A length of time: PT6H, P1D, PT30M. Either this or `cron`. */
  every: z.string().max(20).nullish(),
  /** Minute, hour, day of the month, month, day of the week, in the time zone of the installation. */
  cron: z.string().max(200).nullish(),
  mapping: MappingSchema,
  source: FeedSource.nullish(),
  enabled: z.boolean().optional(),
  limits: z.strictObject({ revisePercent: percent.optional(), rejectPercent: percent.optional() }).optional(),
};

export const FeedBody = z
  .strictObject({
    ...fields,
    url: httpUrl,
    /** Sent with every request to this address, and never shown again. */
    headers: z.record(headerName, headerValue).optional(),
  })
  .meta({ id: 'FeedBody' });
export type FeedBody = z.input<typeof FeedBody>;

export const FeedEditBody = z
  .strictObject({
    ...fields,
    /** Left out, or as it is shown: the one it has. */
    url: httpUrl.optional(),
    /** The whole list: null for the value it has. Left out, all stay as they are. */
    headers: z.record(headerName, headerValue.nullable()).optional(),
    /** The version it was decided on; left out, the one there is. */
    version: rowNumber.optional(),
  })
  .meta({ id: 'FeedEditBody' });
export type FeedEditBody = z.input<typeof FeedEditBody>;

export const FeedRunWire = z
  .object({
    id: z.string(),
    status: z.enum(feedRunStatuses),
    at: instant.describe('When it was due, or asked for'),
    finishedAt: instant.nullable().describe('When the address had been fetched, or given up'),
    /** Who asked for it; null where its time had come. */
    by: z.string().nullable(),
    attempts: z.number().int(),
    /** When it is tried again. */
    nextAttemptAt: instant.nullable(),
    httpStatus: z.number().int().nullable(),
    bytes: z.number().int().nullable(),
    import: z
      .object({ id: z.string(), status: z.enum(importStatuses), counts: ImportCountsWire.nullable() })
      .nullable(),
    /** Why it failed, is tried again, or waits for a person. */
    reason: SaidProblemWire.nullable(),
  })
  .meta({ id: 'FeedRun' });
export type FeedRunWire = z.infer<typeof FeedRunWire>;

export const FeedRunListWire = z
  .object({ items: z.array(FeedRunWire), next: z.string().nullable() })
  .meta({ id: 'FeedRunList' });
export type FeedRunListWire = z.infer<typeof FeedRunListWire>;

export const FeedAlertWire = z
  .object({
    id: z.string(),
    feed: z.object({ id: z.string(), name: z.string() }),
    /** What the feed is in, or was in last. */
    trouble: z.enum(feedTroubles),
    reason: SaidProblemWire.describe('The last fault'),
    labels: z.record(z.string(), z.string()).describe('What receivers and silences go by'),
    startsAt: instant,
    endsAt: instant.nullable().describe('When the feed worked again; null as long as it does not'),
    acknowledgedBy: AcknowledgementWire,
    silencedUntil: instant
      .nullable()
      .describe('Until when nobody is told of it; null where no silence is over it'),
  })
  .meta({ id: 'FeedAlert' });
export type FeedAlertWire = z.infer<typeof FeedAlertWire>;

export const FeedAlertListWire = z
  .object({ items: z.array(FeedAlertWire), next: z.string().nullable() })
  .meta({ id: 'FeedAlertList' });
export type FeedAlertListWire = z.infer<typeof FeedAlertListWire>;

export const FeedWire = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string().describe('Without a password in it, and without the values of its query: … stands there'),
    every: z.string().nullable(),
    cron: z.string().nullable(),
    /** Names only: the values are never shown again. */
    headers: z.array(z.string()),
    mapping: MappingSchema,
    source: FeedSource.nullable(),
    enabled: z.boolean(),
    limits: z.object({ revisePercent: percent, rejectPercent: percent }),
    version: z.number().int(),
    state: z.enum(feedStates),
    /** Since when it fails, is late or waits; null where it does not. */
    since: instant.nullable(),
    /** The alert of its trouble, a few seconds after that began; null where there is none. */
    alert: FeedAlertWire.nullable(),
    /** When it runs next by itself; null where it is off. */
    nextAt: instant.nullable(),
    lastRun: FeedRunWire.nullable(),
  })
  .meta({ id: 'Feed' });
export type FeedWire = z.infer<typeof FeedWire>;

export const FeedListWire = z.object({ items: z.array(FeedWire), next: z.null() }).meta({ id: 'FeedList' });
export type FeedListWire = z.infer<typeof FeedListWire>;
