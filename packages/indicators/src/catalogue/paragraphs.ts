/** The paragraphs of the source document, which are counted in our own way: a letter for the section, then a number. */

export interface Paragraph {
  readonly section: string;
  readonly number: number;
}

/** Of "V3" or "V2, V5"; null where it is anything else than paragraphs of the document. */
export function paragraphsIn(locator: string): readonly Paragraph[] | null {
  const found = locator.split(', ').map((place) => /^([LFHTVR])(\d{1,2})$/.exec(place));
  return found.every((one) => one !== null)
    ? found.map(([, section = '', number = '']) => ({ section, number: Number(number) }))
    : null;
}
