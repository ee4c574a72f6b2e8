/** Measures, events and sentences in the PDF of a brief. */
import { inLanguage, shownText } from '@marsad/indicators';
import type { BriefEntryWire, BriefSentenceWire } from '@marsad/indicators/contract';
import { workText } from './pdf-sources.js';
import {
  apart,
  dayText,
  figureText,
  type PdfVoice,
  periodText,
  say,
  type Typed,
  typed,
} from './pdf-words.js';

export interface EntryPart {
  readonly kind: 'entry';
  readonly long: true;
  readonly title: Typed;
  /** When, and which kind it is. */
  readonly about: string;
  readonly text: Typed | null;
  readonly lines: readonly string[];
  readonly sources: readonly { readonly said: Typed; readonly href: string | null }[];
}

export function entryPart(entry: BriefEntryWire, voice: PdfVoice): EntryPart {
  const { language } = voice;
  const { kind, status, when, openEnd, concerns, places, sources } = entry;
  const comma = say(language, 'comma');
  const period = periodText(when, voice);
  const named = say(language, `timeline.kind.${kind}`);
  const moves = concerns.map(({ name, direction }) =>
    direction === null
      ? apart(inLanguage(name, language))
      : `${apart(inLanguage(name, language))} ${say(language, `timeline.should.${direction}`)}`,
  );
  const at = places.map((name) => apart(inLanguage(name, language))).join(comma);
  return {
    kind: 'entry',
    long: true,
    title: typed(inLanguage(shownText(entry.title), language), language),
    about: [
      openEnd ? say(language, 'timeline.since', { when: period }) : period,
      status === null ? named : `${named}${comma}${say(language, `timeline.status.${status}`)}`,
    ].join(' · '),
    text: entry.text && typed(inLanguage(shownText(entry.text), language), language),
    lines: [
      ...(moves.length === 0 ? [] : [say(language, 'concerns', { names: moves.join(comma) })]),
      ...(places.length === 0 ? [] : [say(language, 'timeline.at', { places: at })]),
    ],
    sources: sources.map(({ title, url, locator }) => ({
      said: typed([title, locator].filter((part) => part !== null).join(comma), language),
      href: url,
    })),
  };
}

export interface SentencePart {
  readonly kind: 'sentence';
  readonly long: true;
  /** Of its indicator. */
  readonly name: string;
  readonly rtl: boolean;
  readonly before: string;
  /** The figure in it. */
  readonly mark: string;
  readonly after: string;
  readonly record: string;
  readonly source: Typed;
}

export function sentencePart(sentence: BriefSentenceWire, voice: PdfVoice): SentencePart {
  const { language } = voice;
  const { indicator, text, mark, since } = sentence;
  const period = periodText(sentence.period, voice);
  const figure = figureText(sentence, indicator.unit, voice);
  const record =
    since?.kind === 'retracted'
      ? say(language, 'saved.onRecordNot', { period })
      : say(language, 'saved.onRecord', { period, figure });
  return {
    kind: 'sentence',
    long: true,
    name: inLanguage(indicator.name, language),
    rtl: typed(text, language).rtl,
    before: text.slice(0, mark.start),
    mark: text.slice(mark.start, mark.end),
    after: text.slice(mark.end),
    record:
      since === null
        ? record
        : `${record} ${say(language, `citation.${since.kind}`, { day: dayText(since.on, voice) })}`,
    source: typed(workText(sentence.citation, voice), language),
  };
}
