import type { FeedRunWire, FeedWire } from '@marsad/indicators/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { feedApi } from '../api/feeds.js';
import { paged } from '../api/paged.js';
import { keys } from '../api/queries.js';
import { countsText } from '../import/history.js';
import { useWords } from '../language/words.js';
import { FramedList, ListItem } from '../ui/list.js';
import { Paged } from '../ui/paged.js';
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
  const list = useInfiniteQuery(
    paged([...keys.feeds, id, 'runs'], (cursor, signal) => feedApi.feedRuns(id, cursor, signal)),
  );
  return (
    <Paged
      list={list}
      what={words.t('feeds.runs')}
      height={120}
      none={<p className="text-muted">{words.t('feeds.runsNone')}</p>}
      more={words.t('tables.more')}
    >
      {(runs) => (
        <FramedList>
          {runs.map((run) => (
            <ListItem key={run.id} className="!block">
              <RunLine run={run} />
            </ListItem>
          ))}
        </FramedList>
      )}
    </Paged>
  );
}
