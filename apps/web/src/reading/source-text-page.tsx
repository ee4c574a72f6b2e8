/** The text that figures of a source were read in, at the sentence that somebody came for. */

import type { SourceTextWire } from '@marsad/indicators/contract';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { paged } from '../api/paged.js';
import { keys } from '../api/queries.js';
import { readingApi } from '../api/readings.js';
import { sourceApi } from '../api/sources.js';
import { useWords } from '../language/words.js';
import { ForRole } from '../session/session.js';
import { Card } from '../ui/card.js';
import { Confirmed } from '../ui/confirmed.js';
import { Failed, isNotFound } from '../ui/failed.js';
import NotFoundPage from '../ui/not-found-page.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Paged } from '../ui/paged.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';
import { unreadOf } from '../ui/unread.js';
import { paragraphAsked, sentenceHighlights } from './sentence.js';
import { TextParagraphs } from './text-paragraphs.js';

export default function SourceTextPage({ id }: { id: string }) {
  const words = useWords();
  const [asked] = useSearchParams();
  const observation = asked.get('observation');
  const source = useQuery({
    queryKey: keys.source(id),
    queryFn: ({ signal }) => sourceApi.source(id, signal),
  });
  const texts = useInfiniteQuery(
    paged([...keys.source(id), 'text', observation], (cursor, signal) =>
      readingApi.sourceText(id, { observation, cursor }, signal),
    ),
  );
  usePageTitle(words.t('sourceText.title', { title: source.data?.title ?? '' }));
  const failed = unreadOf(source, texts);
  if (failed !== undefined && isNotFound(failed.error))
    return <NotFoundPage what={words.t('notFound.source')} />;
  if (failed !== undefined)
    return (
      <Failed what={words.t('sourceText.what')} error={failed.error} retry={() => void failed.refetch()} />
    );
  if (source.data === undefined || texts.data === undefined) return <Skeleton height={640} />;
  return (
    <>
      <p className="text-sm">
        <TextLink href={`/sources/${id}`}>{source.data.title}</TextLink>
      </p>
      <h1 className="mb-4 break-words text-2xl font-semibold">
        {words.t('sourceText.heading')} <bdi className="text-muted">{source.data.title}</bdi>
      </h1>
      <Paged
        list={texts}
        what={words.t('sourceText.what')}
        height={640}
        none={
          <Notice kind="warning" title={words.t('sourceText.none')}>
            <p>{words.t('sourceText.noneText')}</p>
          </Notice>
        }
        more={words.t('sourceText.older')}
      >
        {(items) => (
          <div className="flex max-w-4xl flex-col gap-4">
            {items.map((text, index) => (
              <Text
                key={text.reading}
                source={id}
                text={text}
                observation={observation}
                isFirst={index === 0}
              />
            ))}
          </div>
        )}
      </Paged>
    </>
  );
}

interface TextProps {
  readonly source: string;
  readonly text: SourceTextWire;
  readonly observation: string | null;
  readonly isFirst: boolean;
}

function Text({ source, text, observation, isFirst }: TextProps) {
  const words = useWords();
  const client = useQueryClient();
  const id = useId();
  const [, go] = useLocation();
  const body = useRef<HTMLDivElement>(null);
  const figure = text.figures.find((one) => one.observation === observation) ?? null;
  const target = isFirst ? (figure?.paragraph ?? paragraphAsked(window.location.hash)) : null;
  const isThere = target === null || text.paragraphs.some(({ n }) => n === target);
  useEffect(() => {
    if (target === null) return;
    const paragraph = body.current?.querySelector<HTMLElement>(`#p-${target}`);
    paragraph?.focus({ preventScroll: true });
    paragraph?.scrollIntoView({ block: 'center' });
  }, [target]);
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <h2 id={id} className="min-w-0 flex-1 basis-56 break-words text-base font-semibold">
          <bdi>{text.name}</bdi>
        </h2>
        <ForRole needed="editor">
          <Confirmed
            label={words.t('reading.remove')}
            about={text.name}
            question={words.t('reading.removeQuestion', { count: text.figures.length })}
            act={() => readingApi.deleteReading(text.reading)}
            done={() => {
              void client.invalidateQueries({ queryKey: keys.readings });
              void client.invalidateQueries({ queryKey: keys.source(source) });
            }}
          />
        </ForRole>
      </div>
      <p className="text-xs text-muted">
        {words.t('sourceText.lead', { when: words.instant(text.at), count: text.figures.length })}
      </p>
      {!isThere && <Notice kind="warning">{words.t('sourceText.noParagraph')}</Notice>}
      <div ref={body}>
        <TextParagraphs
          paragraphs={text.paragraphs}
          highlights={sentenceHighlights(text, figure)}
          at={figure?.candidate ?? null}
          target={target}
          press={([first]) => {
            const pressed = text.figures.find(({ candidate }) => candidate === first);
            if (pressed !== undefined) go(`/observations/${pressed.observation}`);
          }}
        />
      </div>
    </Card>
  );
}
