/** All that is known of a figure's source. */
import type { CitationWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useWords } from '../language/words.js';
import { OutsideLink, TextLink } from '../ui/text-link.js';
import { type Graded, gradeText } from './citation.js';
import { placeExplained } from './locator-explained.js';
import { SentenceLink, sentenceAddress } from './sentence-link.js';
import { sinceText } from './since-text.js';

interface BodyProps {
  readonly source: CitationWire;
  readonly graded?: Graded | undefined;
  /** Whether to lead on to the observation; not on its own page. */
  readonly link?: boolean;
}

export default function CitationBody({ source, graded, link = true }: BodyProps) {
  const words = useWords();
  const id = useId();
  const rows: [string, React.ReactNode][] = [
    [
      words.t('citation.title'),
      source.id === '' ? (
        <bdi key={id}>{source.title}</bdi>
      ) : (
        <TextLink key={id} href={`/sources/${source.id}`}>
          {source.title}
        </TextLink>
      ),
    ],
    ...optional(words.t('citation.author'), source.author),
    ...optional(words.t('citation.publisher'), source.publisher),
    ...optional(words.t('citation.date'), source.date === null ? null : words.day(source.date)),
    ...optional(words.t('citation.locator'), placeExplained(words, source)),
    ...optional(words.t('citation.grade'), graded === undefined ? null : gradeText(words, graded)),
    ...optional(words.t('citation.recorded'), graded?.recordedAt ? words.instant(graded.recordedAt) : null),
  ];
  return (
    <div className="mt-2 rounded-tremor-small bg-sunken p-3 text-xs text-ink">
      {graded?.since && <p className="mb-2 font-semibold">{sinceText(words, graded.since)}</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        {rows.map(([term, description]) => (
          <div key={term} className="contents">
            <dt className="text-muted">{term}</dt>
            <dd className="min-w-0 break-words">{description}</dd>
          </div>
        ))}
        {source.url !== null && (
          <div className="contents">
            <dt className="text-muted">{words.t('citation.address')}</dt>
            <dd className="min-w-0 break-all">
              <OutsideLink href={source.url}>
                <bdi>{source.url}</bdi>
              </OutsideLink>
            </dd>
          </div>
        )}
      </dl>
      {sentenceAddress(source, graded?.id ?? null) !== null && (
        <p className="pt-2">
          <SentenceLink source={source} observation={graded?.id} />
        </p>
      )}
      {link && graded?.id !== undefined && (
        <p className="pt-2">
          <TextLink href={`/observations/${graded.id}`} about={source.title}>
            {words.t('observation.open')}
          </TextLink>
        </p>
      )}
    </div>
  );
}

function optional(term: string, value: string | null | undefined): [string, React.ReactNode][] {
  return value === null || value === undefined || value === '' ? [] : [[term, <bdi key={term}>{value}</bdi>]];
}
