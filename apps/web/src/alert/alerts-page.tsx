import { useSearchParams } from 'wouter';
import { useFeedAlerts } from '../api/feed-alerts.js';
import { useWords } from '../language/words.js';
import { ForRole, useSession } from '../session/session.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { TextLink } from '../ui/text-link.js';
import { FeedAlerts } from './feed-alerts.js';
import { Inbox } from './inbox.js';
import { type InboxView, inboxView } from './inbox-address.js';
import { AlertsNav } from './nav.js';

export default function AlertsPage() {
  const words = useWords();
  usePageTitle(words.t('alerts.title'));
  const [search] = useSearchParams();
  const view = inboxView(search);
  const byImport = view.search.import ?? null;
  const feeds = useFeedsIn(view);
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('alerts.title')}</h1>
      <AlertsNav />
      <p className="mb-4 max-w-3xl text-sm text-muted">{words.t('alerts.lead')}</p>
      {byImport !== null && <ByImport id={byImport} />}
      {feeds.length > 0 && <FeedAlerts alerts={feeds} />}
      <Inbox isElsewhere={feeds.length > 0} />
    </>
  );
}

/** Which alerts are left out, and the way back to the table that these came of. */
function ByImport({ id }: { id: string }) {
  const words = useWords();
  return (
    <div className="mb-4">
      <Notice>
        <p>{words.t('alerts.byImport')}</p>
        <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
          <ForRole needed="contributor">
            <TextLink href={`/tables/${id}`}>{words.t('alerts.byImportTable')}</TextLink>
          </ForRole>
          <TextLink href="/alerts">{words.t('alerts.byImportAll')}</TextLink>
        </p>
      </Notice>
    </div>
  );
}

/**
 * Feeds in trouble, for those who look after them: they fire, or are over. They are of no rule and no indicator, so that
 * whoever asks for one of those does not mean them.
 */
function useFeedsIn({ search }: InboxView) {
  const { state, waiting } = search;
  const { role } = useSession();
  const names = Object.keys(search).filter((name) => name !== 'state' && name !== 'waiting');
  const isAsked =
    names.length === 0 && (state === undefined || state === null || state === 'firing' || state === 'normal');
  const asked = state === 'firing' || state === 'normal' ? state : waiting === 'true' ? 'firing' : null;
  const { data = [] } = useFeedAlerts(isAsked ? asked : null, isAsked && role === 'admin');
  if (!isAsked) return [];
  return waiting === 'true' ? data.filter(({ acknowledgedBy }) => acknowledgedBy === null) : data;
}
