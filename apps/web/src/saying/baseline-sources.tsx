import type { BaselineWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { TextLink } from '../ui/text-link.js';
import { Citation } from './citation.js';
import CitationBody from './citation-body.js';

/** Where a baseline comes from, figure by figure where those of its parts were added up. */
export function BaselineSources({ baseline, unit }: { baseline: BaselineWire; unit: string }) {
  const words = useWords();
  const { citation, observation, sumOf } = baseline;
  if (sumOf.length === 0)
    return (
      <>
        <CitationBody source={citation} />
        <TextLink href={`/observations/${observation}`} about={words.t('indicator.baseline')}>
          {words.t('observation.open')}
        </TextLink>
      </>
    );
  return (
    <>
      <p className="text-muted">{words.t('note.derived')}</p>
      <ul className="flex flex-col gap-2 text-sm">
        {sumOf.map((part) => (
          <li key={part.observation} className="min-w-0">
            <TextLink href={`/observations/${part.observation}`} about={words.t('indicator.baseline')}>
              {words.figure(part.quantity, unit, part.per)}
            </TextLink>
            <Citation source={part.citation} />
          </li>
        ))}
      </ul>
    </>
  );
}
