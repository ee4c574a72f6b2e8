import type { FeedRunStatus, FeedState, FeedWire } from '@marsad/indicators/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { feedApi } from '../api/feeds.js';
import { keys } from '../api/queries.js';
import { TablesNav } from '../import/nav.js';
import { useWords } from '../language/words.js';
import { useWhyNot } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Confirmed } from '../ui/confirmed.js';
import { failureText } from '../ui/failed.js';
import { ItemList, ItemText } from '../ui/item-list.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Section } from '../ui/section.js';
import { TextLink } from '../ui/text-link.js';
import { FeedForm } from './feed-form.js';
import { RunLine, Runs } from './runs.js';
import { scheduleText } from './schedule-text.js';

/** Addresses that tables are fetched from by themselves, and how that goes. */
export default function FeedsPage() {
  const words = useWords();
  usePageTitle(words.t('feeds.title'));
  const whyNot = useWhyNot('admin');
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('tables.title')}</h1>
      <TablesNav />
      {whyNot === null ? <Feeds /> : <Notice kind="warning">{whyNot}</Notice>}
    </>
  );
}

function useFeedsAgain() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: keys.feeds });
}

const lookAgainMs = 2_000;
const underWay: readonly FeedRunStatus[] = ['due', 'running', 'planning', 'committing'];
const isUnderWay = ({ lastRun }: FeedWire) => lastRun !== null && underWay.includes(lastRun.status);

function Feeds() {
  const words = useWords();
  const again = useFeedsAgain();
  const [count, setCount] = useState(0);
  const feeds = useQuery({
    queryKey: keys.feeds,
    queryFn: ({ signal }) => feedApi.feeds(signal),
    // What becomes of a table is news of the import, and not of its feed.
    refetchInterval: ({ state: { data } }) => (data?.some(isUnderWay) === true ? lookAgainMs : false),
  });
  return (
    <div className="grid gap-4">
      <Section title={words.t('feeds.title')} lead={words.t('feeds.lead')}>
        <ItemList query={feeds} what={words.t('feeds.what')} none={words.t('feeds.none')}>
          {(feed) => <Item feed={feed} />}
        </ItemList>
      </Section>
      <Section title={words.t('feeds.new')} lead={words.t('feeds.newLead')}>
        <FeedForm
          // A new form once one is added.
          key={count}
          feed={null}
          done={() => {
            setCount(count + 1);
            again();
          }}
        />
      </Section>
    </div>
  );
}

const marks: Readonly<Record<FeedState, readonly [string, string]>> = {
  new: ['M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2m0 2.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 1 1 0-7', 'fill-faint'],
  fine: ['M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2', 'fill-within'],
  waiting: ['M8 1.5 15 14H1z', 'fill-watch'],
  late: ['M8 1.5 15 14H1z', 'fill-watch'],
  failing: ['M2 2h12v12H2z', 'fill-refused'],
  off: ['M3 7h10v2H3z', 'fill-faint'],
};

function State({ feed: { state, since, alert } }: { feed: FeedWire }) {
  const words = useWords();
  const [shape, fill] = marks[state];
  return (
    <span className="inline-flex items-start gap-1.5 text-ink">
      <svg viewBox="0 0 16 16" aria-hidden className={`mt-1.5 size-2.5 shrink-0 ${fill}`}>
        <path d={shape} fillRule="evenodd" />
      </svg>
      {words.t(`feeds.state.${state}`)}
      {since !== null && ` ${words.t('feeds.since', { when: words.instant(since) })}`}
      {alert !== null && <TextLink href="/alerts?state=firing">{words.t('feeds.alert')}</TextLink>}
    </span>
  );
}

function Item({ feed }: { feed: FeedWire }) {
  const words = useWords();
  const [isEdited, setEdited] = useState(false);
  const again = useFeedsAgain();
  if (isEdited)
    return (
      <div className="basis-full py-2">
        <FeedForm
          feed={feed}
          done={() => {
            setEdited(false);
            again();
          }}
          cancel={() => setEdited(false)}
        />
      </div>
    );
  return (
    <>
      <ItemText title={<bdi>{feed.name}</bdi>}>
        <State feed={feed} />
        <span className="block">
          {scheduleText(words, feed)}
          {feed.nextAt !== null && ` · ${words.t('feeds.next', { when: words.instant(feed.nextAt) })}`}
        </span>
        <bdi className="block break-all text-xs">{feed.url}</bdi>
        {feed.lastRun !== null && (
          <span className="block">
            {words.t('feeds.last')} <RunLine run={feed.lastRun} />
          </span>
        )}
      </ItemText>
      <Deeds feed={feed} edit={() => setEdited(true)} />
      <div className="basis-full">
        <Runs feed={feed} />
      </div>
    </>
  );
}

function Deeds({ feed: { id, name }, edit }: { feed: FeedWire; edit: () => void }) {
  const words = useWords();
  const again = useFeedsAgain();
  const running = useMutation({ mutationFn: () => feedApi.runFeed(id), onSettled: again });
  return (
    <>
      <Button
        aria-label={`${words.t('feeds.run')}: ${name}`}
        disabled={running.isPending}
        onClick={() => running.mutate()}
      >
        {words.t('feeds.run')}
      </Button>
      <Button aria-label={`${words.t('feeds.edit')}: ${name}`} onClick={edit}>
        {words.t('feeds.edit')}
      </Button>
      <Confirmed
        label={words.t('settings.remove')}
        about={name}
        question={words.t('feeds.removeQuestion')}
        act={() => feedApi.deleteFeed(id)}
        done={again}
      />
      <div role="status" className="basis-full text-sm empty:hidden">
        {running.isSuccess && <p className="text-muted">{words.t('feeds.asked')}</p>}
        {running.isError && <Notice kind="error">{failureText(words, running.error)}</Notice>}
      </div>
    </>
  );
}
