import type { BaselineWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';

/** What figures and rules are held against, where the indicator's margin widens the baseline. */
export function Widened({ baseline, unit }: { baseline: BaselineWire; unit: string }) {
  const words = useWords();
  const { margin, widened, normalised } = baseline;
  if (widened === null) return null;
  const percent = words.number(margin, { style: 'percent', maximumFractionDigits: 2 });
  const figure = words.figure(widened, unit, normalised.basis ?? 'period');
  return <p className="text-muted">{words.t('baseline.widened', { percent, figure })}</p>;
}
