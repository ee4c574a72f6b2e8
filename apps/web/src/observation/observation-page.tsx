import type { IndicatorSummaryWire, ObservationWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { Link } from 'wouter';
import { useIndicator, useObservation } from '../api/queries.js';
import { useWords } from '../language/words.js';
import CitationBody from '../saying/citation-body.js';
import { partNames } from '../saying/series-name.js';
import { VerdictLine } from '../saying/verdict-line.js';
import { ForRole } from '../session/session.js';
import { Card } from '../ui/card.js';
import { Failed, isNotFound } from '../ui/failed.js';
import { Metric } from '../ui/metric.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Skeleton } from '../ui/skeleton.js';
import { unreadOf } from '../ui/unread.js';
import { BaselineChoice } from './baseline-choice.js';
import { CopyCitation } from './copy-citation.js';
import { Editing } from './editing.js';
import { History } from './history.js';
import { OtherSources } from './other-sources.js';
import { retractionOf } from './retraction.js';

/** One figure: where it is from, what happened to it, what else is said of its period. */
export default function ObservationPage({ id }: { id: string }) {
  const words = useWords();
  const observation = useObservation(id);
  const indicator = useIndicator(observation.data?.indicator ?? '');
  const name = indicator.data === undefined ? '' : words.text(indicator.data.name);
  usePageTitle(observation.data === undefined ? name : `${name}, ${words.period(observation.data.period)}`);
  const failed = unreadOf(observation, indicator);
  if (failed !== undefined && isNotFound(failed.error))
    return <NotFoundPage what={words.t('notFound.observation')} />;
  if (failed !== undefined)
    return (
      <Failed what={words.t('failed.observation')} error={failed.error} retry={() => void failed.refetch()} />
    );
  if (observation.data === undefined || indicator.data === undefined) return <Skeleton height={640} />;
  return <Content observation={observation.data} indicator={indicator.data} />;
}

interface Props {
  readonly observation: ObservationWire;
  readonly indicator: IndicatorSummaryWire;
}

function Content({ observation, indicator }: Props) {
  const words = useWords();
  return (
    <>
      <p className="text-sm">
        <Link
          href={`/indicators/${indicator.id}`}
          className="rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
        >
          {words.text(indicator.name)}
        </Link>
      </p>
      <h1 className="mb-4 text-2xl font-semibold">
        {words.period(observation.period)}
        {partNames(words, observation.dimensions, indicator).map((said) => (
          <span key={said} className="text-muted">
            {' · '}
            {said}
          </span>
        ))}
      </h1>
      <div className="grid gap-4 lg:grid-cols-3">
        <div className="flex min-w-0 flex-col gap-4 lg:col-span-2">
          <FigureCard observation={observation} indicator={indicator} />
          <OtherSources observation={observation} indicator={indicator} />
          <ForRole needed="editor">
            <Editing observation={observation} indicator={indicator} />
          </ForRole>
          <History observation={observation} indicator={indicator} />
        </div>
        <SourceCard observation={observation} indicator={indicator} />
      </div>
    </>
  );
}

function FigureCard({ observation, indicator }: Props) {
  const words = useWords();
  const id = useId();
  const { comparison, recommendedBecause, choice, role } = observation;
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {words.t('observation.figure')}
      </h2>
      <div className={observation.retracted ? 'line-through decoration-2 opacity-60' : ''}>
        <Metric>{words.figure(observation.quantity, indicator.unit, observation.per)}</Metric>
      </div>
      {observation.retracted && <Notice kind="warning">{words.t('observation.retracted')}</Notice>}
      {observation.parts?.agrees === false && (
        <Notice kind="warning" title={words.t('parts.title')}>
          {words.t('parts.more', {
            sum: words.figure(observation.parts.sum, indicator.unit, observation.per),
          })}
        </Notice>
      )}
      <BaselineChoice observation={observation} indicator={indicator} />
      {comparison !== null && (
        <VerdictLine
          comparison={comparison}
          sides={{
            figure: observation.normalised?.quantity ?? observation.quantity,
            baseline: indicator.baseline,
            unit: indicator.unit,
          }}
          direction={indicator.direction}
        />
      )}
      {observation.status !== 'A' && (
        <p className="text-sm text-muted">{words.t(`status.${observation.status}`)}</p>
      )}
      {observation.note !== null && (
        <p className="text-sm">
          <bdi>{observation.note}</bdi>
        </p>
      )}
      {role !== null && recommendedBecause !== null && recommendedBecause !== 'only' && (
        <p className="text-sm text-muted">
          {words.t(
            role === 'recommended'
              ? `recommended.${recommendedBecause}`
              : `recommended.other.${recommendedBecause}`,
          )}
          {choice !== null && (
            <>
              {' '}
              {words.t('recommended.choice', { by: choice.by, when: words.instant(choice.at) })}{' '}
              <q className="text-ink">
                <bdi>{choice.reason}</bdi>
              </q>
            </>
          )}
        </p>
      )}
    </Card>
  );
}

function SourceCard({ observation, indicator }: Props) {
  const words = useWords();
  const id = useId();
  return (
    <Card labelledBy={id} className="self-start">
      <h2 id={id} className="text-base font-semibold">
        {words.t('observation.source')}
      </h2>
      <CitationBody
        source={observation.source}
        graded={{ ...observation, since: retractionOf(observation) }}
        link={false}
      />
      {/* Of a retracted one that is the day of its retraction, which stands above. */}
      {!observation.retracted && (
        <p className="mt-3 text-xs text-faint">
          {words.t('observation.knownOn', { day: words.day(observation.knownOn) })}
        </p>
      )}
      <CopyCitation observation={observation} indicator={indicator} />
    </Card>
  );
}
