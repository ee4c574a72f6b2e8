import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../language/words.js';
import { Button } from './button.js';
import { Failed } from './failed.js';
import { Notice } from './notice.js';
import { Skeleton } from './skeleton.js';

interface Props<Item> {
  readonly list: UseInfiniteQueryResult<InfiniteData<{ readonly items: readonly Item[] }>>;
  /** What is listed, for where it cannot be read. */
  readonly what: string;
  /** Of what is to come, in pixels. */
  readonly height: number;
  readonly none: ReactNode;
  /** What the button for the next part is called. */
  readonly more: string;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** A list that is read part by part. What was read stays, whatever becomes of a later reading. */
export function Paged<Item>({ list, what, height, none, more, children }: Props<Item>) {
  const words = useWords();
  const { data, error, refetch, fetchNextPage } = list;
  if (data === undefined)
    return error === null ? (
      <Skeleton height={height} />
    ) : (
      <Failed what={what} error={error} retry={() => void refetch()} />
    );
  const items = data.pages.flatMap((page) => page.items);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {list.isRefetchError && (
        <Notice kind="warning" role="status">
          {words.t('list.stale')}
        </Notice>
      )}
      {items.length === 0 ? none : children(items)}
      {list.isFetchNextPageError && !list.isFetchingNextPage && error !== null ? (
        <Failed what={what} error={error} retry={() => void fetchNextPage()} />
      ) : (
        list.hasNextPage && (
          <div>
            <Button disabled={list.isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {more}
            </Button>
          </div>
        )
      )}
    </div>
  );
}
