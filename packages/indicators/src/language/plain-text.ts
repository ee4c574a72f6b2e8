/** Marks that steer the direction of text and are no part of its words; left in, they could disguise a figure. */
const directionMarks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

export function withoutDirectionMarks(text: string): string {
  return text.replace(directionMarks, '');
}

/**
 * The words of a field, trimmed and without direction marks. A text far longer than any field's is only trimmed: it will
 * be refused for its length, and cleaning it first would take its time.
 */
export function wordsOf(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > farTooLong ? trimmed : withoutDirectionMarks(trimmed).trim();
}

const farTooLong = 2000;

/** Keeps a stretch of text in its own direction: first-strong isolate. */
export function isolatedText(text: string): string {
  return `\u2068${text}\u2069`;
}

/** Keeps a number, sign and separators together, left to right, inside text of either direction. */
export function isolatedNumber(text: string): string {
  return `\u2066${text}\u2069`;
}

/** Words fit to be kept and shown: without control characters, direction marks and half surrogates. */
export function cleaned(text: string): string {
  return withoutDirectionMarks(text)
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();
}

const mostQuoted = 80;

/** What somebody wrote, fit to be quoted back in a problem: cleaned, and of at most 80 characters. */
export function quotable(text: string): string {
  const head = text.slice(0, mostQuoted * 2);
  const characters = Array.from(cleaned(head));
  const cut = characters.length > mostQuoted || text.length > head.length;
  return cut ? `${characters.slice(0, mostQuoted).join('')}…` : characters.join('');
}
