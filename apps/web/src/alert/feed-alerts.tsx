import type { FeedAlertWire } from '@marsad/indicators/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { feedApi } from '../api/feeds.js';
import { keys } from '../api/queries.js';
import { useWords } from '../language/words.js';
import { SeverityMark } from '../saying/severity-mark.js';
import { StateMark } from '../saying/state-mark.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { TextLink } from '../ui/text-link.js';
import { AcknowledgeForm, acknowledgementText } from './acknowledge-form.js';

/** Feeds in trouble, and what was: beside the alerts of rules, since there is no figure in them. */
export function FeedAlerts({ alerts }: { alerts: readonly FeedAlertWire[] }) {
  const words = useWords();
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-6">
      <h2 id={id} className="mb-2 text-base font-semibold">
        {words.t('feeds.title')}
      </h2>
      <ul aria-labelledby={id} className="flex flex-col gap-3">
        {alerts.map((alert) => (
          <li key={alert.id}>
            <FeedAlert alert={alert} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FeedAlert({ alert }: { alert: FeedAlertWire }) {
  const words = useWords();
  const { feed, trouble, reason, startsAt, endsAt, acknowledgedBy, silencedUntil } = alert;
  const start = words.instant(startsAt);
  return (
    <Card className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <SeverityMark severity="warning" className="text-sm" />
        <StateMark state={endsAt === null ? 'firing' : 'normal'} className="text-sm" />
        {silencedUntil !== null && (
          <span className="text-xs text-muted">
            {words.t('feeds.silenced', { when: words.instant(silencedUntil) })}
          </span>
        )}
        <span className="ms-auto text-xs text-muted">
          {endsAt === null
            ? words.t('alerts.since', { day: start })
            : words.t('alerts.span', { start, end: words.instant(endsAt) })}
        </span>
      </div>
      <h3 className="text-base font-semibold">
        <bdi>{feed.name}</bdi>
      </h3>
      <p>
        <span className="font-semibold">{words.t(`feeds.trouble.${trouble}`)}</span>{' '}
        {words.problem(reason.code, reason.params ?? {}, reason.detail)}
      </p>
      {acknowledgedBy !== null && (
        <p className="text-sm text-muted">
          {acknowledgementText(words, acknowledgedBy)}
          {acknowledgedBy.note !== null && (
            <>
              {' '}
              <q>
                <bdi>{acknowledgedBy.note}</bdi>
              </q>
            </>
          )}
        </p>
      )}
      <Deeds alert={alert} />
    </Card>
  );
}

function Deeds({ alert: { id, feed, endsAt } }: { alert: FeedAlertWire }) {
  const words = useWords();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        <TextLink href="/tables/feeds" about={feed.name}>
          {words.t('feeds.see')}
        </TextLink>
        {endsAt === null && (
          <>
            <TextLink href={`/silences?${new URLSearchParams({ feed: feed.name })}`} about={feed.name}>
              {words.t('silences.this')}
            </TextLink>
            <Button
              aria-expanded={isOpen}
              aria-label={`${words.t('ack.do')}: ${feed.name}`}
              onClick={() => setOpen(!isOpen)}
            >
              {words.t('ack.do')}
            </Button>
          </>
        )}
      </div>
      {isOpen && endsAt === null && (
        <AcknowledgeForm
          send={(note, until) => feedApi.acknowledgeFeed(id, note, until)}
          done={async () => {
            await client.invalidateQueries({ queryKey: keys.feeds });
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
