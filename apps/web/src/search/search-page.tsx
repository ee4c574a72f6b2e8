import type { FoundItemWire } from '@marsad/indicators/contract';
import { foundKinds, mostSearched } from '@marsad/indicators/limits';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import { useSearchParams } from 'wouter';
import { paged } from '../api/paged.js';
import { searchApi, searchPauseMs } from '../api/search.js';
import { useWords } from '../language/words.js';
import { useSession } from '../session/session.js';
import { Card } from '../ui/card.js';
import { useDebounced } from '../ui/debounced.js';
import { inputLook } from '../ui/field.js';
import { FramedList, ListItem } from '../ui/list.js';
import { usePageTitle } from '../ui/page-title.js';
import { Paged } from '../ui/paged.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';

/** Everything that has some words. What is looked for is in the address, so that it can be handed on. */
export default function SearchPage() {
  const words = useWords();
  const id = useId();
  const { role } = useSession();
  usePageTitle(words.t('search.title'));
  const [search, setSearch] = useSearchParams();
  const given = search.get('q') ?? '';
  const [typed, setTyped] = useState(given);
  // The box at the top of the page leads here with another text.
  useEffect(() => setTyped((now) => (now.trim() === given ? now : given)), [given]);
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('search.title')}</h1>
      <p id={`${id}-hint`} className="mb-4 max-w-prose text-sm text-muted">
        {words.t('search.hint')}
      </p>
      <Card className="flex flex-col gap-4">
        <search className="max-w-xl">
          <label htmlFor={id} className="mb-1 block text-sm font-semibold">
            {words.t(role === 'admin' ? 'search.label.admin' : 'search.label')}
          </label>
          <input
            id={id}
            type="search"
            dir="auto"
            maxLength={mostSearched}
            aria-describedby={`${id}-hint`}
            className={`${inputLook} border-edge !text-base sm:!text-sm`}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              setSearch(target.value.trim() === '' ? {} : { q: target.value.trim() }, { replace: true });
            }}
          />
        </search>
        <Results text={typed.trim().slice(0, mostSearched)} />
      </Card>
    </>
  );
}

function Results({ text }: { text: string }) {
  const words = useWords();
  const q = useDebounced(text, searchPauseMs);
  const list = useInfiniteQuery({
    ...paged(['search', 'page', q, words.language], (cursor, signal) => searchApi.search(q, cursor, signal)),
    enabled: q !== '',
  });
  if (text === '') return null;
  if (list.data === undefined ? !list.isError : q !== text)
    return (
      <div>
        <p role="status" className="mb-2 text-sm text-muted">
          {words.t('search.busy')}
        </p>
        <Skeleton height={240} />
      </div>
    );
  const said = (text: string) => (
    <p role="status" className="break-words text-sm text-muted">
      {text}
    </p>
  );
  return (
    <Paged
      list={list}
      what={words.t('search.what')}
      height={240}
      none={said(words.t('search.none', { text }))}
      more={words.t('search.more')}
    >
      {(items) => (
        <>
          {said(words.t(list.hasNextPage ? 'search.foundMore' : 'search.found', { count: items.length }))}
          {foundKinds.map((kind) => (
            <Group key={kind} kind={kind} items={items.filter((item) => item.kind === kind)} />
          ))}
        </>
      )}
    </Paged>
  );
}

function Group({ kind, items }: { kind: FoundItemWire['kind']; items: readonly FoundItemWire[] }) {
  const words = useWords();
  const id = useId();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-1 text-base font-semibold">
        {words.t(`search.kind.${kind}`)}
      </h2>
      <FramedList>
        {items.map((item) => (
          <ListItem key={item.id} className="!items-start !py-3">
            <div className="min-w-0">
              <p className="break-words font-medium">
                <TextLink href={item.url}>
                  <bdi>{item.title}</bdi>
                </TextLink>
              </p>
              {item.text !== '' && (
                <p className="break-words text-muted">
                  <bdi>{item.text}</bdi>
                </p>
              )}
            </div>
          </ListItem>
        ))}
      </FramedList>
    </section>
  );
}
