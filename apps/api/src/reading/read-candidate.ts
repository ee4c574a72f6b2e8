/** A figure of a text as what is handed in: as it was found, where whoever accepts it says nothing else. */
import { createHash } from 'node:crypto';
import { findIndicator, type StoredCandidate, type StoredReading } from '@marsad/db';
import { type Indicator, type Per, type Problem, problem } from '@marsad/indicators';
import type { CandidateAcceptBody } from '@marsad/indicators/contract';
import type { Entry, EntryInput } from '@marsad/indicators/pipeline';
import { candidateEntry, type FoundFigure, fitsUnit, locatorOf, valueFor } from '@marsad/indicators/reading';
import type { Context } from 'hono';
import type { Deps } from '../deps.js';
import { faults, languageOf } from '../http/problems.js';
import { read, refusal } from '../observation/read-entry.js';

export const hashOf = (given: CandidateAcceptBody): string =>
  createHash('sha256').update(JSON.stringify(given)).digest('hex');

interface Accepted {
  readonly reading: StoredReading;
  readonly candidate: StoredCandidate;
  readonly given: CandidateAcceptBody;
}

/** @throws HttpProblem naming every fault at once: what the text does not give has to be said. */
export async function readCandidate(c: Context, deps: Deps, accepted: Accepted): Promise<Entry> {
  const { figure, matches } = accepted.candidate.found;
  const { given } = accepted;
  const entry = candidateEntry(figure, matches);
  const missing: { pointer: string; problem: Problem }[] = [];
  const indicator = given.indicator ?? entry.indicator;
  if (indicator === null)
    missing.push({ pointer: '/indicator', problem: problem('candidate-without-indicator') });
  const period = given.period ?? entry.period;
  if (period === null) missing.push({ pointer: '/period', problem: problem('candidate-without-period') });
  if (given.value === undefined && entry.value === null)
    missing.push({ pointer: '/value', problem: problem('candidate-is-change', { change: figure.change }) });
  if (indicator === null || period === null || missing.length > 0) throw faults(c, missing);
  const stored = await findIndicator(deps.sql, indicator);
  if (stored && given.value === undefined && !fitsUnit(figure, stored.indicator))
    throw faults(c, [
      {
        pointer: '/indicator',
        problem: problem('figure-unit-mismatch', {
          unit: figure.unitText ?? '',
          expected: stored.indicator.unit,
        }),
      },
    ]);
  const reading = await read(
    deps,
    inputOf(c, accepted, { indicator, period, known: stored?.indicator ?? null }),
  );
  if (!reading.entry) throw refusal(reading, languageOf(c));
  return reading.entry;
}

function inputOf(
  c: Context,
  { reading, candidate, given }: Accepted,
  { indicator, period, known }: { indicator: string; period: string; known: Indicator | null },
): EntryInput {
  const { paragraph, page, found } = candidate;
  const { figure, matches } = found;
  const { source, language } = reading;
  const foundPer = given.value === undefined ? figure.per : null;
  const per = given.per === undefined ? foundPer : given.per;
  const value = given.value ?? foundValue(figure, known, per);
  // What the best match said of its dimensions holds for its indicator alone.
  const match = matches.find((one) => one.indicator === indicator);
  return {
    indicator,
    period,
    value: value as EntryInput['value'],
    per: per ?? undefined,
    dimensions: given.dimensions ?? { ...match?.dimensions },
    source: {
      ...source,
      locator: locatorOf({ page, paragraph, within: source.locator }, languageOf(c)),
    },
    reliability: given.reliability ?? null,
    credibility: given.credibility ?? null,
    note: given.note ?? null,
    comment: given.comment ?? null,
    ...(language === null ? {} : { language }),
  };
}

/** Where something else is said of its rate, its words would say theirs all the same: its bounds go without them. */
function foundValue({ quantity, per: found }: FoundFigure, known: Indicator | null, per: Per | null) {
  const value = known === null ? quantity : valueFor(quantity, known);
  if (found === null || per === found || !('text' in value)) return value;
  const { text: _, ...bounds } = value;
  return bounds;
}
