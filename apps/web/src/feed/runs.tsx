import type { FeedRunWire, FeedWire } from '@marsad/indicators/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { feedApi } from '../api/feeds.js';
import { keys } from '../api/queries.js';
import { countsText } from '../import/history.js';
import { useWords } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Failed } from '../ui/failed.js';
import { FramedList, ListItem } from '../ui/list.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';

/** When it ran, what came of it and why, with the way to its table. */
export function RunLine({ run }: { run: FeedRunWire }) {
  const words = useWords();
  const { at, status, by, reason, nextAttemptAt } = run;
  return (
    <>
      {words.instant(at)}: {words.t(`feeds.run.${status}`)}
      {by !== null && ` ${words.t('feeds.by', { by })}`}
      {run.import !== null && (
        <>
          {' · '}
          <TextLink href={`/tables/${run.import.id}`} about={words.instant(at)}>
            {run.import.counts === null ? words.t('feeds.table') : countsText(words, run.import.counts)}
          </TextLink>
        </>
      )}
      {reason !== null && (
        <span className="block break-words">
          {words.problem(reason.code, reason.params ?? {}, reason.detail)}
        </span>
      )}
      {nextAttemptAt !== null && (
        <span className="block">{words.t('feeds.again', { when: words.instant(nextAttemptAt) })}</span>
      )}
    </>
  );
}

export function Runs({ feed }: { feed: FeedWire }) {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="text-sm" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary
        aria-label={`${words.t('feeds.runs')}: ${feed.name}`}
        className="inline-flex min-h-10 cursor-pointer items-center rounded-sm text-accent underline decoration-1 underline-offset-[3px] hover:decoration-2"
      >
        {words.t('feeds.runs')}
      </summary>
      {isOpen && <RunList id={feed.id} />}
    </details>
  );
}

function RunList({ id }: { id: string }) {
  const words = useWords();
  const list = useInfiniteQuery({
    queryKey: [...keys.feeds, id, 'runs'],
    queryFn: ({ pageParam, signal }) => feedApi.feedRuns(id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const runs = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (list.isError && runs.length === 0)
    return <Failed what={words.t('feeds.runs')} error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton height={120} />;
  if (runs.length === 0) return <p className="text-muted">{words.t('feeds.runsNone')}</p>;
  return (
    <div className="flex flex-col gap-3">
      <FramedList>
        {runs.map((run) => (
          <ListItem key={run.id} className="!block">
            <RunLine run={run} />
          </ListItem>
        ))}
      </FramedList>
      {list.hasNextPage && (
        <div>
          <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {words.t('tables.more')}
          </Button>
        </div>
      )}
    </div>
  );
}
