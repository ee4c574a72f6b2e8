import type { IndicatorSummaryWire, ObservationWire } from '@marsad/indicators/contract';
import { useState } from 'react';
import { useToday } from '../api/today.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { citationLine } from './citation-line.js';

interface Props {
  readonly observation: ObservationWire;
  readonly indicator: IndicatorSummaryWire;
}

/** A line for a footnote: author, source, place in it, the figure with its hedge, the day, and where to look. */
export function CopyCitation({ observation, indicator }: Props) {
  const words = useWords();
  const [copied, setCopied] = useState(false);
  const today = useToday();
  const line = citationLine(words, observation, indicator, today(), window.location.origin);
  return (
    <div className="mt-4 text-sm">
      <p className="mb-2 rounded-tremor-small bg-sunken p-3 text-xs">{line}</p>
      <div className="flex items-center gap-3">
        <Button
          onClick={() =>
            // Only where the browser allows it: on https, or on this machine. Else it can be marked and copied.
            void navigator.clipboard?.writeText(line).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          {words.t('cite.copy')}
        </Button>
        <span role="status">{copied && words.t('cite.copied')}</span>
      </div>
    </div>
  );
}
