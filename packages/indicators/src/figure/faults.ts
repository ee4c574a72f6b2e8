/** What can be wrong with a figure whose words are all known for what they are, as the problem it is refused with. */
import { quotable } from '../language/plain-text.js';
import { type DomainProblem, problem } from '../problem.js';
import type { Item } from './item.js';
import { commaIsGroup, commaIsPoint, loneComma, pointIsGroup, pointIsPoint } from './numeral.js';

export function twoReadings(text: string, first: number | string, second: number | string): DomainProblem {
  return problem('figure-ambiguous', { text: quotable(text), first, second });
}

/**
 * An unknown word right after a number is taken for a unit: "12 apples".
 * @param expected the unit there should be; null where the word stands elsewhere.
 */
export function strangeFault(text: string, word: string, expected: string | null): DomainProblem {
  return expected === null
    ? problem('figure-not-read', { text: quotable(text), word: quotable(word) })
    : problem('figure-unit-mismatch', { unit: quotable(word), expected });
}

/**
 * One text has one meaning of the comma and of the point; a share has no thousands.
 * @param typed what was written from one folded letter to another.
 */
export function marksFault(
  text: string,
  items: readonly Item[],
  { unit, nonNegative }: { readonly unit: string; readonly nonNegative: boolean },
  typed: (from: number, to: number) => string,
): DomainProblem | null {
  let seen = 0;
  for (const { numeral } of items) seen |= numeral.marks;
  const isTorn =
    (seen & (commaIsPoint | commaIsGroup)) === (commaIsPoint | commaIsGroup) ||
    (seen & (pointIsPoint | pointIsGroup)) === (pointIsPoint | pointIsGroup);
  const isShareOfThousands = unit === '%' && nonNegative && (seen & loneComma) !== 0;
  if (!isTorn && !isShareOfThousands) return null;
  const lone = items.find(({ numeral }) => (numeral.marks & loneComma) !== 0);
  if (!lone) return problem('figure-not-read', { text: quotable(text) });
  const { start, digitsEnd } = lone.numeral;
  const written = typed(start, digitsEnd);
  return twoReadings(text, Number(written.replace(',', '')), Number(written.replace(',', '.')));
}
