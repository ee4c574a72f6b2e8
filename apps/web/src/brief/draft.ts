/** A kept brief between its form and what is sent. */
import { type Language, shownText } from '@marsad/indicators';
import type {
  BriefSentenceWire,
  IndicatorSummaryWire,
  OwnCheckWire,
  SavedBriefBody,
  SavedBriefItemWire,
  SavedBriefWire,
  ShownBriefItemWire,
  TimelineEntryWire,
} from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';
import type { Ordered } from './order.js';

export interface BriefDraft {
  readonly name: string;
  readonly introduction: string;
  readonly language: Language;
  /** ISO day; '' for whenever it is looked at. */
  readonly asOf: string;
  readonly items: readonly SavedBriefItemWire[];
}

export const draftOf = (brief: SavedBriefWire): BriefDraft => ({
  name: brief.name,
  introduction: brief.introduction ?? '',
  language: brief.language,
  asOf: brief.asOf ?? '',
  items: brief.items,
});

export const bodyOf = ({ name, introduction, language, asOf, items }: BriefDraft): SavedBriefBody => ({
  ...{ name, introduction, language },
  asOf: asOf === '' ? null : asOf,
  items: items.map(({ kind, id }) => ({ kind, id })),
});

/** One among the others of its brief. */
export const itemKey = ({ kind, id }: SavedBriefItemWire): string => `${kind} ${id}`;

/** In the order of these keys; what is not among them is taken out. */
export function ordered(
  items: readonly SavedBriefItemWire[],
  keys: readonly string[],
): readonly SavedBriefItemWire[] {
  return keys.flatMap((key) => items.find((item) => itemKey(item) === key) ?? []);
}

/** Where the indicators chosen now are put: those that stay keep their places, new ones come last. */
export function withIndicators(
  items: readonly SavedBriefItemWire[],
  chosen: readonly string[],
): readonly SavedBriefItemWire[] {
  const stay = items.filter(({ kind, id }) => kind !== 'indicator' || chosen.includes(id));
  const fresh = chosen.filter((id) => !items.some((item) => item.kind === 'indicator' && item.id === id));
  return [...stay, ...fresh.map((id) => ({ kind: 'indicator' as const, id }))];
}

interface Known {
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly entries: readonly TimelineEntryWire[];
  readonly checks: readonly OwnCheckWire[];
  /** Those chosen a moment ago, beside what the brief shows. */
  readonly sentences: readonly BriefSentenceWire[];
  readonly shown: readonly ShownBriefItemWire[];
}

/** What each item is called in the list of its order. */
export function namesOf(words: Words, items: readonly SavedBriefItemWire[], known: Known): Ordered[] {
  return items.map((item) => ({
    id: itemKey(item),
    name: words.t('saved.itemName', {
      what: words.t(`saved.kind.${item.kind}`),
      name: nameOf(words, item, known) ?? words.t('saved.itemGone'),
    }),
  }));
}

function nameOf(words: Words, { kind, id }: SavedBriefItemWire, known: Known): string | null {
  switch (kind) {
    case 'indicator': {
      const found = known.indicators.find((one) => one.id === id);
      return found === undefined ? null : words.text(found.name);
    }
    case 'measure':
    case 'event': {
      const found = known.entries.find((one) => one.id === id);
      return found === undefined ? null : words.text(shownText(found.title));
    }
    case 'check': {
      const found = known.checks.find((one) => one.id === id);
      return found === undefined ? null : words.text(shownText(found.title));
    }
    case 'sentence': {
      const shown = known.shown.flatMap((one) => (one.kind === 'sentence' ? [one.sentence] : []));
      const found = [...known.sentences, ...shown].find((one) => one.observation === id);
      return found === undefined ? null : sentenceName(words, found);
    }
  }
}

export const sentenceName = (words: Words, { indicator, quantity, per, period }: BriefSentenceWire): string =>
  `${words.figure(quantity, indicator.unit, per)}${words.t('list.comma')}${words.period(period)}`;
