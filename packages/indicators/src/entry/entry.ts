/** Reads a submitted observation: one reader for the form, the API and files, which names every fault at once. */

import { perOf } from '../compare/normalise.js';
import {
  type FigureOptions,
  figureFromNumber,
  figureFromStructured,
  type ParsedFigure,
  parseFigure,
} from '../figure/parse.js';
import type { Dimensions, Indicator } from '../indicator/indicator.js';
import type { Language } from '../language/language.js';
import { firstDayOf, knownOnOf, lastDayOf } from '../period/known-on.js';
import { type ParsedPeriod, parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import { type Problem, problem } from '../problem.js';
import type { Figure, Per, Quantity } from '../quantity/quantity.js';
import type { Citation, Entry, ObservationStatus, Reliability } from '../series/observation.js';
import { isBlank } from '../series/source-identity.js';

/** The submitted shape after its outer form was checked; texts are still as typed. */
export interface EntryInput {
  readonly indicator: string;
  readonly period: string;
  readonly value: string | number | (Partial<Quantity> & { text?: string | undefined });
  readonly per?: Per | undefined;
  readonly dimensions?: Record<string, string> | undefined;
  readonly source: { readonly [K in keyof Citation]?: string | null | undefined };
  readonly reliability?: Reliability | null | undefined;
  readonly credibility?: number | null | undefined;
  readonly status?: ObservationStatus | null | undefined;
  readonly note?: string | null | undefined;
  readonly comment?: string | null | undefined;
  readonly language?: Language | undefined;
}

/** A problem and where in the input it lies, as a JSON pointer. */
export interface EntryFault {
  readonly pointer: string;
  readonly value: unknown;
  readonly problem: Problem;
}

/** What could be read, each part by itself, so that a preview shows the good parts beside the faults. */
export interface EntryReading {
  readonly indicator: Indicator | null;
  readonly period: Period | null;
  readonly figure: Figure | null;
  readonly dimensions: Dimensions | null;
  /** Neither the figure's words nor `per` said whether it is a total or a rate: the indicator's custom decided. */
  readonly perAssumed: boolean;
  /** The figure's words are "none" or "nil", which were taken for zero. */
  readonly saidNone: boolean;
  readonly faults: readonly EntryFault[];
  /** Present exactly when there is no fault. */
  readonly entry: Entry | null;
}

/**
 * Reads `input` against the catalogue. `today` is an ISO day: a period that begins after it is refused.
 * `noneIs` 'asked', as for tables, refuses "none" and "nil", which a person means as zero.
 * Pure and total: any input gives an entry or at least one fault.
 */
export function readEntry(
  input: Partial<EntryInput>,
  indicatorOf: (id: string) => Indicator | null,
  today: string,
  { noneIs }: Pick<FigureOptions, 'noneIs'> = {},
): EntryReading {
  const faults: EntryFault[] = [];
  const fault = (pointer: string, value: unknown, found: Problem) => {
    faults.push({ pointer, value, problem: found });
    return null;
  };
  const indicator = readIndicator(input.indicator, indicatorOf, fault);
  const period = readPeriod(input.period, today, fault);
  const read = indicator && readFigure(input, { ...indicator, noneIs }, fault);
  const figure = read && { quantity: read.quantity, per: read.per };
  const dimensions = indicator && readDimensions(input.dimensions ?? {}, indicator, fault);
  const source = readSource(input.source, today, fault);
  const complete = indicator && period && figure && dimensions && source && faults.length === 0;
  const entry = complete
    ? {
        indicator: indicator.id,
        dimensions,
        period,
        figure,
        source,
        knownOn: source.date === null ? null : knownOnOf(source.date, today),
        reliability: input.reliability ?? null,
        credibility: input.credibility ?? null,
        status: input.status ?? 'A',
        note: trimmed(input.note),
        comment: trimmed(input.comment),
        baseline: null,
      }
    : null;
  const { perAssumed, saidNone } = read ?? { perAssumed: false, saidNone: false };
  return { indicator, period, figure, dimensions, perAssumed, saidNone, faults, entry };
}

/** Takes a fault as it is found, so that the reading goes on to the next. */
export type FaultTaker = (pointer: string, value: unknown, found: Problem) => null;

function readIndicator(
  id: string | undefined,
  indicatorOf: (id: string) => Indicator | null,
  fault: FaultTaker,
) {
  if (id === undefined) return null;
  return indicatorOf(id) ?? fault('/indicator', id, problem('indicator-unknown', { indicator: id }));
}

function readPeriod(text: string | undefined, today: string, fault: FaultTaker): Period | null {
  if (text === undefined) return null;
  const read = begun(parsePeriod(text), today);
  return read.kind === 'problem' ? fault('/period', text, read.problem) : read.period;
}

export type BegunPeriod =
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Of a period that has not begun nobody can know a figure. */
export function begun(parsed: ParsedPeriod, today: string): BegunPeriod {
  if (parsed.kind === 'problem' || parsed.period.start <= today) return parsed;
  return { kind: 'problem', problem: problem('period-in-future', { period: parsed.period.text, today }) };
}

function readFigure(
  input: Partial<EntryInput>,
  indicator: Indicator & Pick<FigureOptions, 'noneIs'>,
  fault: FaultTaker,
): ReadFigure | null {
  const { value } = input;
  if (value === undefined) return null;
  const read = withPer(parseValue(value, indicator, input), input.per, indicator);
  if (read.kind === 'figure') return read;
  return read.kind === 'per'
    ? fault('/per', read.per, read.problem)
    : fault('/value', value, read.kind === 'missing' ? problem('figure-missing') : read.problem);
}

export type ReadFigure = Figure & {
  readonly kind: 'figure';
  readonly perAssumed: boolean;
  readonly saidNone: boolean;
};

type NoFigure = { readonly kind: 'missing' } | { readonly kind: 'problem'; readonly problem: Problem };

/** A parsed figure with what it is per; 'per' where its indicator can have no such rate. */
export function withPer(
  parsed: Extract<ParsedFigure, { kind: 'figure' }> | NoFigure,
  given: Per | undefined,
  indicator: Indicator,
): ReadFigure | NoFigure | { readonly kind: 'per'; readonly per: Per; readonly problem: Problem } {
  if (parsed.kind !== 'figure') return parsed;
  // What the figure itself says comes first, then what was said beside it, then the indicator's custom.
  const per = parsed.per ?? given ?? perOf(null, indicator);
  if (per !== 'period' && indicator.kind !== 'flow')
    return { kind: 'per', per, problem: problem('figure-per-mismatch', { per, indicator: indicator.id }) };
  const perAssumed = indicator.kind === 'flow' && given === undefined && parsed.per === null;
  return { kind: 'figure', quantity: parsed.quantity, per, perAssumed, saidNone: parsed.saidNone === true };
}

function parseValue(
  value: EntryInput['value'],
  indicator: Indicator & Pick<FigureOptions, 'noneIs'>,
  { language, per }: Partial<EntryInput>,
): ParsedFigure {
  const options = { ...indicator, ...(language ? { language } : {}), ...(per ? { per } : {}) };
  if (typeof value === 'string') return parseFigure(value, options);
  if (typeof value === 'number') return figureFromNumber(value, options);
  return figureFromStructured(value, options);
}

function readDimensions(
  given: Record<string, string>,
  indicator: Indicator,
  fault: FaultTaker,
): Dimensions | null {
  let sound = true;
  for (const [id, code] of Object.entries(given)) {
    const found = dimensionFault(id, code, indicator);
    if (found === null) continue;
    sound = false;
    fault(`/dimensions/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`, code, found);
  }
  return sound ? given : null;
}

/** What is wrong with a dimension's code: the indicator lacks the one or the other. */
export function dimensionFault(id: string, code: string, indicator: Indicator): Problem | null {
  const dimension = indicator.dimensions.find((candidate) => candidate.id === id);
  if (dimension === undefined)
    return problem('dimension-unknown', { dimension: id, indicator: indicator.id });
  if (dimension.codes.some((known) => known.code === code)) return null;
  return problem('dimension-code-unknown', {
    dimension: id,
    code,
    codes: dimension.codes.map((known) => known.code).join(', '),
  });
}

/** A citation, each fault of it named by its place; null where it has no title. */
export function readSource(
  source: EntryInput['source'] | undefined,
  today: string,
  fault: FaultTaker,
): Citation | null {
  if (source === undefined) return null;
  const title = trimmed(source.title);
  if (title === null) return fault('/source/title', source.title ?? null, problem('source-title-missing'));
  const date = trimmed(source.date);
  if (date !== null) {
    const last = lastDayOf(date);
    if (last === null) fault('/source/date', date, problem('source-date-not-read', { date }));
    else if (firstDayOf(date) > today)
      fault('/source/date', date, problem('source-date-in-future', { date, today }));
  }
  const url = trimmed(source.url);
  if (url !== null && !isWebAddress(url)) fault('/source/url', url, problem('source-url-not-read', { url }));
  return {
    title,
    publisher: trimmed(source.publisher),
    author: trimmed(source.author),
    date,
    url,
    locator: trimmed(source.locator),
  };
}

/** Only what a browser may safely follow: a javascript: address in a citation would be a trap. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(text);
}

function trimmed(text: string | null | undefined): string | null {
  const bare = text?.trim() ?? '';
  return isBlank(bare) ? null : bare;
}
