import type { Period } from '../period/period.js';
import type { DomainProblem } from '../problem.js';
import type { Per, Quantity } from '../quantity/quantity.js';

/** From one letter of a text to before another, in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whether a figure is how much there is, or by how much that rose or fell. */
export type Change = 'level' | 'rise' | 'fall';

/** The same figure said again in another unit: "610-kilometer (379-mile)". */
export interface Conversion extends Stretch {
  readonly quantity: Quantity;
  readonly unit: string;
  readonly unitText: string;
}

/** A figure of a text. `start` and `end` enclose its number, hedge and unit. */
export interface FoundFigure extends Stretch {
  readonly sentence: Stretch;
  /** As a form reads the same words. */
  readonly quantity: Quantity;
  readonly change: Change;
  /** The unit's code; null where it is none that is known. */
  readonly unit: string | null;
  /** The words the unit was read from. */
  readonly unitText: string | null;
  /** What is counted, as it is said: "cases of individuals pledging allegiance". */
  readonly counted: string | null;
  readonly per: Per | null;
  /** The period that the sentence gives, or the one before it. */
  readonly period: Period | null;
  readonly place: string | null;
  /** Present where nobody counted: "dozens" is at least 24. */
  readonly vague?: true;
  /** Where a hedge stands that was said once for several figures: "more than 12 men and 7 women". */
  readonly hedge?: Stretch;
  /** Where a scale, a unit or a rate stands that was said once for two levels: "fell from 70 to 60 thousand". */
  readonly shared?: Stretch;
  readonly conversion?: Conversion;
  readonly warnings?: readonly DomainProblem[];
}
