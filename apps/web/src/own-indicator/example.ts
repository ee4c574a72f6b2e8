/** An example figure of an indicator that is yet to be made: read, compared and drawn by what will read, compare and draw. */
import {
  completed,
  dayNumber,
  type Indicator,
  type IndicatorDefinition,
  isoDay,
  isPartial,
  type Period,
  type Problem,
} from '@marsad/indicators';
import type { BaselineWire, IndicatorBody, IndicatorWire, PointWire } from '@marsad/indicators/contract';
import { type EntryInput, heldAgainst, howTaken, measure, readEntry } from '@marsad/indicators/offline';
import { lastWholePeriod, periodAfter } from '../entry/next-period.js';

interface Example {
  readonly indicator: IndicatorWire;
  /** Null where none is typed, or what is typed cannot be read. */
  readonly baseline: BaselineWire | null;
  readonly point: PointWire | null;
  /** What is wrong with the example. */
  readonly faults: readonly Problem[];
  /** What is wrong with the baseline, and how it was taken where its words did not say. */
  readonly baselineNotes: readonly Problem[];
}

/** @param today an ISO day; `asked` the example figure. */
export function exampleOf(typed: IndicatorBody, asked: string, today: string): Example {
  const indicator = indicatorOf(typed);
  const { baseline, notes } = baselineIn(typed, indicator, today);
  const period = periodOf(indicator, baseline, today);
  const text = `${period.start}/${isoDay(dayNumber(period.end) - 1)}`;
  const entry = { indicator: indicator.id, value: asked, period: text, source: { title: '-' } };
  const { figure, faults } = readEntry(entry as EntryInput, () => indicator, today);
  const held = baseline && {
    figure: { quantity: baseline.quantity, per: baseline.per },
    period: baseline.period,
    range: baseline.range,
    citation: baseline.citation,
    observation: baseline.observation,
  };
  const measured = figure && measure({ figure, period, recordedOn: today }, indicator, held);
  return {
    indicator,
    baseline,
    point: measured && {
      ...measured,
      period,
      derived: false,
      observation: null,
      recommendedBecause: 'only',
      choice: null,
      disagreement: false,
      parts: null,
      alternatives: [],
    },
    faults: faults.map(({ problem }) => problem),
    baselineNotes: notes,
  };
}

/** The definition as it would stand, what was left out filled in. */
function indicatorOf({ baseline: _, ...typed }: IndicatorBody): IndicatorWire & Indicator {
  const place = { section: 'own' as const, locator: null, version: 1, archivedAt: null };
  // What is typed may still be at odds with itself; whether it is, the server says.
  const definition = completed({
    integer: false,
    ...typed,
    dimensions: [],
  } as unknown as IndicatorDefinition);
  return {
    ...definition,
    ...place,
    dimensions: [],
    name: { ...definition.name },
    definition: { ...definition.definition },
  };
}

/** Right after the baseline, so that both are in sight; else the last period that is over. */
function periodOf({ cadence }: Indicator, baseline: BaselineWire | null, today: string): Period {
  const last = lastWholePeriod(today, cadence);
  if (baseline === null) return last;
  const next = periodAfter(baseline.period.end, cadence);
  return next.end <= today ? next : last;
}

function baselineIn({ baseline: given }: IndicatorBody, indicator: Indicator, today: string) {
  if (!given || given.value === '') return { baseline: null, notes: [] };
  const { value, period: asked, per, range = null } = given;
  const input = { indicator: indicator.id, value, per, ...(asked === '' ? {} : { period: asked }) };
  const reading = readEntry(input as Partial<EntryInput> as EntryInput, () => indicator, today);
  const { figure, period } = reading;
  const notes = reading.faults.filter(({ pointer }) => !pointer.startsWith('/source'));
  if (!figure || !period) return { baseline: null, notes: notes.map(({ problem }) => problem) };
  const held = heldAgainst(figure, isPartial(period, today), indicator);
  const { normalised } = measure({ figure: held.figure, period, recordedOn: today }, indicator, null);
  const citation = {
    id: 'baseline',
    title: given.source?.title ?? '',
    publisher: null,
    author: null,
    date: null,
    url: null,
    locator: null,
  };
  const baseline: BaselineWire = {
    quantity: held.figure.quantity,
    per: figure.per,
    period,
    normalised,
    ...(held.partial ? { partial: true } : {}),
    widened: null,
    margin: indicator.margin,
    range,
    citation,
    observation: 'baseline',
    standing: 'current',
    sumOf: [],
  };
  const taken = howTaken(reading, indicator, period, figure);
  return { baseline, notes: [...notes, ...taken].map(({ problem }) => problem) };
}
