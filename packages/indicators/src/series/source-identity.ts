/** What makes two citations one source. */

/**
 * Marks that nobody sees: they steer the direction of text, forbid or allow a break, or stand for nothing
 * (Unicode's default-ignorable code points). The migrations' SQL function `folded` names the same ones.
 */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

/** A text as it is compared with others: without case, marks that nobody sees, and differences of white space. */
export function folded(text: string): string {
  return text.replace(unseen, '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Nothing that anybody could read. */
export function isBlank(text: string): boolean {
  return folded(text) === '';
}

export type NamedSource = { readonly [K in 'title' | 'publisher' | 'url']?: string | null | undefined };

/**
 * Title, publisher and address, folded. A source's date is not part of it: one that publishes again (a vintage) stays
 * the same source.
 */
export function sourceKey({ title, publisher, url }: NamedSource): string {
  return JSON.stringify([title, publisher, url].map((part) => folded(part ?? '')));
}

export function isSameSource(one: NamedSource, other: NamedSource): boolean {
  return sourceKey(one) === sourceKey(other);
}
