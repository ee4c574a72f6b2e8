import { type Basis, formatUnit } from '@marsad/indicators';
import { customs } from '../language/customs.js';
import type { Words } from '../language/words.js';

const perBasis = {
  day: 'unit.perDay',
  week: 'unit.perWeek',
  month: 'unit.perMonth',
  quarter: 'unit.perQuarter',
  year: 'unit.perYear',
} as const;

/** What a chart's axis counts: "US dollars a day", "people a month", "villages". */
export function unitPhrase(words: Words, unit: string, basis: Basis | null): string {
  return inBasis(words, formatUnit(unit, { language: words.language }), basis);
}

/** "60–70 a month"; what has no basis stays as it is. */
export function inBasis(words: Words, text: string, basis: Basis | null): string {
  return basis === null ? text : words.t(perBasis[basis], { unit: text });
}

/** On a chart the unit stands in the title; only a sign such as $ or % stays with each number. */
export function signOnly(words: Words, unit: string): string | null {
  return unit === '%' || (customs[words.language].hasCurrencySigns && /^[A-Z]{3}$/.test(unit)) ? unit : null;
}
