/** The page of sources in the PDF of a brief: every figure with its period, its source, its grade, and when it was recorded. */
import { inLanguage, sourceDocument } from '@marsad/indicators';
import type { BriefPointWire } from '@marsad/indicators/contract';
import { type CitedFigure, paragraphsIn } from '@marsad/indicators/limits';
import {
  apart,
  dayText,
  figureText,
  instantText,
  type PdfVoice,
  periodText,
  say,
  type Typed,
  typed,
} from './pdf-words.js';

export interface SourcesPart {
  readonly title: string;
  readonly lead: string;
  readonly items: readonly {
    readonly number: number;
    readonly figure: string;
    readonly about: string;
    readonly work: Typed;
    readonly grade: string;
    readonly href: string | null;
  }[];
}

export function sourcesPart(figures: readonly CitedFigure[], voice: PdfVoice): SourcesPart {
  const { language } = voice;
  return {
    title: say(language, 'brief.sources'),
    lead: say(language, 'brief.sourcesLead'),
    items: figures.map((cited) => {
      const { number, item, figure, isBaseline } = cited;
      const { citation, recordedAt } = figure;
      const grade = citation === null ? null : gradeText(figure, voice);
      const recorded =
        recordedAt === null
          ? null
          : say(language, 'brief.recorded', { when: instantText(recordedAt, voice) });
      const base = isBaseline ? ` (${say(language, 'brief.isBaseline')})` : '';
      const name = `${inLanguage(item.indicator.name, language)}${say(language, 'comma')}`;
      const after = afterwards(cited, voice);
      return {
        number,
        figure: figureText(figure, item.indicator.unit, voice),
        about: ` · ${name}${periodText(figure.period, voice)}${base}${after}`,
        work: typed(citation === null ? say(language, 'brief.derived') : workText(citation, voice), language),
        grade: [grade, recorded].filter((part) => part !== null).join(' · '),
        href: citation?.url ?? null,
      };
    }),
  };
}

/** Each part by itself: titles in another script must not turn the rest around. */
export function workText(source: NonNullable<BriefPointWire['citation']>, voice: PdfVoice): string {
  const { author, title, publisher, date, locator } = source;
  return [author, title, publisher, date && dayText(date, voice), locator && placeIn(title, locator, voice)]
    .filter((part) => part)
    .map((part) => apart(String(part)))
    .join(say(voice.language, 'comma'));
}

/** The letter and the number are our own way to count the paragraphs of the source document; any other locator stays as it is. */
function placeIn(title: string, locator: string, { language }: PdfVoice): string {
  const found = title === sourceDocument.title ? paragraphsIn(locator) : null;
  return found === null
    ? locator
    : say(language, 'locator.paragraphs', { count: found.length, places: locator });
}

/** The two Admiralty grades side by side, never averaged. */
function gradeText(
  { reliability, credibility }: Pick<CitedFigure['figure'], 'reliability' | 'credibility'>,
  { language }: PdfVoice,
): string {
  if (reliability === null && credibility === null) return say(language, 'grade.none');
  return say(language, 'brief.grade', { grade: apart(`${reliability ?? '–'}${credibility ?? '–'}`) });
}

/** That a figure is another one by now, or none. */
function afterwards({ figure, item, isBaseline }: CitedFigure, voice: PdfVoice): string {
  const { language } = voice;
  const standing = isBaseline ? item.baseline?.standing : undefined;
  if (standing === 'retracted') return ` ${say(language, 'citation.baselineRetracted')}`;
  if (standing === 'corrected') return ` ${say(language, 'citation.baselineCorrected')}`;
  if (!('since' in figure) || !figure.since) return '';
  return ` ${say(language, `citation.${figure.since.kind}`, { day: dayText(figure.since.on, voice) })}`;
}
