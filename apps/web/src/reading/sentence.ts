/** Which paragraph of a text somebody came for, and what is highlighted in it. */
import type { SourceTextWire, TextFigureWire } from '@marsad/indicators/contract';
import type { Shown } from './text-paragraphs.js';

/** "#p=12" is the twelfth; null where the address names none. */
export function paragraphAsked(hash: string): number | null {
  const found = /^#p=(\d{1,7})$/.exec(hash);
  return found === null ? null : Number(found[1]);
}

/** Every figure on record where it stands, and the sentence of the one that is asked for. */
export function sentenceHighlights(
  { figures }: Pick<SourceTextWire, 'figures'>,
  asked: TextFigureWire | null,
): ReadonlyMap<number, readonly Shown[]> {
  const found = new Map<number, Shown[]>();
  for (const { candidate, paragraph, start, end } of figures) {
    const here = found.get(paragraph) ?? [];
    here.push({ id: candidate, state: 'accepted', stretches: [{ start, end }] });
    found.set(paragraph, here);
  }
  if (asked !== null)
    found.set(asked.paragraph, [
      ...(found.get(asked.paragraph) ?? []),
      { id: 'sentence', state: 'sentence', stretches: [asked.sentence] },
    ]);
  return found;
}
