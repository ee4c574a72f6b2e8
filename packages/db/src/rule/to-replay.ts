/**
 * Of many series of an indicator those that a rule may have anything to say of, read for the replay. Of most it has not:
 * nothing is on record of them, and no figure of theirs is one that an incident begins with. Those are not read in full.
 */
import { comparedBaseline, type Indicator, type Rule } from '@marsad/indicators';
import {
  type Addend,
  assembleSeries,
  assembleTotal,
  type BareFigure,
  type Baseline,
  barePoints,
  mayHaveIncidents,
  partKeys,
  type ReplayedPoint,
} from '@marsad/indicators/pipeline';
import type { Transaction } from '../connection/connect.js';
import { inPieces } from '../connection/in-pieces.js';
import { bareFiguresOf } from '../series/bare.js';
import { allBaselines, liveFiguresOf } from '../series/series.js';
import {
  concerns,
  type IncidentOfRule,
  incidentsOnRecord,
  type ReadForReplay,
  type ReplayGround,
} from './replay.js';

/** Figures that are read at once: of few long series as of many short ones. */
const atOnce = 20_000;

/** A few series at a time. They are locked. */
export async function* seriesToReplay(
  tx: Transaction,
  ground: ReplayGround,
  keys: readonly string[],
): AsyncGenerator<ReadForReplay[]> {
  if (ground.stored === null || ground.rules.length === 0) return;
  const { indicator } = ground.stored;
  const parts = keys.includes('') ? partKeys(indicator) : [];
  const around = await readAround(tx, indicator, ground, { keys, parts });
  const single = keys.filter((key) => key !== '' || parts.length === 0);
  const makesTotal = single.length < keys.length && around.isWatched('');
  const points = new Map<string, readonly Addend[] | null>();
  const toRead: string[] = [];
  const [asked, summed] = [new Set(single), new Set(makesTotal ? parts : [])];
  for (const some of around.portions([...new Set([...single, ...summed])])) {
    const figures = await bareFiguresOf(tx, indicator.id, some);
    for (const key of some) {
      const own = figures.get(key) ?? [];
      if (summed.has(key)) points.set(key, barePoints(own, indicator));
      if (asked.has(key) && (await around.mayChange(key, own))) toRead.push(key);
    }
  }
  for (const some of around.portions(toRead)) {
    const read = await readPoints(tx, indicator, some, around.baselineOf);
    yield some.map((key) =>
      around.asRead(key, { baseline: around.baselineOf(key), points: read.get(key) ?? [] }),
    );
  }
  if (makesTotal) yield [around.asRead('', await readTotal(tx, indicator, parts, { points, around }))];
}

/** What is known of the series before their figures are read. */
interface Around {
  baselineOf(key: string): Baseline | null;
  /** A rule is for it, or there was one. */
  isWatched(key: string): boolean;
  mayChange(key: string, figures: readonly BareFigure[]): Promise<boolean>;
  portions(keys: readonly string[]): readonly string[][];
  asRead(key: string, read: ReadForReplay['read']): ReadForReplay;
}

async function readAround(
  tx: Transaction,
  indicator: Indicator,
  { rules, today }: ReplayGround,
  { keys, parts }: { readonly keys: readonly string[]; readonly parts: readonly string[] },
): Promise<Around> {
  const [named, baselines, had, onRecord] = await Promise.all([
    tx<{ key: string; dimensions: Record<string, string>; figures: number }[]>`
      select series_key as key, dimensions, figures from series
      where indicator_id = ${indicator.id} and series_key = any(${[...keys, ...parts]})`,
    allBaselines(tx, [indicator.id]),
    tx<{ key: string }[]>`
      select distinct series_key as key from baseline where indicator_id = ${indicator.id}`,
    incidentsOnRecord(
      tx,
      rules.map(({ id }) => id),
      keys,
    ),
  ]);
  const series = new Map(named.map((one) => [one.key, one]));
  const pinned = new Map(baselines.map(({ key, baseline }) => [key, baseline]));
  const ever = new Set(had.map(({ key }) => key));
  const dimensionsOf = (key: string) => series.get(key)?.dimensions ?? {};
  const baselineOf = (key: string) => pinned.get(key) ?? null;
  const rulesFor = (key: string): readonly Rule[] =>
    rules.filter((one) => concerns(one, dimensionsOf(key))).map(({ rule }) => rule);
  const incidentsOf = (key: string): readonly IncidentOfRule[] => onRecord.get(key) ?? [];
  return {
    baselineOf,
    isWatched: (key) => incidentsOf(key).length > 0 || rulesFor(key).length > 0,
    mayChange: async (key, figures) => {
      if (incidentsOf(key).length > 0) return true;
      const baseline = baselineOf(key);
      const basis = baseline && comparedBaseline(baseline, indicator);
      return inPieces(mayHaveIncidents(figures, { baseline, basis, indicator, today }, rulesFor(key)));
    },
    portions: (all) => inPortions(all, (key) => series.get(key)?.figures ?? 0),
    asRead: (key, read) => ({
      key,
      dimensions: dimensionsOf(key),
      read,
      hasEnded: read.baseline === null && ever.has(key),
      onRecord: incidentsOf(key),
    }),
  };
}

function inPortions(keys: readonly string[], sizeOf: (key: string) => number): string[][] {
  const portions: string[][] = [];
  let left = 0;
  for (const key of keys) {
    const size = sizeOf(key) + 1;
    if (left < size) {
      portions.push([]);
      left = atOnce;
    }
    portions.at(-1)?.push(key);
    left -= size;
  }
  return portions;
}

/** With the words. Where sources compete for a period, all is read that decides which one stands. */
async function readPoints(
  tx: Transaction,
  indicator: Indicator,
  keys: readonly string[],
  baselineOf: (key: string) => Baseline | null,
): Promise<ReadonlyMap<string, readonly ReplayedPoint[]>> {
  const found = await bareFiguresOf(tx, indicator.id, keys, 'with words');
  const made = new Map(
    keys.map((key) => [key, barePoints(found.get(key) ?? [], indicator, baselineOf(key))] as const),
  );
  const competing = keys.filter((key) => made.get(key) === null);
  const inFull = competing.length === 0 ? null : await liveFiguresOf(tx, indicator.id, competing);
  return new Map(
    keys.map((key) => [
      key,
      made.get(key) ?? assembleSeries(inFull?.get(key) ?? [], indicator, baselineOf(key)),
    ]),
  );
}

/** Of the parts no more is read than their sum depends on, but of the first: its periods are in the words of the total. */
async function readTotal(
  tx: Transaction,
  indicator: Indicator,
  parts: readonly string[],
  {
    points,
    around,
  }: { readonly points: ReadonlyMap<string, readonly Addend[] | null>; readonly around: Around },
): Promise<ReadForReplay['read']> {
  const inFull = parts.filter((key, at) => at === 0 || points.get(key) === null);
  const full = new Map<string, readonly Addend[]>();
  for (const some of around.portions(inFull))
    for (const [key, read] of await readPoints(tx, indicator, some, () => null)) full.set(key, read);
  const own = await liveFiguresOf(tx, indicator.id, ['']);
  return assembleTotal(
    indicator,
    { figures: own.get('') ?? [], baseline: around.baselineOf('') },
    parts.map((key) => ({
      points: full.get(key) ?? points.get(key) ?? [],
      baseline: around.baselineOf(key),
    })),
  );
}
