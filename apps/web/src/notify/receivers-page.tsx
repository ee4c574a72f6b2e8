import type { DeliveryWire, NewReceiverWire, ReceiverWire } from '@marsad/indicators/contract';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, useEffect, useRef, useState } from 'react';
import { AlertsNav } from '../alert/nav.js';
import { notifyApi } from '../api/notify.js';
import { paged } from '../api/paged.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { ForRole, useWhyNot } from '../session/session.js';
import { Button } from '../ui/button.js';
import { Confirmed } from '../ui/confirmed.js';
import { failureText } from '../ui/failed.js';
import { Field } from '../ui/field.js';
import { ItemList, ItemText } from '../ui/item-list.js';
import { Notice } from '../ui/notice.js';
import { usePageTitle } from '../ui/page-title.js';
import { Paged } from '../ui/paged.js';
import { SecretShown } from '../ui/secret-shown.js';
import { Section } from '../ui/section.js';
import { TextLink } from '../ui/text-link.js';
import { ReceiverForm } from './receiver-form.js';

/** Who is told of alerts besides those who look here, and what became of each message. */
export default function ReceiversPage() {
  const words = useWords();
  usePageTitle(words.t('receivers.title'));
  const whyNot = useWhyNot('editor');
  return (
    <>
      <h1 className="text-2xl font-semibold">{words.t('alerts.title')}</h1>
      <AlertsNav />
      {whyNot === null ? (
        <div className="grid gap-4">
          <Receivers />
          <Deliveries />
        </div>
      ) : (
        <Notice kind="warning">{whyNot}</Notice>
      )}
    </>
  );
}

function useAgain() {
  const client = useQueryClient();
  return () => {
    void client.invalidateQueries({ queryKey: keys.receivers });
    void client.invalidateQueries({ queryKey: keys.deliveries });
  };
}

function Receivers() {
  const words = useWords();
  const again = useAgain();
  const [made, setMade] = useState<NewReceiverWire | null>(null);
  const receivers = useQuery({
    queryKey: keys.receivers,
    queryFn: ({ signal }) => notifyApi.receivers(signal),
  });
  return (
    <>
      <Section title={words.t('receivers.title')} lead={words.t('receivers.lead')}>
        <ItemList query={receivers} what={words.t('receivers.title')} none={words.t('receivers.none')}>
          {(receiver) => <Item receiver={receiver} />}
        </ItemList>
      </Section>
      <ForRole needed="admin">
        <Section title={words.t('receivers.new')} lead={words.t('receivers.newLead')}>
          {made?.secret && (
            <div className="mb-4">
              <SecretShown
                title={words.t('receivers.made', { name: made.name })}
                label={words.t('receivers.secret')}
                secret={made.secret}
              />
            </div>
          )}
          <ReceiverForm
            receiver={null}
            done={(receiver) => {
              setMade(receiver);
              again();
            }}
          />
        </Section>
      </ForRole>
    </>
  );
}

function Item({ receiver }: { receiver: ReceiverWire }) {
  const words = useWords();
  const again = useAgain();
  const { id, name, kind, url, to, chat, matchers } = receiver;
  const testing = useMutation({ mutationFn: () => notifyApi.testReceiver(id), onSettled: again });
  // Addresses of people are shown to administrators alone.
  const where = [url ?? to?.join(', '), chat].filter((one) => typeof one === 'string');
  const only = matchers.map(({ name: label, op, value }) => `${label}${op}${value}`);
  const [isEdited, setEdited] = useState(false);
  if (isEdited)
    return (
      <div className="basis-full py-2">
        <ReceiverForm
          receiver={receiver}
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
      <ItemText
        title={
          <>
            <bdi>{name}</bdi> · {words.t(`receivers.kind.${kind}`)}
          </>
        }
      >
        {where.map((one, at) => (
          <Fragment key={one}>
            {at > 0 && ' · '}
            <bdi className="break-all">{one}</bdi>
          </Fragment>
        ))}
        {only.length > 0 && (
          <>
            {where.length > 0 && ' · '}
            {words.t('receivers.only')} <bdi>{only.join(', ')}</bdi>
          </>
        )}
      </ItemText>
      <ForRole needed="admin">
        <Button
          aria-label={`${words.t('receivers.test')}: ${name}`}
          disabled={testing.isPending}
          onClick={() => testing.mutate()}
        >
          {words.t('receivers.test')}
        </Button>
        <Button aria-label={`${words.t('receivers.edit')}: ${name}`} onClick={() => setEdited(true)}>
          {words.t('receivers.edit')}
        </Button>
        <Confirmed
          label={words.t('settings.remove')}
          about={name}
          question={words.t('receivers.removeQuestion')}
          act={() => notifyApi.deleteReceiver(id)}
          done={again}
        />
      </ForRole>
      <div role="status" className="basis-full text-sm empty:hidden">
        {testing.isSuccess && <TestOutcome receiver={id} delivery={testing.data.id} settled={again} />}
        {testing.isError && <Notice kind="error">{failureText(words, testing.error)}</Notice>}
      </div>
    </>
  );
}

