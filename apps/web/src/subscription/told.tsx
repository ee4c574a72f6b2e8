import type { SubscriptionListWire, SubscriptionWire } from '@marsad/indicators/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keys } from '../api/queries.js';
import { subscriptionApi } from '../api/subscriptions.js';
import { useWords, type Words } from '../language/words.js';
import { Button } from '../ui/button.js';
import { Failed, failureText } from '../ui/failed.js';
import { Field } from '../ui/field.js';
import { FramedList, ListItem } from '../ui/list.js';
import { Notice } from '../ui/notice.js';
import { Section } from '../ui/section.js';
import { Skeleton } from '../ui/skeleton.js';
import { FollowForm } from './follow-form.js';
import { TellingForm } from './telling-form.js';
import { useSubscriptions } from './use-subscriptions.js';

const choices = ['never', 'at-once', 'daily', 'weekly'] as const;

/** What somebody follows, and how they are told of it. */
export function Told() {
  const words = useWords();
  const { data, error, refetch } = useSubscriptions();
  if (data === undefined)
    return error === null ? (
      <Skeleton height={320} />
    ) : (
      <Failed what={words.t('told.title')} error={error} retry={() => void refetch()} />
    );
  return (
    <>
      <Section title={words.t('told.title')} lead={words.t('told.lead')}>
        {!data.mail.sends && (
          <div className="mb-4">
            <Notice kind="warning">{words.t('told.noMail')}</Notice>
          </div>
        )}
        <Followed list={data} />
      </Section>
      <Section title={words.t('told.add')}>
        <FollowForm list={data} />
      </Section>
      <Section
        title={words.t('told.how')}
        lead={words.t('told.howLead', { address: `\u2066${data.mail.address}\u2069` })}
      >
        <TellingForm telling={data.telling} />
        <LastMails last={data.mail.last} />
      </Section>
    </>
  );
}

/** What one of them is called. */
export function nameOf(words: Words, { kind, subject, name }: SubscriptionWire): string {
  if (kind === 'topic') return words.t(`view.theme.${subject as 'money'}`);
  return name === null ? subject : words.text(name);
}

function Followed({ list }: { list: SubscriptionListWire }) {
  const words = useWords();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: keys.subscriptions });
  const [stopped, setStopped] = useState<SubscriptionWire | null>(null);
  const undoing = useMutation({
    mutationFn: ({ kind, subject, mail, app }: SubscriptionWire) =>
      subscriptionApi.follow({ kind, subject, mail, app }),
    onSuccess: () => setStopped(null),
    onSettled: again,
  });
  return (
    <>
      {list.items.length === 0 ? (
        <p className="text-sm text-muted">{words.t('told.none')}</p>
      ) : (
        <FramedList>
          {list.items.map((one) => (
            <ListItem key={one.id} className="flex-wrap gap-x-4 gap-y-2 !py-3">
              <Item one={one} again={() => void again()} stopped={setStopped} />
            </ListItem>
          ))}
        </FramedList>
      )}
      <div role="status" className="mt-3 empty:hidden">
        {stopped !== null && (
          <p className="flex flex-wrap items-center gap-3 text-sm">
            {words.t('told.stopped', { name: nameOf(words, stopped) })}
            <Button disabled={undoing.isPending} onClick={() => undoing.mutate(stopped)}>
              {words.t('told.undo')}
            </Button>
          </p>
        )}
        {undoing.isError && <Notice kind="error">{failureText(words, undoing.error)}</Notice>}
      </div>
    </>
  );
}

interface ItemProps {
  readonly one: SubscriptionWire;
  readonly again: () => void;
  readonly stopped: (one: SubscriptionWire) => void;
}

function Item({ one, again, stopped }: ItemProps) {
  const words = useWords();
  const { id, kind, mail, app } = one;
  const name = nameOf(words, one);
  const changing = useMutation({
    mutationFn: (next: Pick<SubscriptionWire, 'mail' | 'app'>) =>
      subscriptionApi.changeSubscription(id, next),
    onSettled: again,
  });
  const ending = useMutation({
    mutationFn: () => subscriptionApi.unfollow(id),
    onSuccess: () => stopped(one),
    onSettled: again,
  });
  const failed = changing.error ?? ending.error;
  // What is being saved is shown as it was chosen.
  const shown = changing.isPending ? changing.variables : { mail, app };
  return (
    <>
      <div className="min-w-0 flex-1 basis-56">
        <p className="break-words font-medium text-ink">
          <bdi>{name}</bdi>
        </p>
        <p className="text-sm text-muted">
          {words.t(`told.kind.${kind}`)}
          {kind !== 'topic' && one.name === null && ` · ${words.t('told.gone')}`}
        </p>
      </div>
      <Field label={words.t('told.mail')}>
        {(aids) => (
          <select
            {...aids}
            aria-label={`${words.t('told.mail')}: ${name}`}
            value={shown.mail}
            onChange={({ target }) => changing.mutate({ mail: target.value as typeof mail, app: shown.app })}
          >
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {words.t(`told.mail.${choice}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label className="inline-flex min-h-10 items-center gap-2 self-end text-sm">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          aria-label={`${words.t('told.app')}: ${name}`}
          checked={shown.app}
          onChange={({ target }) => changing.mutate({ mail: shown.mail, app: target.checked })}
        />
        {words.t('told.app')}
      </label>
      <Button
        className="self-end"
        aria-label={`${words.t('told.stop')}: ${name}`}
        disabled={ending.isPending}
        onClick={() => ending.mutate()}
      >
        {words.t('told.stop')}
      </Button>
      {failed !== null && (
        <div className="basis-full">
          <Notice kind="error">{failureText(words, failed)}</Notice>
        </div>
      )}
    </>
  );
}

function LastMails({ last }: { last: SubscriptionListWire['mail']['last'] }) {
  const words = useWords();
  if (last.length === 0) return null;
  return (
    <div className="mt-6">
      <h3 className="text-sm font-semibold">{words.t('told.last')}</h3>
      <ul className="mt-1 text-sm text-muted">
        {last.map(({ pace, status, at, error }) => (
          <li key={`${pace} ${at}`}>
            {words.t(`told.last.${status}`, {
              pace: words.t(`told.mail.${pace}`),
              when: words.instant(at),
            })}
            {error !== null && status !== 'sent' && (
              <>
                {' · '}
                <bdi className="break-words">{error}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
