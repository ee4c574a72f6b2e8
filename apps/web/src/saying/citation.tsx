import type { AfterwardsWire, BaselineWire, CitationWire } from '@marsad/indicators/contract';
import { useState } from 'react';
import { useWords, type Words } from '../language/words.js';
import { lazyComponent } from '../lazy/lazy-component.js';
import { Later } from '../ui/boundary.js';

const CitationBody = lazyComponent(() => import('./citation-body.js'));

export interface Graded {
  readonly reliability: string | null;
  readonly credibility: number | null;
  readonly recordedAt?: string | null;
  readonly revision?: number | null;
  /** What became of the figure since; null where it is as it stands. */
  readonly since?: AfterwardsWire | null;
  /** The observation, where its history is one click further. */
  readonly id?: string | undefined;
}

/** The source one click away: a disclosure, so that it works by keyboard and on touch. What it holds is fetched when it opens. */
interface Props {
  readonly source: CitationWire;
  readonly graded?: Graded | undefined;
  /** Without the word "Source", under a heading that says it. */
  readonly bare?: boolean;
}

const since = { revised: 'citation.revised', retracted: 'citation.retracted' } as const;

export function Citation({ source, graded, bare = false }: Props) {
  const words = useWords();
  const [opened, setOpened] = useState(false);
  return (
    <details className="group text-xs text-muted" onToggle={() => setOpened(true)}>
      <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2 [&::-webkit-details-marker]:hidden">
        <bdi>
          {bare
            ? shortSource(source, words)
            : words.t('citation.summary', { source: shortSource(source, words) })}
        </bdi>
        {graded?.since && ` ${words.t(since[graded.since.kind], { day: words.day(graded.since.on) })}`}
      </summary>
      {opened && (
        <Later fallback={null}>
          <CitationBody source={source} graded={graded} />
        </Later>
      )}
    </details>
  );
}

export function shortSource(source: CitationWire, words: Words): string {
  const year = source.date?.slice(0, 4);
  const name = source.publisher ?? source.title;
  return year === undefined ? name : words.t('citation.short', { name, year: words.day(year) });
}

/** What stands in sources of a baseline: itself, or the baselines of its parts that were added up. */
export function statedBaselines(baseline: BaselineWire) {
  return baseline.sumOf.length === 0 ? [baseline] : baseline.sumOf;
}

/** Of a baseline that was added up, that it was: what it cites is the source of one part alone. */
export function baselineSource(
  { citation, sumOf }: Pick<BaselineWire, 'citation' | 'sumOf'>,
  words: Words,
): string {
  return sumOf.length === 0 ? shortSource(citation, words) : words.t('note.derived');
}

/** The two Admiralty grades side by side, never averaged. */
export function gradeText(
  words: Words,
  { reliability, credibility }: Pick<Graded, 'reliability' | 'credibility'>,
): string {
  if (reliability === null && credibility === null) return words.t('grade.none');
  return `${reliability ?? '–'}${credibility === null ? '–' : words.number(credibility)}`;
}
