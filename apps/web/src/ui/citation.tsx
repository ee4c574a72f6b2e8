import type { AfterwardsWire, CitationWire } from '@marsad/indicators/wire';
import { useId } from 'react';
import { useWords, type Words } from '../language.js';
import { placeExplained } from '../locator.js';
import { OutsideLink, TextLink } from './text-link.js';

interface Graded {
  readonly reliability: string | null;
  readonly credibility: number | null;
  readonly recordedAt?: string | null;
  readonly revision?: number | null;
  /** What became of the figure since; null where it is as it stands. */
  readonly since?: AfterwardsWire | null;
  /** The observation, where its history is one click further. */
  readonly id?: string | undefined;
}

/** The source one click away: a disclosure, so that it works by keyboard, on touch, and without a script. */
interface Props {
  readonly source: CitationWire;
  readonly graded?: Graded | undefined;
  /** Without the word "Source", under a heading that says it. */
  readonly bare?: boolean;
}

export function Citation({ source, graded, bare = false }: Props) {
  const words = useWords();
  return (
    <details className="group text-xs text-muted">
      <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2 [&::-webkit-details-marker]:hidden">
        <bdi>
          {bare
            ? shortSource(source, words)
            : words.t('citation.summary', { source: shortSource(source, words) })}
        </bdi>
        {graded?.since && ` ${sinceText(words, { ...graded.since, reason: null })}`}
      </summary>
      <CitationBody source={source} graded={graded} />
    </details>
  );
}

interface BodyProps {
  readonly source: CitationWire;
  readonly graded?: Graded | undefined;
  /** Whether to lead on to the observation; not on its own page. */
  readonly link?: boolean;
}

export function CitationBody({ source, graded, link = true }: BodyProps) {
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

/** In brackets, as it stands in a footnote: "[retracted on 28 November 2026: reason]". */
export function sinceText(words: Words, { kind, on, reason }: AfterwardsWire): string {
  const day = words.day(on);
  return reason === null
    ? words.t(`citation.${kind}`, { day })
    : words.t(`citation.${kind}Because`, { day, reason });
}

function optional(term: string, value: string | null | undefined): [string, React.ReactNode][] {
  return value === null || value === undefined || value === '' ? [] : [[term, <bdi key={term}>{value}</bdi>]];
}

export function shortSource(source: CitationWire, words: Words): string {
  const year = source.date?.slice(0, 4);
  const name = source.publisher ?? source.title;
  return year === undefined ? name : words.t('citation.short', { name, year: words.day(year) });
}

/** The two Admiralty grades side by side, never averaged. */
export function gradeText(
  words: Words,
  { reliability, credibility }: Pick<Graded, 'reliability' | 'credibility'>,
): string {
  if (reliability === null && credibility === null) return words.t('grade.none');
  return `${reliability ?? '–'}${credibility === null ? '–' : words.number(credibility)}`;
}
