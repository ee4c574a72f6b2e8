import type { IndicatorSummaryWire, ObservationWire } from '@marsad/indicators/wire';
import { useState } from 'react';
import { useWords, type Words } from '../language.js';
import { placeIn } from '../locator.js';
import { useToday } from '../today.js';
import { Button } from '../ui/button.js';
import { sinceText } from '../ui/citation.js';
import { retractionOf } from './retraction.js';

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
      <p className="mb-2 rounded-tremor-small bg-sunken p-3 text-xs">
        <bdi>{line}</bdi>
      </p>
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

/** What somebody has to know who meets the figure elsewhere: which version it was, and whether it still stands. */
function citationLine(
  words: Words,
  observation: ObservationWire,
  indicator: IndicatorSummaryWire,
  today: string,
  origin: string,
) {
  const { source, quantity, per, period, id, revision, revised } = observation;
  const work = [
    source.author,
    source.title,
    source.publisher,
    source.date && words.day(source.date),
    placeIn(words, source),
  ]
    .filter((part) => part)
    .join(', ');
  const figure = words.figure(quantity, indicator.unit, per);
  const about = `${words.text(indicator.name)}, ${words.period(period)}: ${figure}`;
  const version = words.t('cite.version', { revision, day: words.day(revised.on) });
  const gone = retractionOf(observation);
  const state = gone ? ` ${sinceText(words, gone)}` : revision > 1 ? ` (${version})` : '';
  return `${work}. ${about}${state}. ${words.day(today)}, ${origin}/observations/${id}`;
}
