import type { Comparison, Direction } from '@marsad/indicators';
import { toneOf } from '@marsad/indicators/limits';
import { type ComparedSides, useWords } from '../language/words.js';
import { VerdictMark } from './verdict-mark.js';

interface Props {
  readonly comparison: Comparison;
  readonly sides: ComparedSides;
  readonly direction: Direction;
}

/** The verdict in words with its mark; the word stands out of the sentence that begins with it, or before it. */

export function VerdictLine({ comparison, sides, direction }: Props) {
  const words = useWords();
  const label = words.verdict(comparison.verdict);
  const sentence = words.comparison(comparison, sides);
  const rest = sentence.startsWith(label) ? sentence.slice(label.length) : null;
  return (
    <div className="flex items-start gap-2 text-sm">
      <VerdictMark verdict={comparison.verdict} tone={toneOf(comparison, direction)} />
      <p className="min-w-0">
        <span className="font-semibold text-ink">{label}</span>
        {rest === null ? (
          <span className="block text-muted">{sentence}</span>
        ) : (
          <span className="text-muted">{rest}</span>
        )}
      </p>
    </div>
  );
}
