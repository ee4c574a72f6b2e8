/** What the rows of a package say, each held to what people may send by the form of its kind. */

import { z } from '@hono/zod-openapi';
import {
  type OwnCheckId,
  type PackageContents,
  type RuleId,
  type SavedBriefDefinition,
  type SavedBriefId,
  type SourceId,
  storedSavedBrief,
  type TimelineEntryId,
  type UuidId,
} from '@marsad/db';
import { type Indicator, type Language, problem, type Rule, shownText } from '@marsad/indicators';
import {
  ObservationBody,
  PlaceBody,
  RuleBody,
  SavedBriefBody,
  SourceBody,
  TimelineBody,
} from '@marsad/indicators/contract';
import {
  entryOfRow,
  type PackageRow,
  type PackageTableName,
  type PackageTables,
} from '@marsad/indicators/exchange';
import {
  checkFaults,
  dimensionFaults,
  type Entry,
  type OwnCheck,
  readEntry,
  storedIndicator,
  storedOwnCheck,
  storedPlace,
  storedRule,
  storedTimelineEntry,
  type TimelineDefinition,
} from '@marsad/indicators/pipeline';
import { IndicatorSchema } from '@marsad/indicators/schema';
import { isUuid } from '../http/uuid.js';
import { ruleFaults, ruleFrom } from '../rule/fits.js';
import { readTimelineEntry } from '../timeline/read.js';
import { StoredCheckShape, soundCheck } from './check-shape.js';
import { documentIn, eachRow, fitted, type Said, Unfit, unfit } from './row.js';

export type Lookup = (id: string) => Indicator | null;

export type PackagedPlace = PackageContents['places'][number] & {
  readonly figures: readonly PlacedFigures[];
};
export type PlacedFigures = z.output<typeof Figures>[number];

const Figures = z
  .array(
    z.strictObject({
      indicator: z.string().min(1).max(100),
      dimension: z.string().max(100),
      code: z.string().max(100),
    }),
  )
  .max(10_000);

export function placesIn({ tables, outlines }: PackageTables, language: Language): Said<PackagedPlace>[] {
  return eachRow('places', tables.places, 'PLACE', (row, id) => {
    const { PARENT, FIGURES } = row.cells;
    const read = documentIn('places', row, storedPlace);
    const given = fitted(PlaceBody, { ...read, id, parent: PARENT || null }, language);
    const { name, kind, kindName = null, note = null, parent = null, position = null } = given;
    if (kind === 'other' && kindName === null) throw unfit(problem('place-kind-unsaid'), '/kindName');
    const outline = outlines.get(row.row) ?? null;
    if (outline !== null && 'faults' in outline) throw new Unfit(outline.faults);
    const figures = fitted(Figures, listIn(FIGURES), language);
    const definition = { name, kind, kindName: kind === 'other' ? kindName : null, note, position };
    return { name, value: { id, parent, outline, definition, figures } };
  });
}

function uuidIn<Id extends UuidId>(table: PackageTableName, id: string): Id {
  if (!isUuid<Id>(id)) throw unfit(problem('package-id-unread', { id, table }));
  return id;
}

function listIn(text: string | undefined): unknown {
  try {
    return JSON.parse(text || '[]');
  } catch {
    return null;
  }
}

export interface PackagedIndicator {
  readonly indicator: Indicator;
  readonly archived: boolean;
}

export function indicatorsIn({ tables }: PackageTables, language: Language): Said<PackagedIndicator>[] {
  return eachRow('indicators', tables.indicators, 'INDICATOR', (row, id) => {
    const read = withoutFormer(documentIn('indicators', row, storedIndicator));
    const indicator = fitted(IndicatorSchema, read, language);
    if (indicator.id !== id) throw unfit(problem('package-id-unread', { id, table: 'indicators' }));
    const labels = dimensionFaults(
      indicator.dimensions.map((dimension) => dimension.id),
      [],
      [],
    );
    if (labels.length > 0)
      throw new Unfit(
        labels.map(({ at, problem: found }) => ({ pointer: `/dimensions/${at}/id`, problem: found })),
      );
    return { name: indicator.name, value: { indicator, archived: row.cells.ARCHIVED_AT !== '' } };
  });
}

/** Codes that only the history of figures names: no package brings that history. */
export const withoutFormer = (indicator: Indicator): Indicator => ({
  ...indicator,
  dimensions: indicator.dimensions.map(({ former: _, ...dimension }) => dimension),
});

export type PackagedSource = PackageContents['sources'][number];

export function sourcesIn({ tables }: PackageTables, language: Language): Said<PackagedSource>[] {
  return eachRow('sources', tables.sources, 'SOURCE', ({ cells }, given) => {
    const id = uuidIn<SourceId>('sources', given);
    const said = (column: string) => cells[column] || null;
    const row = {
      title: cells.TITLE,
      publisher: said('PUBLISHER'),
      author: said('AUTHOR'),
      url: said('URL'),
      language: said('LANGUAGE'),
      reliability: said('RELIABILITY'),
    };
    const read = fitted(SourceBody, row, language);
    const {
      title,
      publisher = null,
      author = null,
      url = null,
      language: tongue = null,
      reliability = null,
    } = read;
    return {
      name: { en: title },
      value: { id, title, publisher, author, url, language: tongue, reliability },
    };
  });
}

