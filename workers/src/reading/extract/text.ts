/** The text of a file as it comes out of whatever kind that is. */
import type { Problem } from '@marsad/indicators';
import type { ReadingKind } from '@marsad/indicators/contract';
import { readingFault } from './fault.js';

export interface ExtractedParagraph {
  /** From 1 on; null where the file has no pages. */
  readonly page: number | null;
  readonly section: string | null;
  readonly isHeading: boolean;
  readonly text: string;
}

export interface ExtractedText {
  readonly kind: ReadingKind;
  readonly pages: number | null;
  readonly paragraphs: readonly ExtractedParagraph[];
  readonly notes: readonly Problem[];
}

/** Beyond, no report is: of letters, in all. */
const mostCharacters = 20_000_000;
/** A paragraph of so many letters is cut at the end of a sentence. */
const longParagraph = 20_000;

/** Collects paragraphs: cleaned, each under its heading, none blank. */
export class Paragraphs {
  readonly all: ExtractedParagraph[] = [];
  #section: string | null = null;
  #characters = 0;

  add(given: string, { page = null, isHeading = false }: { page?: number | null; isHeading?: boolean } = {}) {
    const text = cleanText(given);
    if (text === '') return;
    this.#characters += text.length;
    if (this.#characters > mostCharacters)
      throw readingFault('reading-too-much-text', { most: mostCharacters });
    if (isHeading) this.#section = text.slice(0, 300);
    for (const part of partsOf(text))
      this.all.push({ page, isHeading, section: isHeading ? null : this.#section, text: part });
  }
}

/** Word processors note where the second page begins: what is before it is on the first. */
export function onPages(all: readonly ExtractedParagraph[], pages: number | null): ExtractedParagraph[] {
  return all.map((one) => (pages === null || one.page !== null ? one : { ...one, page: 1 }));
}

/** Without what is no letter, and without the places where a word may be parted. */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/(?<=[\p{L}\p{M}])\u00AD(?=\p{L})/gu, '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim();
}

function partsOf(text: string): string[] {
  if (text.length <= longParagraph) return [text];
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    const rest = text.slice(from, from + longParagraph);
    const end = from + longParagraph >= text.length ? -1 : lastEnd(rest);
    const part = end > 0 ? rest.slice(0, end) : rest;
    parts.push(part.trim());
    from += part.length;
  }
  return parts.filter((part) => part !== '');
}

function lastEnd(text: string): number {
  const ends = Math.max(...['. ', '? ', '! ', '؟ ', '؛ '].map((end) => text.lastIndexOf(end)));
  return ends > 0 ? ends + 1 : text.lastIndexOf(' ');
}
