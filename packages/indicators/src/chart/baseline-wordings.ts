import type { BaselineWire } from '../contract/index.js';
import type { Basis } from '../indicator/indicator.js';
import type { ChartVoice } from './voice.js';

const narrow = 340;

/** From the fullest wording to the shortest; each keeps the hedge. Where it is narrow, bounds are left to the tooltip. */
export function baselineWordings(
  voice: ChartVoice,
  baseline: Pick<BaselineWire, 'period' | 'quantity' | 'normalised'>,
  { unit, basis, width }: { unit: string; basis: Basis | null; width: number },
): readonly (readonly string[])[] {
  const quantity = { ...baseline.normalised.quantity, qualifier: baseline.quantity.qualifier };
  const years = voice.years(baseline.period);
  const head = voice.baselineHead(years);
  const styles =
    width < narrow && quantity.qualifier === 'about'
      ? (['compact'] as const)
      : (['long', 'compact'] as const);
  const figureIn = (style: 'long' | 'compact') =>
    voice.derived(quantity, voice.signOnly(unit), 'period', style);
  const wordings = styles.flatMap((style) => {
    const figure = voice.inBasis(figureIn(style), basis);
    return [[voice.baselineLabel(years, figure)], [head, figure]];
  });
  // Where there is room for neither, the number alone is more than no label: the axis and the key say the rest.
  return [...wordings, [figureIn('compact')]];
}
