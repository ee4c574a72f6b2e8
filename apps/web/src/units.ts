import { type Basis, formatUnit } from '@marsad/indicators';
import type { Words } from './language.js';

const perBasis = { day: 'unit.perDay', month: 'unit.perMonth', year: 'unit.perYear' } as const;

/** What a chart's axis counts: "US dollars a day", "people a month", "villages". */
export function unitPhrase(words: Words, unit: string, basis: Basis | null): string {
  const name = formatUnit(unit, { language: words.language });
  return basis === null ? name : words.t(perBasis[basis], { unit: name });
}

/** On a chart the unit stands in the title; only a sign such as $ or % stays with each number. */
export function signOnly(unit: string): string | null {
  return unit === '%' || /^[A-Z]{3}$/.test(unit) ? unit : null;
}
