/** What a kept brief shows, item by item: only what is on record, as of its day. */
import {
  asKnownOn,
  type FoundSentence,
  findIndicator,
  findSentence,
  type IndicatorId,
  listIndicators,
  listPlaces,
  listTimeline,
  type ObservationId,
  type OwnCheckId,
  ownChecksNamed,
  readCheckGround,
  type SavedBrief,
  type SavedBriefItem,
  type StoredIndicator,
  type StoredOwnCheck,
  type StoredTimelineEntry,
} from '@marsad/db';
import {
  BriefCheckWire,
  BriefEntryWire,
  type BriefFiguresWire,
  BriefSentenceWire,
  type briefAbsences,
  type ShownBriefItemWire,
  ShownBriefWire,
} from '@marsad/indicators/contract';
import type { BriefItemKind } from '@marsad/indicators/limits';
import type { CheckGround } from '@marsad/indicators/pipeline';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import { isUuid } from '../http/uuid.js';
import { outcomeView } from '../own-check/view.js';
import { briefFigures, cited } from './figures.js';

export type ShownDeps = Pick<Deps, 'sql' | 'today'>;

/** What is read once for all items. */
interface Read {
  readonly deps: ShownDeps;
  readonly asOf: string | null;
  readonly figures: BriefFiguresWire;
  readonly timeline: readonly StoredTimelineEntry[];
  readonly indicators: readonly StoredIndicator[];
  readonly places: Awaited<ReturnType<typeof listPlaces>>;
  readonly checks: ReadonlyMap<string, StoredOwnCheck | null>;
  /** The figures the checks stand on, as of the day. */
  readonly ground: CheckGround;
}

export async function shownBrief(deps: ShownDeps, brief: SavedBrief): Promise<ShownBriefWire> {
  const { id, version, definition } = brief;
  const { name, introduction, language, asOf, items } = definition;
  const read = await readFor(deps, items, asOf);
  const shown: ShownBriefItemWire[] = [];
  for (const item of items) shown.push(await showing[item.kind](read, item));
  return view(ShownBriefWire, {
    ...{ id, name, introduction, language, asOf, version },
    knownOn: read.figures.knownOn,
    items: shown,
  });
}

async function readFor(
  deps: ShownDeps,
  items: readonly SavedBriefItem[],
  asOf: string | null,
): Promise<Read> {
  const { sql } = deps;
  const found: StoredIndicator[] = [];
  for (const { kind, id } of items) {
    const stored = kind === 'indicator' ? await findIndicator(sql, id) : null;
    if (stored) found.push(stored);
  }
  const checks = await ownChecksNamed(
    sql,
    items.flatMap(({ kind, id }) => (kind === 'check' && isUuid<OwnCheckId>(id) ? [id] : [])),
  );
  const hasEntries = items.some(({ kind }) => kind === 'measure' || kind === 'event');
  return {
    ...{ deps, asOf },
    figures: await briefFigures(deps, found, asOf),
    checks,
    ground: await readCheckGround(
      sql,
      [...checks.values()].flatMap((one) => (one === null ? [] : [one.definition])),
      asKnownOn(asOf),
    ),
    timeline: hasEntries ? await listTimeline(sql, asOf) : [],
    indicators: hasEntries ? await listIndicators(sql) : [],
    places: hasEntries ? await listPlaces(sql) : [],
  };
}

type Showing = (read: Read, item: SavedBriefItem) => Promise<ShownBriefItemWire>;

/** A kind more is a line more. */
const showing: { readonly [Kind in BriefItemKind]: Showing } = {
  indicator: async ({ figures }, { id }) => {
    const indicator = figures.items.find((one) => one.indicator.id === id);
    return indicator === undefined ? absent('indicator', id, 'gone') : { kind: 'indicator', indicator };
  },
  measure: entryShown,
  event: entryShown,
  sentence: sentenceShown,
  check: checkShown,
};

const absent = (of: BriefItemKind, id: string, why: (typeof briefAbsences)[number]): ShownBriefItemWire => ({
  kind: 'absent',
  ...{ of, id, why },
});

async function entryShown(read: Read, { kind, id }: SavedBriefItem): Promise<ShownBriefItemWire> {
  const found = read.timeline.find((entry) => entry.id === id);
  if (found === undefined) return absent(kind, id, 'gone');
  const { definition } = found;
  if (read.asOf !== null && definition.when.start > read.asOf) return absent(kind, id, 'later');
  const nameOf = (indicator: string) =>
    read.indicators.find((one) => one.indicator.id === (indicator as IndicatorId))?.indicator.name;
  const entry = view(BriefEntryWire, {
    ...{ id, kind: definition.kind, status: definition.status, title: definition.title },
    ...{ text: definition.text, when: definition.when, openEnd: definition.openEnd },
    sources: definition.sources.map(({ title, url, locator }) => ({ title, url, locator })),
    concerns: definition.moves.flatMap(({ indicator, direction }) => {
      const name = nameOf(indicator);
      return name === undefined ? [] : [{ indicator, name: { ...name }, direction }];
    }),
    places: definition.places.flatMap((place) => {
      const name = read.places.find((one) => one.id === place)?.definition.name;
      return name === undefined ? [] : [{ ...name }];
    }),
  });
  return { kind: 'entry', entry };
}

async function sentenceShown(read: Read, { id }: SavedBriefItem): Promise<ShownBriefItemWire> {
  const { sql } = read.deps;
  const found = isUuid<ObservationId>(id) ? await findSentence(sql, id, read.asOf) : null;
  if (found === 'later') return absent('sentence', id, 'later');
  const stored = found && (await findIndicator(sql, found.held.indicator));
  if (found === null || stored === null) return absent('sentence', id, 'gone');
  return { kind: 'sentence', sentence: sentenceView(found, stored) };
}

/** The check as it is written now: it is no figure, and was known to nobody on a day. Its figures are those of the day. */
async function checkShown(read: Read, { id }: SavedBriefItem): Promise<ShownBriefItemWire> {
  const found = read.checks.get(id);
  if (found === undefined) return absent('check', id, 'gone');
  if (found === null) return absent('check', id, 'unreadable');
  const { title, note } = found.definition;
  const outcome = outcomeView(found.definition, read.ground);
  return { kind: 'check', check: view(BriefCheckWire, { id, title, note, outcome, figuresOf: read.asOf }) };
}

export function sentenceView(found: FoundSentence, stored: StoredIndicator): BriefSentenceWire {
  const { held, since, recordedAt, text, mark, language } = found;
  const { live, source, period } = held;
  const { id: indicator, name, unit, rateBasis } = stored.indicator;
  return view(BriefSentenceWire, {
    observation: held.id,
    indicator: { id: indicator, name: { ...name }, unit, rateBasis },
    period,
    quantity: live.figure.quantity,
    per: live.figure.per,
    since,
    ...{ text, mark, language, recordedAt },
    citation: cited({ ...source, date: live.sourceDate, locator: live.locator }),
    reliability: live.reliability,
    credibility: live.credibility,
    source: source.id,
  });
}
