import { useRef, useState } from 'react';
import { useAlertCounts, useInbox } from '../api/alerts.js';
import { useWords } from '../language/words.js';
import { useWhyNot } from '../session/session.js';
import { useSingleKeys } from '../session/single-keys.js';
import { useAddress } from '../ui/address.js';
import { Button } from '../ui/button.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';
import { useInboxActs } from './inbox-acts.js';
import { inboxView } from './inbox-address.js';
import { InboxBar } from './inbox-bar.js';
import { InboxFilters } from './inbox-filters.js';
import { InboxHelp } from './inbox-help.js';
import { InboxList } from './inbox-list.js';
import { useWalk } from './inbox-walk.js';

interface Props {
  /** Something stands above already that is none of these. */
  readonly isElsewhere: boolean;
}

/** The alerts that are asked for, to be walked, chosen and dealt with: by mouse or by keys alone. */
export function Inbox({ isElsewhere }: Props) {
  const words = useWords();
  const section = useRef<HTMLElement>(null);
  const [address, write] = useAddress();
  const view = inboxView(address);
  const list = useInbox(view.search, { group: view.group, fold: !view.unfolded });
  const counts = useAlertCounts(view.search, view.group);
  const whyNot = useWhyNot('editor');
  const keys = useSingleKeys();
  const [isHelpOpen, openHelp] = useState(false);
  const alerts = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const walk = useWalk(section, alerts);
  const more = list.hasNextPage ? () => void list.fetchNextPage() : null;
  const fold = () => write({ possible: view.unfolded ? '' : 'shown' });
  const acts = useInboxActs({
    ...{ section, alerts, walk, whyNot, more, fold, isHelpOpen, openHelp },
    keysOn: keys.isOn,
  });
  const isEditor = whyNot === null;
  return (
    <section ref={section} aria-label={words.t('alerts.inbox')}>
      <InboxFilters />
      <div className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <p role="status" className="text-muted">
          {counts.data !== undefined &&
            `${words.t('inbox.count', { count: counts.data.total })} · ${words.t('inbox.waiting', { count: counts.data.waiting })}`}
        </p>
        {isEditor && alerts.length > 0 && (
          <Button onClick={() => walk.take({ kind: 'all', ids: alerts.map(({ id }) => id) })}>
            {words.t('inbox.chooseAll')}
          </Button>
        )}
        <Button
          aria-expanded={isHelpOpen}
          // Of no use to a finger; whoever has a keyboard there opens it by “?”.
          className="[@media(hover:none)]:hidden"
          onClick={() => openHelp(!isHelpOpen)}
        >
          {words.t('inbox.keys')}
        </Button>
        {whyNot !== null && <p className="text-muted">{words.t('inbox.whyNot', { why: whyNot })}</p>}
      </div>
      {isHelpOpen && <InboxHelp mayAct={isEditor} {...keys} />}
      {list.data === undefined ? (
        list.isError ? (
          <Failed what={words.t('failed.alerts')} error={list.error} retry={() => void list.refetch()} />
        ) : (
          <Skeleton height={240} />
        )
      ) : (
        <InboxList
          {...{ alerts, view, fold, more, isElsewhere }}
          counts={counts.data ?? null}
          chosen={isEditor ? walk.chosen.ids : null}
          at={walk.chosen.at}
          take={walk.take}
          isFetching={list.isFetchingNextPage}
        />
      )}
      <InboxBar {...acts} countChosen={walk.chosen.ids.size} clear={() => walk.take({ kind: 'clear' })} />
    </section>
  );
}
