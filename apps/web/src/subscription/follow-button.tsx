import type { SubscriptionWire } from '@marsad/indicators/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/queries.js';
import { subscriptionApi } from '../api/subscriptions.js';
import { useWords } from '../language/words.js';
import { useSession } from '../session/session.js';
import { Button } from '../ui/button.js';
import { failureText } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { TextLink } from '../ui/text-link.js';
import { useSubscriptions } from './use-subscriptions.js';

interface Props {
  readonly kind: SubscriptionWire['kind'];
  readonly subject: string;
}

/** Follows what a page is about, once a day by mail where there is mail; how, is chosen where all of it is. */
export function FollowButton({ kind, subject }: Props) {
  const words = useWords();
  const client = useQueryClient();
  const { person } = useSession();
  const { data } = useSubscriptions(person !== null);
  const held = data?.items.find((one) => one.kind === kind && one.subject === subject);
  const changing = useMutation({
    mutationFn: async () => {
      if (held === undefined)
        await subscriptionApi.follow({ kind, subject, mail: data?.mail.sends ? 'daily' : 'never' });
      else await subscriptionApi.unfollow(held.id);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.subscriptions }),
  });
  // A program has nobody to tell.
  if (person === null || data === undefined) return null;
  const isFollowed = held !== undefined;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button aria-pressed={isFollowed} disabled={changing.isPending} onClick={() => changing.mutate()}>
        {words.t(isFollowed ? 'follow.following' : 'follow.follow')}
      </Button>
      {isFollowed && <TextLink href="/settings/told">{words.t('follow.change')}</TextLink>}
      {changing.isError && <Notice kind="error">{failureText(words, changing.error)}</Notice>}
    </div>
  );
}
