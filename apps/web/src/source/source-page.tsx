import type { SourceFiguresWire, SourceItemWire } from '@marsad/indicators/contract';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { Link } from 'wouter';
import { paged } from '../api/paged.js';
import { keys, useIndicators } from '../api/queries.js';
import { sourceApi } from '../api/sources.js';
import { useWords } from '../language/words.js';
import { gradeText } from '../saying/citation.js';
import { placeIn } from '../saying/locator.js';
import { SentenceLink } from '../saying/sentence-link.js';
import { partNames } from '../saying/series-name.js';
import { ForRole } from '../session/session.js';
import { Card } from '../ui/card.js';
import { Failed, isNotFound } from '../ui/failed.js';
import NotFoundPage from '../ui/not-found-page.js';
import { usePageTitle } from '../ui/page-title.js';
import { Paged } from '../ui/paged.js';
import { Skeleton } from '../ui/skeleton.js';
import { Cell, Row, Table } from '../ui/table.js';
import { OutsideLink, TextLink } from '../ui/text-link.js';
import { SourceEdit } from './edit.js';
import { SourceFiles } from './files.js';

/** One source: what it is, the files behind it, and everything it says. */
export default function SourcePage({ id }: { id: string }) {
  const words = useWords();
  const source = useQuery({
    queryKey: keys.source(id),
    queryFn: ({ signal }) => sourceApi.source(id, signal),
  });
  usePageTitle(source.data?.title ?? words.t('sources.title'));
  if (source.data !== undefined) return <Content source={source.data} />;
  if (source.error === null) return <Skeleton height={640} />;
  if (isNotFound(source.error)) return <NotFoundPage what={words.t('notFound.source')} />;
  return <Failed what={words.t('failed.source')} error={source.error} retry={() => void source.refetch()} />;
}

function Content({ source }: { source: SourceItemWire }) {
  const words = useWords();
  return (
    <>
      <p className="text-sm">
        <Link
          href="/sources"
          className="rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
        >
          {words.t('sources.title')}
        </Link>
      </p>
      <h1 className="mb-4 break-words text-2xl font-semibold">
        <bdi>{source.title}</bdi>
      </h1>
      <div className="grid gap-4 lg:grid-cols-3">
        <div className="flex min-w-0 flex-col gap-4 lg:col-span-2">
          <Figures source={source} />
          <ForRole needed="editor">
            <SourceEdit source={source} />
          </ForRole>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <About source={source} />
          <SourceFiles source={source} />
        </div>
      </div>
    </>
  );
}

function About({ source }: { source: SourceItemWire }) {
  const words = useWords();
  const id = useId();
  const { author, publisher, url, language, reliability } = source;
  const rows = [
    [words.t('citation.author'), author],
    [words.t('citation.publisher'), publisher],
    [words.t('source.language'), language === null ? null : languageName(language, words.locale)],
    [
      words.t('field.reliability'),
      reliability === null
        ? words.t('sources.ungraded')
        : `${reliability} – ${words.t(`reliability.${reliability as 'A'}`)}`,
    ],
  ] as const;
  return (
    <Card labelledBy={id}>
      <h2 id={id} className="text-base font-semibold">
        {words.t('source.about')}
      </h2>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {rows.map(([term, value]) =>
          value === null ? null : (
            <div key={term} className="contents">
              <dt className="text-muted">{term}</dt>
              <dd className="min-w-0 break-words">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
        )}
        {url !== null && (
          <div className="contents">
            <dt className="text-muted">{words.t('citation.address')}</dt>
            <dd className="min-w-0 break-all">
              <OutsideLink href={url}>
                <bdi>{url}</bdi>
              </OutsideLink>
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}

/** A language by its name; one that nobody named stays its tag. */
function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

type Figure = SourceFiguresWire['items'][number];

function Figures({ source }: { source: SourceItemWire }) {
  const words = useWords();
  const id = useId();
  const indicators = useIndicators();
  const list = useInfiniteQuery(
    paged([...keys.source(source.id), 'figures'], (cursor, signal) =>
      sourceApi.sourceFigures(source.id, cursor, signal),
    ),
  );
  const indicatorOf = (figure: Figure) => indicators.data?.find(({ id: name }) => name === figure.indicator);
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <h2 id={id} className="text-base font-semibold">
        {words.t(source.more ? 'sources.figuresMore' : 'sources.figures', { count: source.figures })}
      </h2>
      <Paged
        list={list}
        what={words.t('source.figures')}
        height={320}
        none={<p className="text-sm text-muted">{words.t('source.noFigures')}</p>}
        more={words.t('sources.more')}
      >
        {(figures) => (
          <Table
            caption={words.t('source.figures')}
            head={['field.indicator', 'table.period', 'table.figure', 'table.grade', 'field.locator'].map(
              (key) => words.t(key as 'field.indicator'),
            )}
          >
            {figures.map((figure) => {
              const indicator = indicatorOf(figure);
              const name = indicator === undefined ? figure.indicator : words.text(indicator.name);
              const parts = partNames(words, figure.dimensions, indicator);
              return (
                <Row key={figure.id}>
                  <Cell className="min-w-44 !whitespace-normal">
                    {name}
                    {parts.length > 0 && (
                      <span className="block text-xs text-muted">{parts.join(words.t('list.comma'))}</span>
                    )}
                  </Cell>
                  <Cell>{words.period(figure.period)}</Cell>
                  <Cell className="min-w-32 !whitespace-normal font-medium">
                    <span className={figure.retracted ? 'line-through opacity-60' : ''}>
                      <TextLink href={`/observations/${figure.id}`}>
                        {words.figure(figure.quantity, indicator?.unit ?? null, figure.per)}
                      </TextLink>
                    </span>
                    {figure.retracted && (
                      <span className="block text-xs text-muted">{words.t('source.retracted')}</span>
                    )}
                  </Cell>
                  <Cell>{gradeText(words, figure)}</Cell>
                  <Cell className="!whitespace-normal">
                    <bdi>{placeIn(words, { title: source.title, locator: figure.locator }) ?? '–'}</bdi>
                    <span className="block empty:hidden">
                      <SentenceLink source={{ ...source, locator: figure.locator }} observation={figure.id} />
                    </span>
                  </Cell>
                </Row>
              );
            })}
          </Table>
        )}
      </Paged>
    </Card>
  );
}
