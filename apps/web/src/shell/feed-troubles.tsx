import { useFeedAlerts } from '../api/feed-alerts.js';
import { useWords } from '../language/words.js';
import { TextLink } from '../ui/text-link.js';

/**
 * Which feeds need somebody: one by its name, several by how many they are. What somebody has seen or keeps quiet stands
 * with the alerts.
 */
export default function FeedTroubles() {
  const words = useWords();
  const { data = [] } = useFeedAlerts('firing', true);
  const alerts = data.filter((one) => one.acknowledgedBy === null && one.silencedUntil === null);
  const [first, ...others] = alerts;
  if (first === undefined) return null;
  return (
    <p className="border-b border-watch bg-watch/15 px-4 py-2 text-center text-sm text-ink">
      {others.length > 0
        ? words.t('feeds.need', { count: alerts.length })
        : words.t(`feeds.need.${first.trouble}`, {
            name: first.feed.name,
            when: words.instant(first.startsAt),
          })}{' '}
      <TextLink href="/alerts?state=firing">{words.t('feeds.needSee')}</TextLink>
    </p>
  );
}
