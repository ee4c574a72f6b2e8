/** A scale that the reader of a chart chose, with all that it says of itself: more than a chart on its plain scale needs. */
import type { BaselineWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';
import type { Drawn, Refusal, ScaleKind } from './drawn.js';

export interface ChosenScale {
  readonly kind: ScaleKind;
  readonly said: typeof said;
}

export function chosenScale(kind: ScaleKind): ChosenScale {
  return { kind, said };
}

const refusals = {
  'no-baseline': 'chart.noIndexBaseline',
  'zero-baseline': 'chart.noIndexZero',
  given: 'chart.noIndexGiven',
} as const;

const said = { axisSaid, refusalSaid, scaleNote };

/** To whoever hears the chart. */
function axisSaid(words: Words, drawn: Pick<Drawn, 'scale' | 'leftOut'>): string[] {
  if (drawn.scale === 'log') return [words.t('chart.logSaid')];
  if (drawn.scale === 'linear') return [];
  return [words.t('chart.indexSaid', { hundred: words.number(100), count: drawn.leftOut })];
}

/** Why the scale that was asked for is not drawn. */
export function refusalSaid(words: Words, refusal: Refusal): string {
  return refusal.why === 'zero'
    ? words.t('chart.noLog', { count: refusal.count })
    : words.t(refusals[refusal.why]);
}

/** Beside the axis; null where it needs no word. */
export function scaleNote(words: Words, scale: ScaleKind, baseline: BaselineWire | null): string | null {
  if (scale === 'log') return words.t('chart.logNote');
  if (scale === 'linear' || baseline === null) return null;
  return words.t('chart.indexNote', { years: words.years(baseline.period), hundred: words.number(100) });
}
