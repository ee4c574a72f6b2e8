/** The figures of a text, each in its paragraph, with what it may be a figure of. */

import type { TextRead } from '@marsad/db';
import { type Indicator, type Language, type Problem, problem } from '@marsad/indicators';
import { candidateWarnings, figureInText, openMatcher, readFigures } from '@marsad/indicators/reading';
import type { ExtractedText } from './extract/text.js';

/** More than anybody goes through: of a text that holds more, a part is read. */
export const mostCandidates = 5_000;

export interface FindOptions {
  readonly indicators: readonly Indicator[];
  /** As somebody said it is. */
  readonly language: Language | null;
  readonly onParagraph?: (done: number, total: number) => Promise<void>;
}

export async function findCandidates(text: ExtractedText, options: FindOptions): Promise<TextRead> {
  const { kind, pages } = text;
  const match = openMatcher(options.indicators);
  const paragraphs = text.paragraphs.map((one, at) => ({ ...one, n: at + 1 }));
  const candidates: TextRead['candidates'][number][] = [];
  const notes: Problem[] = [...text.notes];
  for (const { n, page, section, text: said } of paragraphs) {
    if (candidates.length >= mostCandidates) {
      notes.push(problem('reading-figures-left-out', { most: mostCandidates, at: String(page ?? n) }));
      break;
    }
    for (const figure of readFigures(said)) {
      const given = figureInText(figure, said, section);
      const found = { figure, matches: match(given), warnings: candidateWarnings(given) };
      candidates.push({ paragraph: n, page, found });
    }
    await options.onParagraph?.(n, paragraphs.length);
  }
  const language = options.language ?? languageOf(paragraphs);
  return { kind, pages, language, notes, paragraphs, candidates: candidates.slice(0, mostCandidates) };
}

/** What most letters are of. */
function languageOf(paragraphs: readonly { readonly text: string }[]): Language {
  let [arabic, latin] = [0, 0];
  for (const { text } of paragraphs) {
    arabic += text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
    latin += text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  }
  return arabic > latin ? 'ar' : 'en';
}
