/** What stands in the PDF of a brief, part by part, in its language: the words of its page, and no figure firmer than there. */
import { inLanguage, type Language } from '@marsad/indicators';
import type { BriefItemWire, ShownBriefItemWire, ShownBriefWire } from '@marsad/indicators/contract';
import { byState, type CitedFigure, citedFigures } from '@marsad/indicators/limits';
import { addressesOf } from '@marsad/indicators/pipeline';
import { type CheckPart, checkPart } from './pdf-check.js';
import { type EntryPart, entryPart, type SentencePart, sentencePart } from './pdf-entries.js';
import { type IndicatorPart, indicatorPart } from './pdf-indicator.js';
import { type SourcesPart, sourcesPart } from './pdf-sources.js';
import { dayText, isRtl, type PdfVoice, say, type Typed, typed } from './pdf-words.js';

type Part =
  | IndicatorPart
  | EntryPart
  | SentencePart
  | CheckPart
  | { readonly kind: 'absent'; readonly long: false; readonly text: string };

/** As the template reads it. */
export interface PdfDocument {
  readonly language: Language;
  readonly rtl: boolean;
  readonly product: string;
  readonly title: string;
  readonly heading: Typed;
  readonly knownOn: string;
  readonly introduction: readonly Typed[];
  readonly demo: string | null;
  readonly summary: {
    readonly title: string;
    readonly groups: readonly { readonly title: string; readonly names: string }[];
  } | null;
  readonly items: readonly Part[];
  readonly sources: SourcesPart | null;
  readonly footer: string;
  /** With gaps for its own number and how many there are. */
  readonly page: string;
}

export interface PdfFor {
  readonly language: Language;
  readonly timeZone: string;
  /** Where people reach the pages; null where nobody knows. */
  readonly reachedAt: URL | null;
  readonly demo: boolean;
}

export function pdfDocument(
  shown: ShownBriefWire,
  { language, timeZone, reachedAt, demo }: PdfFor,
): PdfDocument {
  const voice: PdfVoice = { language, timeZone };
  const day = dayText(shown.knownOn, voice);
  const knownOn = say(language, 'brief.knownOn', { day });
  const indicators = shown.items.flatMap((one) => (one.kind === 'indicator' ? [one.indicator] : []));
  const figures = citedFigures(indicators);
  const address = addressesOf(reachedAt);
  return {
    language,
    rtl: isRtl(language),
    product: say(language, 'product'),
    title: shown.name,
    heading: typed(shown.name, language),
    knownOn,
    introduction: (shown.introduction ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => typed(line, language)),
    demo: demo ? say(language, 'demo') : null,
    summary: summaryOf(indicators, language),
    items: shown.items.map((item) => partOf(item, { voice, day, figures, address })),
    sources: figures.length === 0 ? null : sourcesPart(figures, voice),
    footer: [knownOn, reachedAt?.host].filter((part) => part).join(' · '),
    page: say(language, 'page', { page: '{page}', pages: '{pages}' }),
  };
}

interface About {
  readonly voice: PdfVoice;
  /** As of which it is known, in words. */
  readonly day: string;
  readonly figures: readonly CitedFigure[];
  readonly address: (path: string) => string | null;
}

function partOf(item: ShownBriefItemWire, { voice, day, figures, address }: About): Part {
  switch (item.kind) {
    case 'indicator':
      return indicatorPart(item.indicator, figures, { voice, address });
    case 'entry':
      return entryPart(item.entry, voice);
    case 'sentence':
      return sentencePart(item.sentence, voice);
    case 'check':
      return checkPart(item.check, { voice, address });
    case 'absent': {
      const what = say(voice.language, `saved.kind.${item.of}`);
      const text = say(voice.language, `saved.absent.${item.why}`, { what, day });
      return { kind: 'absent', long: false, text };
    }
  }
}

function summaryOf(items: readonly BriefItemWire[], language: Language): PdfDocument['summary'] {
  if (items.length === 0) return null;
  const groups = byState(items).map(({ state, items: members }) => ({
    title: say(language, `brief.status.${state}`, { count: members.length }),
    names: members.map(({ indicator }) => inLanguage(indicator.name, language)).join(say(language, 'comma')),
  }));
  return { title: say(language, 'brief.summary'), groups };
}
