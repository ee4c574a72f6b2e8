/** What a package would make here: what is new, what is here alike, what is here and differs, what cannot be taken in. */
import type { HeldRecord, PackageContents, PackageLimits, sourcesHeld } from '@marsad/db';
import { type Language, type ProblemCode, problem, seriesKey, sourceKey } from '@marsad/indicators';
import type { PackageTables } from '@marsad/indicators/exchange';
import type { Entry } from '@marsad/indicators/pipeline';
import { gone, type Here, held, none, type PlannedItem, planPart } from './outcome.js';
import { planFigures, planPlaces } from './plan-places.js';
import {
  baselinesIn,
  briefsIn,
  checksIn,
  indicatorsIn,
  type Lookup,
  type PackagedBaseline,
  type PackagedEntry,
  type PackagedIndicator,
  type PackagedSource,
  placesIn,
  rulesIn,
  timelineIn,
  withoutFormer,
} from './read.js';
import type { Said } from './row.js';

export interface PackagePlan {
  readonly items: readonly PlannedItem[];
  readonly contents: PackageContents;
}

export interface Ground {
  readonly here: HeldRecord;
  readonly sources: readonly Said<PackagedSource>[];
  readonly sourcesHere: Awaited<ReturnType<typeof sourcesHeld>>;
  readonly most: PackageLimits;
  /** ISO day, where the installation is. */
  readonly today: string;
  readonly language: Language;
}

export function planPackage(tables: PackageTables, ground: Ground): PackagePlan {
  const { here, most, today, language } = ground;
  const saidPlaces = placesIn(tables, language);
  const places = planPlaces(saidPlaces, here.places, most.places);
  const indicators = planIndicators(indicatorsIn(tables, language), here);
  const lookup = lookupIn(here, indicators.made);
  const placed = new Set<string>([...here.places, ...places.made].map(({ id }) => id));
  const figures = planFigures(saidPlaces, here.places, { lookup, isPlace: (id) => placed.has(id) });
  const sources = planSources(ground);
  const baselines = planBaselines(baselinesIn(tables, { lookup, today, language }), here);
  const rules = planPart('rules', rulesIn(tables, lookup, language), ({ id, rule }) => {
    const ours = here.rules.find((one) => one.id === id);
    // Whom it tells is no part of a package.
    return ours === undefined ? noneOrGone(here, id) : held(rule, { ...ours.rule, receivers: undefined });
  });
  const timeline = planTimeline(timelineIn(tables, language), here, most.timeline);
  const checks = planPart(
    'own-checks',
    checksIn(tables, lookup, language),
    ({ id, definition }) => {
      const ours = here.ownChecks.find((one) => one.id === id);
      return ours === undefined
        ? noneOrGone(here, id)
        : held(definition, { ...ours.definition, receivers: null });
    },
    roomFor('check-too-many', here.ownChecks.length, most.ownChecks),
  );
  const briefs = planPart(
    'briefs',
    briefsIn(tables, timeline.entryHere, language),
    ({ id, definition }) => {
      const ours = here.briefs.find((one) => one.id === id);
      return ours === undefined ? noneOrGone(here, id) : held(definition, ours.definition);
    },
    roomFor('briefs-too-many', here.briefs.length, most.briefs),
  );
  const parts = [places, indicators, figures, sources, baselines, rules, timeline, checks, briefs];
  return {
    items: parts.flatMap(({ items }) => items),
    contents: {
      places: places.made.map(({ figures: _, ...place }) => place),
      indicators: indicators.made.map(({ indicator }) => indicator),
      placeCodes: figures.made,
      sources: sources.made,
      baselines: baselines.made.map(({ entry }) => entry),
      rules: rules.made,
      timeline: timeline.made.map(({ id, definition }) => ({ id, definition })),
      ownChecks: checks.made,
      briefs: briefs.made,
    },
  };
}

const noneOrGone = ({ gone: ids }: HeldRecord, id: string): Here => (ids.has(id) ? gone : none);

const roomFor = (code: ProblemCode, here: number, most: number) => (_: unknown, made: number) =>
  here + made < most ? null : problem(code, { count: here + made + 1, most });

function lookupIn(here: HeldRecord, made: readonly PackagedIndicator[]): Lookup {
  const known = new Map([...here.indicators, ...made].map(({ indicator }) => [indicator.id, indicator]));
  return (id) => known.get(id) ?? null;
}

/** What the program says of its own indicators comes with the program. */
function planIndicators(said: readonly Said<PackagedIndicator>[], { indicators }: HeldRecord) {
  const byId = new Map(indicators.map((one) => [one.indicator.id, one]));
  return planPart('indicators', said, ({ indicator, archived }) => {
    const ours = byId.get(indicator.id);
    if (ours === undefined) return none;
    const isArchived = { archived: ours.archivedAt !== null };
    return ours.section === 'own'
      ? held({ ...indicator, archived }, { ...withoutFormer(ours.indicator), ...isArchived })
      : held({ archived }, isArchived);
  });
}

/** By name: a source is what it is called, whatever its id. */
function planSources({ sources, sourcesHere: { byName, ids } }: Ground) {
  const seen = new Map<string, Omit<PackagedSource, 'id'>>();
  return planPart('sources', sources, (source) => {
    const { id, ...contents } = source;
    const name = sourceKey(source);
    const ours = byName.get(name) ?? seen.get(name);
    if (ours !== undefined) return held(contents, ours);
    if (ids.has(id)) return { kind: 'held', differs: ['title'] };
    seen.set(name, contents);
    return none;
  });
}

function planBaselines(said: readonly Said<PackagedBaseline>[], { baselines, indicators }: HeldRecord) {
  const pinned = new Map(baselines.map((one) => [`${one.indicator} ${one.key}`, one]));
  const archived = new Set<string>(
    indicators.flatMap(({ id, archivedAt }) => (archivedAt === null ? [] : [id])),
  );
  const saysOf = ({ figure, period, source, range }: Compared) => {
    const { text: _, ...quantity } = figure.quantity;
    const { start, end } = period;
    return { quantity, per: figure.per, period: { start, end }, source: sourceKey(source), range };
  };
  return planPart(
    'baselines',
    said,
    ({ key, entry }) => {
      const ours = pinned.get(`${entry.indicator} ${key}`);
      return ours === undefined
        ? none
        : held(saysOf({ ...entry, range: entry.baseline?.range ?? null }), saysOf(ours));
    },
    ({ key, entry, stands }) => {
      if (!stands || seriesKey(entry.dimensions) !== key) return problem('package-baseline-elsewhere');
      return archived.has(entry.indicator)
        ? problem('indicator-archived', { indicator: entry.indicator })
        : null;
    },
  );
}

type Compared = Pick<Entry, 'figure' | 'period'> & {
  readonly source: Parameters<typeof sourceKey>[0];
  readonly range: string | null;
};

function planTimeline(said: readonly Said<PackagedEntry>[], here: HeldRecord, most: number) {
  const entryHere = new Map<string, string>();
  const planned = planPart(
    'timeline',
    said,
    ({ id, definition, catalogueKey }) => {
      const ours = here.timeline.find((one) =>
        catalogueKey === null ? one.id === id : one.catalogueKey === catalogueKey,
      );
      if (ours === undefined)
        return noneOrGone(here, catalogueKey !== null && here.gone.has(catalogueKey) ? catalogueKey : id);
      entryHere.set(id, ours.id);
      return held(definition, ours.definition);
    },
    roomFor('timeline-too-many', here.timeline.length, most),
  );
  return { ...planned, entryHere };
}