export interface PackagedBaseline {
  /** The series that is compared with it. */
  readonly key: string;
  readonly entry: Entry;
  readonly stands: boolean;
}

/** Those that hold; what series were compared with before is history. */
export function baselinesIn(
  { tables }: PackageTables,
  {
    lookup,
    today,
    language,
  }: { readonly lookup: Lookup; readonly today: string; readonly language: Language },
): Said<PackagedBaseline>[] {
  const rows = tables.baselines.filter(({ cells }) => cells.ENDED_AT === '');
  return eachRow('baselines', rows, 'BASELINE', ({ cells }) => {
    const { INDICATOR = '', SERIES = '', RANGE, STANDS } = cells;
    const indicator = lookup(INDICATOR);
    if (indicator === null) throw unfit(problem('indicator-unknown', { indicator: INDICATOR }), '/INDICATOR');
    const given = entryOfRow(
      cells,
      indicator.dimensions.map(({ id }) => id),
    );
    const { entry, faults } = readEntry(fitted(ObservationBody, given, language), lookup, today);
    if (entry === null) throw new Unfit(faults);
    const range = RANGE === 'spread' || RANGE === 'uncertainty' ? RANGE : null;
    const name = { en: `${indicator.name.en} · ${cells.PERIOD ?? ''}` };
    return {
      name,
      value: { key: SERIES, entry: { ...entry, baseline: { range } }, stands: STANDS === 'true' },
    };
  });
}

export type PackagedRule = { readonly id: RuleId; readonly rule: Rule };

const ruleId = /^[a-z0-9][a-z0-9-]{0,100}$/;

export function rulesIn({ tables }: PackageTables, lookup: Lookup, language: Language): Said<PackagedRule>[] {
  return eachRow('rules', tables.rules, 'RULE', (row, id) => {
    if (!ruleId.test(id)) throw unfit(problem('package-id-unread', { id, table: 'rules' }));
    const { receivers: _, check, ...read } = documentIn('rules', row, storedRule);
    if (check !== undefined) throw unfit(problem('check-keeps-rule', { check: check.id }));
    const given = fitted(RuleBody, read, language);
    const indicator = lookup(given.indicator);
    if (indicator === null)
      throw unfit(problem('indicator-unknown', { indicator: given.indicator }), '/indicator');
    const wrong = ruleFaults(given, indicator, '');
    if (wrong.length > 0) throw new Unfit(wrong);
    const rule = ruleFrom(given, indicator, null);
    return { name: rule.name ?? rule.description, value: { id: id as RuleId, rule } };
  });
}

export interface PackagedEntry {
  readonly id: TimelineEntryId;
  readonly definition: TimelineDefinition;
  /** Of what the program brings along. */
  readonly catalogueKey: string | null;
}

export function timelineIn({ tables }: PackageTables, language: Language): Said<PackagedEntry>[] {
  return eachRow('timeline', tables.timeline, 'ENTRY', (row, given) => {
    const id = uuidIn<TimelineEntryId>('timeline', given);
    const { when, ...read } = documentIn('timeline', row, storedTimelineEntry);
    const entry = readTimelineEntry(fitted(TimelineBody, { ...read, when: when.text }, language));
    if ('problem' in entry) throw new Unfit([entry]);
    const { definition } = entry;
    return {
      name: definition.title,
      value: { id, definition, catalogueKey: row.cells.CATALOGUE_KEY || null },
    };
  });
}

export type PackagedCheck = { readonly id: OwnCheckId; readonly definition: OwnCheck };

export function checksIn(
  { tables }: PackageTables,
  lookup: Lookup,
  language: Language,
): Said<PackagedCheck>[] {
  return eachRow('own-checks', tables['own-checks'], 'CHECK', (row, given) => {
    const id = uuidIn<OwnCheckId>('own-checks', given);
    const read = documentIn('own-checks', row, storedOwnCheck);
    const definition = soundCheck(fitted(StoredCheckShape, { ...read, receivers: null }, language));
    const wrong = checkFaults(definition, lookup);
    if (wrong.length > 0) throw new Unfit(wrong);
    return { name: definition.title, value: { id, definition } };
  });
}

export type PackagedBrief = { readonly id: SavedBriefId; readonly definition: SavedBriefDefinition };

/** @param entryHere what an entry of the timeline is called here. */
export function briefsIn(
  { tables }: PackageTables,
  entryHere: ReadonlyMap<string, string>,
  language: Language,
): Said<PackagedBrief>[] {
  return eachRow('briefs', tables.briefs, 'BRIEF', (row: PackageRow, given) => {
    const id = uuidIn<SavedBriefId>('briefs', given);
    const read = fitted(SavedBriefBody, documentIn('briefs', row, storedSavedBrief), language);
    const { name, introduction = null, asOf = null, items } = read;
    const definition: SavedBriefDefinition = {
      ...{ name, introduction, asOf, language: read.language },
      items: items.map(({ kind, id: named }) => ({ kind, id: entryHere.get(named) ?? named })),
    };
    return { name: shownText({ [read.language]: name }), value: { id, definition } };
  });
}
