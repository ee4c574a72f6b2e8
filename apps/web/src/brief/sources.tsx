import type { BriefPointWire } from '@marsad/indicators/contract';
import type { CitedFigure } from '@marsad/indicators/limits';
import { Fragment, useId } from 'react';
import { useIndicators } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { gradeText } from '../saying/citation.js';
import { placeIn } from '../saying/locator.js';
import { SentenceLink } from '../saying/sentence-link.js';
import { sinceText } from '../saying/since-text.js';
import { OutsideLink } from '../ui/text-link.js';

/** A page of its own on paper: every figure with its period, its source, its grade, and when it was recorded. */
export function Sources({
  figures,
  linked,
}: {
  readonly figures: readonly CitedFigure[];
  /** Whether the reader can go on to the pages of this installation. */
  readonly linked: boolean;
}) {
  const words = useWords();
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="border-t border-line pt-5 print:break-before-page print:border-0 print:pt-0"
    >
      <h3 id={id} className="text-base font-semibold">
        {words.t('brief.sources')}
      </h3>
      <p className="text-sm text-muted">{words.t('brief.sourcesLead')}</p>
      <ol className="mt-3 divide-y divide-line border-y border-line text-sm">
        {figures.map((cited) => (
          <Entry key={cited.number} cited={cited} linked={linked} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ cited, linked }: { cited: CitedFigure; linked: boolean }) {
  const words = useWords();
  const { number, item, figure, isBaseline } = cited;
  const { citation, recordedAt } = figure;
  return (
    <li
      id={`source-${number}`}
      className="grid scroll-mt-4 break-inside-avoid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-2 py-2.5 target:bg-sunken print:py-1.5"
    >
      <bdi className="tabular-nums text-muted">[{words.number(number)}]</bdi>
      <div className="min-w-0 break-words">
        <p>
          <span className="font-semibold">
            {words.figure(figure.quantity, item.indicator.unit, figure.per)}
          </span>
          <span className="text-muted">
            {' · '}
            {words.text(item.indicator.name)}
            {words.t('list.comma')}
            {words.period(figure.period)}
            {isBaseline && ` (${words.t('brief.isBaseline')})`}
          </span>
          {afterwards(words, cited)}
        </p>
        <p className="text-muted">
          {citation === null ? words.t('brief.derived') : <Work source={citation} />}
        </p>
        <p className="text-xs text-faint">
          {citation !== null && gradeOf(words, figure)}
          {recordedAt !== null &&
            ` · ${words.t('note.recorded', { when: words.instant(recordedAt), revision: 1 })}`}
        </p>
        {linked && <Sentence cited={cited} />}
        {citation?.url && (
          <p className="break-all text-xs">
            <OutsideLink href={citation.url}>
              <bdi>{citation.url}</bdi>
            </OutsideLink>
          </p>
        )}
      </div>
    </li>
  );
}

/** The way to the sentence. A brief names no ids, since it may be shared: the same figure has them where it stands now. */
function Sentence({ cited: { figure, item, isBaseline } }: { cited: CitedFigure }) {
  const { data } = useIndicators();
  const { citation } = figure;
  const now = data?.find(({ id }) => id === item.indicator.id);
  const latest = now?.latest?.observation ?? null;
  const known = isBaseline
    ? now?.baseline && { source: now.baseline.citation, observation: now.baseline.observation }
    : latest && { source: latest.source, observation: latest.id };
  if (citation === null || !known) return null;
  if (known.source.title !== citation.title || known.source.locator !== citation.locator) return null;
  return (
    <p className="text-xs empty:hidden print:hidden">
      <SentenceLink {...known} />
    </p>
  );
}

/** That a figure is another one by now, or none. */
function afterwards(words: Words, { figure, item, isBaseline }: CitedFigure): string {
  const standing = isBaseline ? item.baseline?.standing : undefined;
  if (standing === 'retracted') return ` ${words.t('citation.baselineRetracted')}`;
  if (standing === 'corrected') return ` ${words.t('citation.baselineCorrected')}`;
  return 'since' in figure && figure.since ? ` ${sinceText(words, { ...figure.since, reason: null })}` : '';
}

function gradeOf(words: Words, figure: CitedFigure['figure']): string {
  const isGraded = figure.reliability !== null || figure.credibility !== null;
  return isGraded ? words.t('brief.grade', { grade: gradeText(words, figure) }) : words.t('grade.none');
}

/** Each part by itself: titles in another script must not turn the rest around. */
export function Work({ source }: { source: NonNullable<BriefPointWire['citation']> }) {
  const words = useWords();
  const { author, title, publisher, date } = source;
  const parts = [author, title, publisher, date && words.day(date), placeIn(words, source)].filter(
    (part) => part,
  );
  return parts.map((part, at) => (
    <Fragment key={part}>
      {at > 0 && words.t('list.comma')}
      <bdi>{part}</bdi>
    </Fragment>
  ));
}
