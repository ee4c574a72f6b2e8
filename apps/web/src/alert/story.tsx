import type { AlertStoryItemWire, AlertWire } from '@marsad/indicators/contract';
import { useId } from 'react';
import { useAlertStory } from '../api/alerts.js';
import { useWords, type Words } from '../language/words.js';
import { StateMark } from '../saying/state-mark.js';
import { Card } from '../ui/card.js';
import { Failed } from '../ui/failed.js';
import { Skeleton } from '../ui/skeleton.js';
import { TextLink } from '../ui/text-link.js';
import { reasonText } from './reasons.js';

type Item = AlertStoryItemWire;
type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>;

/** What happened around an alert in one line of time: figures, corrections, messages and people. */
export function AlertStory({ alert }: { alert: AlertWire }) {
  const words = useWords();
  const id = useId();
  const { data, isError, error, refetch } = useAlertStory(alert.id);
  return (
    <Card labelledBy={id} className="flex flex-col gap-3">
      <div>
        <h2 id={id} className="text-base font-semibold">
          {words.t('story.title')}
        </h2>
        <p className="text-sm text-muted">{words.t('story.lead')}</p>
      </div>
      {data !== undefined ? (
        <ol className="flex flex-col gap-3">
          {numbered(data).map(({ item, key }) => (
            <li key={key} className="flex items-start gap-3 border-s-2 border-line ps-3">
              <Mark kind={item.kind} />
              <div className="min-w-0">
                <Told item={item} alert={alert} />
                <p className="text-xs text-faint">
                  {words.t(`story.${item.kind}`)} · {words.instant(item.at)}
                </p>
              </div>
            </li>
          ))}
        </ol>
      ) : isError ? (
        <Failed what={words.t('story.title')} error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton height={160} />
      )}
    </Card>
  );
}

/** Counted from the first thing that happened: what comes later changes no number. */
const numbered = (items: readonly Item[]) => items.map((item, at) => ({ item, key: items.length - at }));

/** Four shapes for four kinds: a point, a pencil, a letter, a person. */
const shapes: Readonly<Record<Item['kind'], string>> = {
  figure: 'M8 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  correction: 'M11.2 1.8 14.2 4.8 5.4 13.6 1.8 14.2 2.4 10.6z',
  message: 'M1 3h14v10H1zM1 3l7 5.5L15 3',
  person: 'M8 1.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM2.5 14.5c0-3 2.4-5 5.5-5s5.5 2 5.5 5z',
};

function Mark({ kind }: { kind: Item['kind'] }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden className="mt-1 size-4 shrink-0">
      <path
        d={shapes[kind]}
        className={kind === 'message' ? 'fill-none stroke-muted' : 'fill-muted'}
        strokeWidth={1.4}
        strokeLinejoin="round"
      />
    </svg>
  );
}

function Told({ item, alert }: { item: Item; alert: AlertWire }) {
  switch (item.kind) {
    case 'figure':
    case 'correction':
      return <FigureTold item={item} alert={alert} />;
    case 'message':
      return <MessageTold item={item} />;
    case 'person':
      return <PersonTold item={item} />;
  }
}

function FigureTold({ item, alert }: { item: Of<'figure'> | Of<'correction'>; alert: AlertWire }) {
  const words = useWords();
  const { value, per, period, previousValue, observation, source, by, reason } = item;
  const figure = [
    value === null ? null : words.figure(value, alert.unit, per ?? 'period'),
    period === null ? null : words.period(period),
  ].filter((part) => part !== null);
  const said = figure.join(' · ');
  const because = reasonText(words, reason);
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3">
        <StateMark state={item.to} />
        {because !== null && <span className="text-muted">{because}</span>}
      </p>
      {said !== '' && (
        <p>
          {observation === null ? said : <TextLink href={`/observations/${observation}`}>{said}</TextLink>}
        </p>
      )}
      {previousValue !== null && (
        <p className="text-muted">
          {words.t('alert.instead', { figure: words.figure(previousValue, alert.unit, per ?? 'period') })}
        </p>
      )}
      {source !== null && (
        <p className="text-sm text-muted">
          <bdi>{source.title}</bdi>
          {by !== null && <> · {words.t('story.enteredBy', { by })}</>}
        </p>
      )}
    </>
  );
}

function MessageTold({ item }: { item: Of<'message'> }) {
  const words = useWords();
  const { receiver, status } = item;
  return (
    <p>
      {words.t('story.told', {
        receiver: receiver.name,
        what: words.t(`deliveries.reason.${whatOf(item)}`),
      })}
      {status !== 'sent' && <span className="text-muted"> · {words.t(`deliveries.${status}`)}</span>}
    </p>
  );
}

/** A message may tell of many alerts: what it said of this one. */
function whatOf({ says, reason }: Of<'message'>) {
  if (says === 'resolved') return 'all-resolved';
  return reason === 'all-resolved' || reason === 'some-resolved' ? 'repeat' : reason;
}

function PersonTold({ item }: { item: Of<'person'> }) {
  const words = useWords();
  return (
    <>
      <p>{deedText(words, item)}</p>
      {item.note !== null && (
        <q>
          <bdi>{item.note}</bdi>
        </q>
      )}
    </>
  );
}

function deedText(words: Words, { action, by, outcome, to, until }: Of<'person'>): string {
  switch (action) {
    case 'triage':
      return outcome === null
        ? words.t('story.untriage', { by })
        : words.t('story.triage', { by, outcome: words.t(`triage.${outcome}`) });
    case 'assign':
      return to === null ? words.t('story.unassign', { by }) : words.t('story.assign', { by, to });
    case 'silence':
      return words.t('story.silence', { by, when: until === null ? '' : words.instant(until) });
    default:
      return words.t(`story.${action}`, { by });
  }
}