const lookAgainMs = 1_000;

/** What came of a test: looked at again until the other side has taken it, or has refused it for good. */
function TestOutcome({
  receiver,
  delivery,
  settled,
}: {
  receiver: string;
  delivery: string;
  settled: () => void;
}) {
  const words = useWords();
  const { data } = useQuery({
    queryKey: [...keys.deliveries, 'test', receiver, delivery],
    queryFn: async ({ signal }) =>
      (await notifyApi.deliveriesTo(receiver, signal)).items.find(({ id }) => id === delivery) ?? null,
    refetchInterval: ({ state }) => (state.data?.status === 'waiting' ? lookAgainMs : false),
  });
  const isSettled = data?.status === 'sent' || data?.status === 'dead';
  const tell = useRef(settled);
  tell.current = settled;
  useEffect(() => {
    // The list of messages says so too.
    if (isSettled) tell.current();
  }, [isSettled]);
  const error = data?.lastError ?? '';
  if (data?.status === 'sent') return <Notice kind="good">{words.t('receivers.testArrived')}</Notice>;
  if (data?.status === 'dead')
    return <Notice kind="error">{words.t('receivers.testFailed', { error: `\u2068${error}\u2069` })}</Notice>;
  if (error !== '')
    return (
      <Notice kind="warning">{words.t('receivers.testAgain', { error: `\u2068${error}\u2069` })}</Notice>
    );
  return <p className="text-muted">{words.t('receivers.testWaits')}</p>;
}

const statuses = ['dead', 'waiting', 'sent'] as const;

function Deliveries() {
  const words = useWords();
  const [status, setStatus] = useState<DeliveryWire['status'] | null>(null);
  const list = useInfiniteQuery(
    paged([...keys.deliveries, status], (cursor, signal) => notifyApi.deliveries(status, cursor, signal)),
  );
  return (
    <Section title={words.t('deliveries.title')} lead={words.t('deliveries.lead')}>
      <div className="mb-4 max-w-xs">
        <Field label={words.t('alerts.filter')}>
          {(aids) => (
            <select
              {...aids}
              value={status ?? ''}
              onChange={({ target }) => setStatus((target.value || null) as typeof status)}
            >
              <option value="">{words.t('alerts.all')}</option>
              {statuses.map((one) => (
                <option key={one} value={one}>
                  {words.t(`deliveries.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <Paged
        list={list}
        what={words.t('deliveries.title')}
        height={160}
        none={<p className="text-sm text-muted">{words.t('deliveries.none')}</p>}
        more={words.t('sources.more')}
      >
        {(deliveries) => (
          <ol className="divide-y divide-line border-y border-line">
            {deliveries.map((delivery) => (
              <Delivery key={delivery.id} delivery={delivery} />
            ))}
          </ol>
        )}
      </Paged>
    </Section>
  );
}

function Delivery({ delivery }: { delivery: DeliveryWire }) {
  const words = useWords();
  const again = useAgain();
  const { id, receiver, reason, status, attempts, createdAt, lastError, alerts } = delivery;
  const resending = useMutation({ mutationFn: () => notifyApi.resendDelivery(id), onSettled: again });
  const [first] = alerts;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 text-sm">
      <div className="min-w-0 flex-1 basis-64">
        <p>
          <span className="font-semibold">{words.t(`deliveries.${status}`)}</span>
          {' · '}
          {words.t(`deliveries.reason.${reason}`)}
          {first !== undefined && (
            <>
              {' · '}
              <TextLink href={`/alerts/${first.id}`}>{words.text(first.name)}</TextLink>
              {alerts.length > 1 && ` ${words.t('deliveries.more', { count: alerts.length - 1 })}`}
            </>
          )}
        </p>
        <p className="text-xs text-muted">
          <bdi>{receiver.name}</bdi>
          {' · '}
          {words.instant(createdAt)}
          {attempts > 1 && ` · ${words.t('deliveries.attempts', { count: attempts })}`}
          {lastError !== null && (
            <>
              {' · '}
              <bdi className="break-words">{lastError}</bdi>
            </>
          )}
        </p>
      </div>
      {status !== 'waiting' && (
        <Button
          aria-label={`${words.t('deliveries.resend')}: ${receiver.name}, ${words.instant(createdAt)}`}
          disabled={resending.isPending}
          onClick={() => resending.mutate()}
        >
          {words.t('deliveries.resend')}
        </Button>
      )}
      <div role="status" className="basis-full empty:hidden">
        {resending.isError && <Notice kind="error">{failureText(words, resending.error)}</Notice>}
      </div>
    </li>
  );
}
