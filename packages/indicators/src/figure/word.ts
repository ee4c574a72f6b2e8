/** What a word or phrase of a figure can be. */
import type { Per } from '../quantity/quantity.js';

/**
 * A hedge as it is said; 'nearly', 'just-over', 'odd' ("60-odd") and 'exactly' are forms of about, range and exact, and
 * 'likely-at-most' ("unlikely to exceed 60") and 'likely-at-least' are bounds that may be passed by a little.
 */
export type Hedge =
  | 'more-than'
  | 'at-least'
  | 'less-than'
  | 'at-most'
  | 'likely-at-most'
  | 'likely-at-least'
  | 'about'
  | 'nearly'
  | 'just-over'
  | 'odd'
  | 'exactly';

/** What a rate may be said per; only some of them are a basis that figures are kept on. */
export type SaidPer = Per | 'hour';

/** What a word or phrase of a figure does. */
export type Word =
  | { readonly kind: 'hedge'; readonly hedge: Hedge; readonly place: 'before' | 'after' | 'either' }
  /** `alone`: a number by itself, as "a thousand" is; `short`: an abbreviation, which joins no other scale. */
  | { readonly kind: 'scale'; readonly exponent: number; readonly alone: boolean; readonly short: boolean }
  /** "ألفا": a thousand after a number, and one or two thousand without. */
  | { readonly kind: 'one-or-two'; readonly exponent: number }
  | { readonly kind: 'number'; readonly digits: number; readonly exponent: number }
  /** "half", "thirds": one of so many parts; `alone`: a number by itself. */
  | { readonly kind: 'part'; readonly digits: number; readonly alone: boolean }
  /** A part with its count: "ثلثا", "⅔". */
  | { readonly kind: 'fraction'; readonly digits: number; readonly exponent: number }
  /** A count that nobody gave: "dozens" is at least 24, `digits` times ten to the `exponent`. */
  | { readonly kind: 'vague'; readonly digits: number; readonly exponent: number }
  | { readonly kind: 'per'; readonly per: SaidPer }
  /** What turns the bound behind it round: "never" for certain, "unlikely to" by all that is known. */
  | { readonly kind: 'never' | 'unlikely' }
  | { readonly kind: Joiner | Mark };

export type Joiner =
  | 'to'
  | 'and'
  | 'comma'
  | 'or'
  | 'between'
  | 'from'
  | 'none'
  | 'nil'
  | 'not-finite'
  | 'neutral';
export type Mark =
  /** What Arabic joins to a number: "الـ90". */
  | 'prefix'
  | 'dash'
  | 'plus'
  | 'minus'
  | 'plus-minus'
  | 'open'
  | 'close'
  | 'slash'
  | 'hidden'
  /** "by a little", behind the number: "دون 60 بقليل". */
  | 'slightly'
  /** "one in four". */
  | 'out-of'
  | 'of'
  /** "a total of": a total, unless a rate is said. */
  | 'total'
  | 'dozen'
  /** "a quarter": of a year behind a number, of a whole elsewhere. */
  | 'a-quarter';
