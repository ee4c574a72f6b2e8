import type { Direction } from '../indicator/indicator.js';
import type { Comparison } from './comparison.js';

/** What a verdict means for the reader. Up isn't worse by nature: the indicator's direction says what is. */
export type Tone = 'worse' | 'better' | 'changed' | 'within' | 'unclear';

export function toneOf({ verdict }: Pick<Comparison, 'verdict'>, direction: Direction): Tone {
  switch (verdict) {
    case 'within':
      return 'within';
    case 'indeterminate':
    case 'not-comparable':
      return 'unclear';
    case 'above':
      return direction === 'neutral' ? 'changed' : direction === 'up-is-worse' ? 'worse' : 'better';
    case 'below':
      return direction === 'neutral' ? 'changed' : direction === 'down-is-worse' ? 'worse' : 'better';
  }
}
