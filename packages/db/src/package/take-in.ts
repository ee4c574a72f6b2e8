/**
 * What a package holds beside its figures, onto the record: each by the door that people make it by, in an order in which
 * nothing comes before what it names. Each is a transaction of its own. Whatever ends the process leaves what was made,
 * and whoever does it again makes the rest.
 */
import type { Actor, Indicator, Rule } from '@marsad/indicators';
import type { Entry, OwnCheck, TimelineDefinition } from '@marsad/indicators/pipeline';
import { audit } from '../audit/audit.js';
import { createSavedBrief } from '../brief/edit.js';
import type { SavedBriefDefinition } from '../brief/saved.js';
import type { Sql } from '../connection/connect.js';
import type {
  IndicatorId,
  OwnCheckId,
  RuleId,
  SavedBriefId,
  SourceId,
  SubmissionId,
  TimelineEntryId,
} from '../connection/ids.js';
import { createIndicator } from '../indicator/indicator.js';
import { addSubmission } from '../observation/submission.js';
import { createOwnCheck } from '../own-check/edit.js';
import { importPlaces, type NewPlace, putPlaceCodes } from '../place/edit.js';
import { createRule } from '../rule/rule.js';
import { type SourceContents, takeInSource } from '../source/source.js';
import { createTimelineEntry } from '../timeline/edit.js';

export interface PackageContents {
  readonly places: readonly NewPlace[];
  readonly indicators: readonly Indicator[];
  readonly placeCodes: readonly {
    readonly indicator: IndicatorId;
    readonly codes: Parameters<typeof putPlaceCodes>[2]['codes'];
  }[];
  readonly sources: readonly (SourceContents & { readonly id: SourceId })[];
  /** Figures that are pinned as what their series is compared with. */
  readonly baselines: readonly Entry[];
  readonly rules: readonly { readonly id: RuleId; readonly rule: Rule }[];
  readonly timeline: readonly { readonly id: TimelineEntryId; readonly definition: TimelineDefinition }[];
  readonly ownChecks: readonly { readonly id: OwnCheckId; readonly definition: OwnCheck }[];
  readonly briefs: readonly { readonly id: SavedBriefId; readonly definition: SavedBriefDefinition }[];
}

export interface PackageLimits {
  readonly places: number;
  readonly timeline: number;
  readonly ownChecks: number;
  readonly briefs: number;
}

export interface TakenIn {
  readonly kind: 'done';
  /** Of the baselines, in their order. */
  readonly submissions: readonly SubmissionId[];
}

/** Somebody made one of these meanwhile, or as many as there may be: `what` by its id. Done again, the rest is made. */
export interface Overtaken {
  readonly kind: 'overtaken';
  readonly what: string;
}

class Stopped extends Error {
  constructor(readonly what: string) {
    super(what);
  }
}

const uniqueViolation = '23505';

/** @param file what it is called. */
export async function takeInPackage(
  sql: Sql,
  actor: Actor,
  {
    contents,
    most,
    file,
  }: { readonly contents: PackageContents; readonly most: PackageLimits; readonly file: string },
): Promise<TakenIn | Overtaken> {
  try {
    await takeInGround(sql, actor, contents, most, file);
    const submissions = await takeInBaselines(sql, actor, contents.baselines);
    await takeInBeside(sql, actor, contents, most);
    await sql.begin((tx) =>
      audit(
        tx,
        actor,
        'import.everything',
        { kind: 'record', id: 'all' },
        { name: file, ...countsOf(contents) },
      ),
    );
    return { kind: 'done', submissions };
  } catch (error) {
    if (error instanceof Stopped) return { kind: 'overtaken', what: error.what };
    throw error;
  }
}

const countsOf = (contents: PackageContents): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(contents).map(([name, all]) => [name, all.length]));

function* pieces<One>(all: readonly One[], size: number): Generator<readonly One[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/** Does one thing. @throws Stopped where it could not be made as it was planned. */
async function each(id: string, work: () => Promise<{ readonly kind: string }>): Promise<void> {
  const { kind } = await work().catch((error: { code?: string }) => {
    throw error.code === uniqueViolation ? new Stopped(id) : error;
  });
  if (kind !== 'done' && kind !== 'unchanged') throw new Stopped(id);
}

/** What others stand on. */
async function takeInGround(
  sql: Sql,
  actor: Actor,
  { places, indicators, placeCodes, sources }: PackageContents,
  most: PackageLimits,
  file: string,
): Promise<void> {
  if (places.length > 0)
    await each(places[0]?.id ?? '', () =>
      importPlaces(sql, actor, { places, existing: 'keep', most: most.places, file }),
    );
  for (const indicator of indicators)
    await each(indicator.id, () => createIndicator(sql, actor, { indicator, baseline: null }));
  for (const { indicator, codes } of placeCodes)
    await each(indicator, () => putPlaceCodes(sql, actor, { indicator, codes }));
  for (const piece of pieces(sources, 500))
    await sql.begin(async (tx) => {
      for (const source of piece) await each(source.id, () => takeInSource(tx, source));
    });
}

async function takeInBaselines(sql: Sql, actor: Actor, entries: readonly Entry[]): Promise<SubmissionId[]> {
  return entries.length === 0
    ? []
    : sql.begin(async (tx) => {
        const made: SubmissionId[] = [];
        for (const entry of entries) made.push(await addSubmission(tx, entry, actor));
        return made;
      });
}

async function takeInBeside(
  sql: Sql,
  actor: Actor,
  { rules, timeline, ownChecks, briefs }: PackageContents,
  most: PackageLimits,
): Promise<void> {
  for (const { id, rule } of rules) await each(id, () => createRule(sql, actor, { rule, from: id }));
  for (const { id, definition } of timeline)
    await each(id, () => createTimelineEntry(sql, actor, { definition, most: most.timeline, from: id }));
  for (const { id, definition } of ownChecks)
    await each(id, () => createOwnCheck(sql, actor, { definition, most: most.ownChecks, from: id }));
  for (const { id, definition } of briefs)
    await each(id, () => createSavedBrief(sql, actor, { definition, most: most.briefs, from: id }));
}
