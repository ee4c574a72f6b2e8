import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { Failed } from './failed.js';
import { FramedList, ListItem } from './list.js';
import { Skeleton } from './skeleton.js';

/** A list of the settings by its name, and a way to have it read again after a change. */
export function useAccountList<T>(part: string, read: () => Promise<T[]>) {
  const client = useQueryClient();
  const query = useQuery({ queryKey: keys.account(part), queryFn: read });
  return { query, again: () => void client.invalidateQueries({ queryKey: keys.account(part) }) };
}

interface Props<T> {
  readonly query: UseQueryResult<T[]>;
  readonly what: string;
  readonly none: string;
  readonly children: (item: T) => ReactNode;
}

export function ItemList<T extends { readonly id: string }>({ query, what, none, children }: Props<T>) {
  const words = useWords();
  const { data, error, refetch } = query;
  if (data === undefined)
    return error === null ? (
      <div role="status" aria-label={words.t('loading')}>
        <Skeleton height={120} />
      </div>
    ) : (
      <Failed what={what} error={error} retry={() => void refetch()} />
    );
  if (data.length === 0) return <p className="text-sm text-muted">{none}</p>;
  return (
    <FramedList>
      {data.map((item) => (
        <ListItem key={item.id} className="flex-wrap gap-x-4 gap-y-2 !py-3">
          {children(item)}
        </ListItem>
      ))}
    </FramedList>
  );
}

/** Two lines of a list: what it is, and what is to be known of it. */
export function ItemText({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="min-w-0 flex-1 basis-56">
      <p className="break-words font-medium text-ink">{title}</p>
      <p className="break-words text-sm text-muted">{children}</p>
    </div>
  );
}
