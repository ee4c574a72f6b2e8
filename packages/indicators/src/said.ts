/** Marks that steer the direction of text and are no part of its words; left in, they could disguise a figure. */
const directionMarks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

export function withoutDirectionMarks(text: string): string {
  return text.replace(directionMarks, '');
}

/** Keeps a stretch of text in its own direction: first-strong isolate. */
export function isolatedText(text: string): string {
  return `\u2068${text}\u2069`;
}

/** Keeps a number, sign and separators together, left to right, inside text of either direction. */
export function isolatedNumber(text: string): string {
  return `\u2066${text}\u2069`;
}

const mostQuoted = 80;

/**
 * What somebody wrote, fit to be quoted back in a problem: without control characters, direction marks and half
 * surrogates, and of at most 80 characters.
 */
export function quotable(text: string): string {
  const head = text.slice(0, mostQuoted * 2);
  const clean = withoutDirectionMarks(head)
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
  const characters = Array.from(clean);
  const cut = characters.length > mostQuoted || text.length > head.length;
  return cut ? `${characters.slice(0, mostQuoted).join('')}…` : clean;
}
