import type { FeedAlertWire } from '@marsad/indicators/contract';
import { useWords } from '../language/words.js';
import { TextLink } from '../ui/text-link.js';

/** Which feeds need somebody: one by its name, several by how many they are. */
export default function FeedTroubles({ alerts }: { alerts: readonly FeedAlertWire[] }) {
  const words = useWords();
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
