/** How a submitted figure is read, refused and held against its series, for every route that takes one. */
import { findIndicator, readSeries, statedFigure } from '@marsad/db';
import { comparedBaseline, type Language, type Period, problem, seriesKey } from '@marsad/indicators';
import {
  type AlternativeWire,
  type PointWire,
  PreviewWire,
  type ProblemItemWire,
} from '@marsad/indicators/contract';
import {
  type EntryInput,
  type EntryReading,
  type Measured,
  measure,
  partKeys,
  readEntry,
  type SeriesPoint,
  warningsOf,
} from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import {
  type Checked,
  firstItems,
  HttpProblem,
  itemOf,
  languageOf,
  refusedInput,
  refuseInput,
  toldTogether,
} from '../http/problems.js';
import { brokenFields, firstFaults } from '../http/schema-faults.js';
import { baselineWire, pointView } from '../series/views.js';

/** Reads a body against the indicators there are. */
export async function read(deps: Deps, input: Partial<EntryInput>): Promise<EntryReading> {
  const stored = input.indicator === undefined ? null : await findIndicator(deps.sql, input.indicator);
  const reading = readEntry(input, () => stored?.indicator ?? null, deps.today());
  if (stored === null || stored.archivedAt === null) return reading;
  const { id } = stored.indicator;
  const archived = {
    pointer: '/indicator',
    value: id,
    problem: problem('indicator-archived', { indicator: id }),
  };
  return { ...reading, faults: [archived, ...reading.faults], entry: null };
}

function itemsOf({ faults }: EntryReading, language: Language): ProblemItemWire[] {
  const told = firstFaults(faults, 'body', (fault) => ({ ...fault, in: 'body' }));
  return told.map((fault) => itemOf(fault, language));
}

export function refusal(
  reading: EntryReading,
  language: Language,
  items: readonly ProblemItemWire[] = [],
): HttpProblem {
  const all = [...items, ...itemsOf(reading, language)];
  const summary = problem('body-invalid', { reason: toldTogether(all, language) });
  return new HttpProblem(
    422,
    all.length === 1 && reading.faults[0] ? reading.faults[0].problem : summary,
    all,
  );
}

/** The outer form is wrong somewhere: the fields that are sound are still read, so that all faults are named at once. */
export function soundFields({ data: given, error }: Checked): Partial<EntryInput> {
  const broken = brokenFields(error?.issues ?? []);
  const fields = given !== null && typeof given === 'object' && !Array.isArray(given) ? given : {};
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => !broken.has(name)),
  ) as Partial<EntryInput>;
}

export function refuseAll(deps: Deps) {
  return async (result: Checked, c: Context) => {
    const found = refusedInput(result, c);
    // Nothing to answer: the handler does. The route's type knows no such hook.
    if (!found) return undefined as never;
    if (result.target !== 'json') return refuseInput(result, c) as never;
    const language = languageOf(c);
    const items = found.map((one) => itemOf(one, language));
    throw refusal(await read(deps, soundFields(result)), language, items);
  };
}

/** How a body would be read and compared; nothing is stored. */
export async function previewOf(
  deps: Deps,
  input: Partial<EntryInput>,
  items: readonly ProblemItemWire[],
  language: Language,
): Promise<PreviewWire> {
  const reading = await read(deps, input);
  const { indicator, period, figure, dimensions } = reading;
  const { baseline, points } =
    indicator && dimensions
      ? await readSeries(deps.sql, indicator, dimensions)
      : { baseline: null, points: [] };
  const measured =
    indicator && period && figure
      ? measure({ figure, period, recordedOn: deps.today(), status: input.status }, indicator, baseline)
      : null;
  const warnings = measured
    ? warningsOf(reading, measured, {
        points,
        baseline: indicator && baseline && comparedBaseline(baseline, indicator),
        source: input.source ?? null,
        language,
        whole: input.status === 'M' ? null : await wholeOf(deps, reading, measured),
      })
    : [];
  const same = points.filter(
    (point) => point.period.start === period?.start && point.period.end === period.end,
  );
  return view(PreviewWire, {
    quantity: figure?.quantity ?? null,
    per: figure?.per ?? null,
    period,
    normalised: measured?.normalised ?? null,
    comparison: measured?.comparison ?? null,
    partial: measured?.partial ?? false,
    baseline: indicator && baselineWire(baseline, indicator),
    previous: previousPoint(points, period),
    warnings: warnings.map((warning) => itemOf(warning, language)),
    errors: firstItems([...items, ...itemsOf(reading, language)], language),
    duplicates: same.flatMap(reportsOf),
  });
}

/** The total and the parts of the period a figure is of, with that figure in its place. */
async function wholeOf(
  deps: Deps,
  { indicator, period, figure, dimensions }: EntryReading,
  { partial }: Pick<Measured, 'partial'>,
) {
  if (!indicator || !period || !figure || !dimensions) return null;
  const keys = partKeys(indicator);
  const own = seriesKey(dimensions);
  if (keys.length === 0 || (own !== '' && !keys.includes(own))) return null;
  const standing = async (key: string) => {
    if (key === own) return { ...figure, partial };
    const held = await statedFigure(deps.sql, indicator.id, key, period);
    return held?.per === figure.per ? held : null;
  };
  const [total = null, ...parts] = await Promise.all(['', ...keys].map(standing));
  return { total, parts };
}

/** The newest figure before `period`, or of all while the period is not known yet. */
function previousPoint(points: readonly SeriesPoint[], period: Period | null): PointWire | null {
  const earlier = period === null ? points : points.filter((point) => point.period.end <= period.start);
  const last = earlier.at(-1);
  return last ? pointView(last) : null;
}

/** Every stated report of a point: the recommended one and those that triangulate it. */
export function reportsOf(point: SeriesPoint): AlternativeWire[] {
  const { alternatives, period, quantity, per, normalised, comparison, partial, observation } =
    pointView(point);
  if (observation === null) return [];
  return [{ period, quantity, per, normalised, comparison, partial, observation }, ...alternatives];
}
