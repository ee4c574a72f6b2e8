import { baselineWordings, type ChartVoice } from '@marsad/indicators/chart';
import type { BaselineWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';
import { inBasis, signOnly } from '../saying/units.js';

/** The words of the page as what stands on a chart is written in. */
export function voiceOf(words: Words): ChartVoice {
  return {
    ...words,
    inBasis: (text, basis) => inBasis(words, text, basis),
    signOnly: (unit) => signOnly(words, unit),
    baselineHead: (years) => words.t('chart.baselineHead', { years }),
    baselineLabel: (years, figure) => words.t('chart.baselineLabel', { years, figure }),
  };
}

/** Where the baseline is 100: what it is that is. */
export function hundredWordings(
  words: Words,
  baseline: BaselineWire,
  shape: Parameters<typeof baselineWordings>[2],
): readonly (readonly string[])[] {
  const hundred = words.number(100);
  const head = words.t('chart.baselineHead', { years: words.years(baseline.period) });
  return [
    ...baselineWordings(voiceOf(words), baseline, shape).filter(([_, second]) => second === undefined),
    [head],
  ].map(([said = '']) => [words.t('chart.isHundred', { said, hundred })]);
}
