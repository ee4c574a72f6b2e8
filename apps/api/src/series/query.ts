/** What the addresses under /indicators/{id} have in common: which indicator, which series of it, which past. */
import { z } from '@hono/zod-openapi';
import { findIndicator, live, type Range, type StoredIndicator, type View } from '@marsad/db';
import { type Language, parsePeriod } from '@marsad/indicators';
import { givenInstant } from '@marsad/indicators/contract';
import type { Context } from 'hono';
import type { Deps } from '../deps.js';
import { refuse } from '../http/problems.js';
import { reasonIn } from '../http/reason.js';

/** Of a series: `dimensions[sex]=women`. */
export const dimensionsQuery = {
  dimensions: z
    .record(z.string(), z.string())
    .optional()
    .openapi({
      param: { style: 'deepObject', explode: true },
      description: 'Which series: dimensions[sex]=women. Left out, the total',
    }),
};

export const seriesQuery = {
  ...dimensionsQuery,
  from: z
    .string()
    .optional()
    .openapi({ description: 'Only periods that end after the start of this day, month or year' }),
  to: z
    .string()
    .optional()
    .openapi({ description: 'Only periods that start before the end of this day, month or year' }),
  asOf: z.string().optional().openapi({ description: 'What was publicly known on this day' }),
};

export const maxPoints = z
  .string()
  .optional()
  .openapi({ description: 'At most about so many figures, extremes kept; 10 to 100000' });

/** Null for all. */
export function maxPointsOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const most = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (most < 10 || most > 100_000)
    throw refuse(422, 'query-invalid', { parameter: 'maxPoints', value: text });
  return most;
}

export async function indicatorOf(deps: Deps, id: string): Promise<StoredIndicator> {
  const stored = await findIndicator(deps.sql, id);
  if (!stored) throw refuse(404, 'not-found', { what: `indicator ${id}` });
  return stored;
}

/** `dimensions[sex]=female` in the query; an unknown dimension or code is refused, never an empty series. */
export function dimensionsOf(c: Context, { indicator }: StoredIndicator): Record<string, string> {
  const dimensions: Record<string, string> = {};
  for (const [name, code] of Object.entries(c.req.query())) {
    const id = /^dimensions\[(.+)\]$/.exec(name)?.[1];
    if (id === undefined) continue;
    const dimension = indicator.dimensions.find((candidate) => candidate.id === id);
    if (!dimension) throw refuse(422, 'dimension-unknown', { dimension: id, indicator: indicator.id });
    if (!dimension.codes.some((known) => known.code === code))
      throw refuse(422, 'dimension-code-unknown', {
        dimension: id,
        code,
        codes: dimension.codes.map((known) => known.code).join(', '),
      });
    dimensions[id] = code;
  }
  return dimensions;
}

/** @param refused what is thrown where one of the two cannot be read, or the first comes after the second. */
export function rangeOf(
  language: Language,
  from: string | undefined,
  to: string | undefined,
  refused: (name: string, value: string, why: Why) => Error = (...what) => unread(language, ...what),
): Range {
  const edgeOf = (name: string, text: string | undefined) => {
    if (text === undefined) return undefined;
    const parsed = parsePeriod(text);
    if (parsed.kind === 'problem') throw refused(name, text, 'dayMonthYear');
    return parsed.period;
  };
  const range = { from: edgeOf('from', from)?.start, to: edgeOf('to', to)?.end };
  if (range.from !== undefined && range.to !== undefined && range.from >= range.to)
    throw refused('from', `${from}, ${to}`, 'endsBefore');
  return range;
}

export function viewOf(
  language: Language,
  asOf: string | undefined,
  recordedAsOf?: string | undefined,
): View {
  if (asOf !== undefined && recordedAsOf !== undefined)
    throw unread(language, 'asOf, recordedAsOf', `${asOf}, ${recordedAsOf}`, 'twoPasts');
  if (asOf !== undefined) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || parsePeriod(asOf).kind === 'problem')
      throw unread(language, 'asOf', asOf, 'date');
    return { kind: 'known', on: asOf };
  }
  if (recordedAsOf !== undefined) {
    if (!givenInstant.safeParse(recordedAsOf).success)
      throw unread(language, 'recordedAsOf', recordedAsOf, 'instantOfRecord');
    return { kind: 'recorded', at: new Date(recordedAsOf).toISOString() };
  }
  return live;
}

type Why = 'dayMonthYear' | 'instantOfRecord' | 'endsBefore' | 'twoPasts' | 'date';

function unread(language: Language, parameter: string, value: string, why: Why) {
  return refuse(422, 'query-invalid', { parameter, value, reason: reasonIn(language, why) });
}
