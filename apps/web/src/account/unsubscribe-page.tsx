import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { subscriptionApi } from '../api/subscriptions.js';
import { useWords } from '../language/words.js';
import { failureText } from '../ui/failed.js';
import { Notice } from '../ui/notice.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';
import { takeFromFragment } from './fragment.js';
import { Outside } from './outside.js';

/** Ends mails of a kind as soon as the link in one of them is followed. */
export default function UnsubscribePage() {
  const words = useWords();
  const [token] = useState(() => takeFromFragment('token') ?? '');
  const ending = useMutation({ mutationFn: () => subscriptionApi.unsubscribe(token) });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    ending.mutate();
  }, [ending]);
  return (
    <Outside title={words.t('unsubscribe.title')}>
      <div role="status" className="flex flex-col gap-4">
        {ending.isError ? (
          <Notice kind="error">{failureText(words, ending.error)}</Notice>
        ) : ending.data === undefined ? (
          <Skeleton height={80} />
        ) : (
          <Notice kind="good">{words.t(`unsubscribe.done.${ending.data.pace}`)}</Notice>
        )}
        <p className="text-sm">
          <TextLink href="/settings/told">{words.t('unsubscribe.change')}</TextLink>
        </p>
      </div>
    </Outside>
  );
}
