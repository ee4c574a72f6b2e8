import type { Severity } from '@marsad/indicators';
import { useWords } from '../language/words.js';
import { severityNames } from './severity.js';

/** How many bars of three are filled: how severe is seen without its colour. */
const levels = { info: 1, warning: 2, critical: 3 } as const;
const inks = { info: 'fill-within', warning: 'fill-watch', critical: 'fill-breach' } as const;

/** A severity as bars that rise, a colour and a word: unlike any mark of a state. */
export function SeverityMark({ severity, className = '' }: { severity: Severity; className?: string }) {
  const words = useWords();
  return (
    <span
      className={`inline-flex items-center gap-1.5 ${severity === 'critical' ? 'font-semibold text-ink' : 'text-muted'} ${className}`}
    >
      <svg viewBox="0 0 16 16" aria-hidden className="size-4 shrink-0 rtl:-scale-x-100">
        {[0, 1, 2].map((at) => {
          const height = 5 + at * 4.5;
          const isFilled = at < levels[severity];
          return (
            <rect
              key={at}
              x={1 + at * 5}
              y={15 - height}
              width={4}
              height={height}
              rx={0.8}
              className={isFilled ? inks[severity] : 'fill-line'}
            />
          );
        })}
      </svg>
      {words.t(severityNames[severity])}
    </span>
  );
}
