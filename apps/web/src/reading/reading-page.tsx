import type { ReadingWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useLocation } from 'wouter';
import { keys } from '../api/queries.js';
import { readingApi } from '../api/readings.js';
import { useWords, type Words } from '../language/words.js';
import { useConnection } from '../live/stream.js';
import { useWhyNot } from '../session/session.js';
import { ButtonLink } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Confirmed } from '../ui/confirmed.js';
import { Failed, isNotFound } from '../ui/failed.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Progress } from '../ui/progress.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';
import { progressSaid, shareOf } from './progress-said.js';
import { StatusMark } from './status-mark.js';
import { useReading } from './use-readings.js';
import { Work } from './work.js';

/** One report, from its first page to its last figure: the page follows how it stands. */
export function ReadingPage({ id }: { id: string }) {
  const words = useWords();
  const one = useReading(id);
  const whyNot = useWhyNot('contributor');
  usePageTitle(one.data?.name ?? words.t('readings.title'));
  const isAway = useConnection().state === 'offline';
  if (whyNot !== null)
    return (
      <>
        <h1 className="mb-4 text-2xl font-semibold">{words.t('readings.title')}</h1>
        <Notice kind="warning">{whyNot}</Notice>
      </>
    );
  if (one.error !== null && isNotFound(one.error)) return <NotFoundPage what={words.t('reading.notFound')} />;
  if (one.data !== undefined)
    return (
      <>
        <Head one={one.data} />
        {(isAway || one.isError) && (
          <div className="mb-4">
            <Notice kind="warning" role="status">
              {words.t('reading.stale')}
            </Notice>
          </div>
        )}
        <State one={one.data} />
      </>
    );
  if (one.error === null) return <Skeleton height={640} />;
  return <Failed what={words.t('reading.what')} error={one.error} retry={() => void one.refetch()} />;
}

function Head({ one }: { one: ReadingWire }) {
  const words = useWords();
  const { name, by, at, kind, pages, source, status } = one;
  const facts = [
    words.t('reading.by', { by: by.name, when: words.instant(at) }),
    ...(kind === null ? [] : [words.t(`reading.kind.${kind}`)]),
    ...(pages === null ? [] : [words.t('reading.pages', { count: pages })]),
  ];
  return (
    <div className="mb-4">
      <p className="text-sm">
        <TextLink href="/readings">{words.t('reading.back')}</TextLink>
      </p>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <h1 className="min-w-0 flex-1 basis-64 break-words text-2xl font-semibold">
          <bdi>{name}</bdi>
        </h1>
        <Remove one={one} />
      </div>
      <p className="text-sm text-muted">
        {words.t('reading.source')} <Source source={source} words={words} />
      </p>
      <p className="text-sm text-muted">{facts.join(' · ')}</p>
      <p role="status" className="mt-1 text-sm font-medium">
        <StatusMark status={status} />
      </p>
    </div>
  );
}

function Source({ source, words }: { source: ReadingWire['source']; words: Words }) {
  const { id, title, publisher, date } = source;
  const rest = [publisher, date === null ? null : words.day(date)].filter((part) => part !== null);
  return (
    <>
      <bdi>{id === null ? title : <TextLink href={`/sources/${id}`}>{title}</TextLink>}</bdi>
      {rest.map((part) => (
        <span key={part}>
          {' · '}
          <bdi>{part}</bdi>
        </span>
      ))}
    </>
  );
}

function Remove({ one: { id, name, counts } }: { one: ReadingWire }) {
  const words = useWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  return (
    <Confirmed
      label={words.t('reading.remove')}
      about={name}
      question={words.t('reading.removeQuestion', { count: counts.accepted })}
      act={() => readingApi.deleteReading(id)}
      done={() => {
        go('/readings');
        void client.invalidateQueries({ queryKey: keys.readings });
        void client.invalidateQueries({ queryKey: keys.sources });
      }}
    />
  );
}

/** What can be done with it now. */
function State({ one }: { one: ReadingWire }) {
  const words = useWords();
  switch (one.status) {
    case 'reading':
      return <Working one={one} />;
    case 'failed':
      return <FailedReading one={one} />;
    case 'read':
      return (
        <>
          {one.notes.length > 0 && (
            <div className="mb-4">
              <Notice title={words.t('reading.notes')}>
                <ul className="list-disc ps-5">
                  {one.notes.map(({ code, params, detail }) => (
                    <li key={`${code} ${detail}`}>{words.problem(code, params ?? {}, detail)}</li>
                  ))}
                </ul>
              </Notice>
            </div>
          )}
          <Work one={one} />
        </>
      );
  }
}

/** It is being read: what is done, and how far it is. */
function Working({ one: { progress } }: { one: ReadingWire }) {
  const words = useWords();
  const id = useId();
  const label = words.t(`reading.phase.${progress?.phase ?? 'extracting'}`);
  const said = progress === null ? words.t('reading.waiting') : progressSaid(words, progress);
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {label}
      </h2>
      <Progress label={label} share={progress === null ? null : shareOf(progress)} text={said} />
      <p className="text-sm tabular-nums text-muted">{said}</p>
      <p className="text-sm text-faint">{words.t('reading.leaveOpen')}</p>
    </Card>
  );
}

function FailedReading({ one: { problem } }: { one: ReadingWire }) {
  const words = useWords();
  const id = useId();
  return (
    <Notice kind="error">
      <h2 id={id} className="font-semibold">
        {words.t('reading.failedTitle')}
      </h2>
      {problem !== null && (
        <p className="mt-1 break-words">
          {words.problem(problem.code, problem.params ?? {}, problem.detail)}
        </p>
      )}
      <p className="mb-3 mt-1">{words.t('reading.failedText')}</p>
      <ButtonLink href="/readings">{words.t('reading.again')}</ButtonLink>
    </Notice>
  );
}
