import type { SourceItemWire } from '@marsad/indicators/contract';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useSearchParams } from 'wouter';
import { paged } from '../api/paged.js';
import { keys } from '../api/queries.js';
import { sourceApi } from '../api/sources.js';
import { useWords } from '../language/words.js';
import { Card } from '../ui/card.js';
import { useDebounced } from '../ui/debounced.js';
import { inputLook } from '../ui/field.js';
import { FramedList, ListItem } from '../ui/list.js';
import { usePageTitle } from '../ui/page-title.js';
import { Paged } from '../ui/paged.js';
import { TextLink } from '../ui/text-link.js';

/** Every source figures stand in. What is looked for is in the address, so that it can be handed on. */
export default function SourcesPage() {
  const words = useWords();
  const id = useId();
  usePageTitle(words.t('sources.title'));
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState(search.get('q') ?? '');
  const q = useDebounced(typed.trim(), 250);
  const list = useInfiniteQuery({
    ...paged([...keys.sources, 'list', q], (cursor, signal) => sourceApi.sources(q, cursor, signal)),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('sources.title')}</h1>
      <p className="mb-4 max-w-prose text-sm text-muted">{words.t('sources.lead')}</p>
      <Card className="flex flex-col gap-4">
        <search className="max-w-md">
          <label htmlFor={id} className="mb-1 block text-sm font-semibold">
            {words.t('sources.search')}
          </label>
          <input
            id={id}
            type="search"
            dir="auto"
            className={`${inputLook} border-edge`}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              setSearch(target.value.trim() === '' ? {} : { q: target.value.trim() }, { replace: true });
            }}
          />
        </search>
        <Paged
          list={list}
          what={words.t('sources.what')}
          height={320}
          none={
            <p className="text-sm text-muted">{words.t(q === '' ? 'sources.none' : 'sources.noneFound')}</p>
          }
          more={words.t('sources.more')}
        >
          {(sources) => (
            <FramedList>
              {sources.map((source) => (
                <Item key={source.id} source={source} />
              ))}
            </FramedList>
          )}
        </Paged>
      </Card>
    </>
  );
}

function Item({ source }: { source: SourceItemWire }) {
  const words = useWords();
  const { id, title, publisher, author, reliability, figures, more, files } = source;
  const by = [author, publisher].filter((one) => one !== null);
  return (
    <ListItem className="flex-wrap !items-baseline gap-x-6 gap-y-1 !py-3">
      <div className="min-w-0 flex-1 basis-72">
        <p className="break-words font-medium">
          <TextLink href={`/sources/${id}`}>{title}</TextLink>
        </p>
        {by.length > 0 && (
          <p className="break-words text-muted">
            <bdi>{by.join(words.t('list.comma'))}</bdi>
          </p>
        )}
      </div>
      <p className="flex flex-wrap gap-x-4 text-muted">
        <span>{words.t(more ? 'sources.figuresMore' : 'sources.figures', { count: figures })}</span>
        {files.length > 0 && <span>{words.t('sources.files', { count: files.length })}</span>}
        <span>
          {reliability === null
            ? words.t('sources.ungraded')
            : words.t('sources.grade', { grade: reliability })}
        </span>
      </p>
    </ListItem>
  );
}
