/** What a chart says of itself to whoever hears it. */
import type { BaselineWire, PointWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';
import { type Charted, leftOutIn } from './use-prepared.js';

export function spokenPoint(
  words: Words,
  point: PointWire,
  baseline: BaselineWire | null,
  unit: string,
): string {
  return words.t('chart.spokenPoint', {
    period: words.period(point.period),
    figure: words.figure(point.quantity, unit, point.per),
    verdict: words.comparison(point.comparison, {
      figure: point.normalised.quantity,
      baseline,
      unit,
    }),
  });
}

export function spokenBaseline(words: Words, baseline: BaselineWire, unit: string): string {
  return words.t('chart.spokenBaseline', {
    period: words.period(baseline.period),
    figure: words.figure(baseline.quantity, unit, baseline.per),
  });
}

/** What is out of the ordinary about its time axis, a sentence each. */
export function timeAxisSaid(
  words: Words,
  { scene, baseline }: Pick<Charted, 'scene' | 'baseline'>,
): string[] {
  const said: string[] = [];
  const leftOut = scene?.time.leftOut;
  if (leftOut) said.push(words.t('chart.broken', leftOutIn(words, leftOut)));
  if (scene?.time.kind === 'figures' && baseline !== null)
    said.push(words.t('chart.bandAlone', { period: words.period(baseline.period) }));
  return said;
}
