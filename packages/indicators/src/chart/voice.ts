import type { Basis } from '../indicator/indicator.js';
import type { Digits } from '../language/digits.js';
import type { Period } from '../period/period.js';
import type { Per, Quantity } from '../quantity/quantity.js';

/** How whoever draws a chart writes what stands on it, in the language of its reader. */
export interface ChartVoice {
  readonly dir: 'ltr' | 'rtl';
  readonly digits: Digits;
  number(value: number, options?: Intl.NumberFormatOptions): string;
  date(date: Date, shape: Intl.DateTimeFormatOptions): string;
  /** What was worked out of a figure, in no more digits than a label has. */
  derived(quantity: Quantity, unit: string | null, per: Per, style?: 'long' | 'compact'): string;
  /** "2019–20" */
  years(period: Period): string;
  /** "60–70 a month"; what has no basis stays as it is. */
  inBasis(text: string, basis: Basis | null): string;
  /** What stays of a unit with each number, such as $ or %, where its title says the unit; null for nothing. */
  signOnly(unit: string): string | null;
  /** "Baseline 2019–20", and with its figure. */
  baselineHead(years: string): string;
  baselineLabel(years: string, figure: string): string;
}
