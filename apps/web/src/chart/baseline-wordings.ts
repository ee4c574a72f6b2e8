import type { Basis } from '@marsad/indicators';
import type { BaselineWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';
import { inBasis, signOnly } from '../saying/units.js';

const narrow = 340;

/** From the fullest wording to the shortest; each keeps the hedge. Where it is narrow, bounds are left to the tooltip. */
export function baselineWordings(
  words: Words,
  baseline: BaselineWire,
  { unit, basis, width }: { unit: string; basis: Basis | null; width: number },
): readonly (readonly string[])[] {
  const quantity = { ...baseline.normalised.quantity, qualifier: baseline.quantity.qualifier };
  const years = words.years(baseline.period);
  const head = words.t('chart.baselineHead', { years });
  const styles =
    width < narrow && quantity.qualifier === 'about'
      ? (['compact'] as const)
      : (['long', 'compact'] as const);
  const figureIn = (style: 'long' | 'compact') =>
    words.derived(quantity, signOnly(words, unit), 'period', style);
  const wordings = styles.flatMap((style) => {
    const figure = inBasis(words, figureIn(style), basis);
    return [[words.t('chart.baselineLabel', { years, figure })], [head, figure]];
  });
  // Where there is room for neither, the number alone is more than no label: the axis and the key say the rest.
  return [...wordings, [figureIn('compact')]];
}

/** Where the baseline is 100: what it is that is. */
export function hundredWordings(
  words: Words,
  baseline: BaselineWire,
  shape: { unit: string; basis: Basis | null; width: number },
): readonly (readonly string[])[] {
  const hundred = words.number(100);
  const head = words.t('chart.baselineHead', { years: words.years(baseline.period) });
  return [
    ...baselineWordings(words, baseline, shape).filter(([_, second]) => second === undefined),
    [head],
  ].map(([said = '']) => [words.t('chart.isHundred', { said, hundred })]);
}
