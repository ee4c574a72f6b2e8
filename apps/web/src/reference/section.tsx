import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { useWords } from '../language/words.js';
import { Card } from '../ui/card.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';

interface Props<T> {
  readonly title: string;
  readonly lead: ReactNode;
  readonly query: UseQueryResult<T[]>;
  /** What could not be read, where it could not. */
  readonly what: string;
  readonly none: string;
  /** The height to hold while it is being read. */
  readonly height: number;
  readonly children: (items: readonly T[]) => ReactNode;
}

/** A part of the page: its heading stands at once, what is under it comes, is missing, or says why it failed. */
export function ReferenceSection<T>({ title, lead, query, what, none, height, children }: Props<T>) {
  const words = useWords();
  const id = useId();
  const { data, error, refetch } = query;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-base font-semibold">
        {title}
      </h2>
      <div className="mb-4 max-w-3xl text-sm text-muted">{lead}</div>
      {data !== undefined && data.length > 0 ? (
        children(data)
      ) : data !== undefined ? (
        <Card>
          <p className="text-muted">{none}</p>
        </Card>
      ) : error !== null ? (
        <Failed what={what} error={error} retry={() => void refetch()} />
      ) : (
        <div role="status" aria-label={words.t('loading')}>
          <Skeleton height={height} />
        </div>
      )}
    </section>
  );
}
