import type { LiveEvent } from '@marsad/indicators';
import type { AlertWire, SeriesWire } from '@marsad/indicators/contract';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { api, isOwn } from '../api/client.js';
import { keys } from '../api/queries.js';
import { useWords, type Words } from '../language/words.js';
import { follow } from '../live/stream.js';
import { notify } from '../notify/browser-notifications.js';
import { useSession } from '../session/session.js';
import { CloseMark } from '../ui/close-mark.js';
import { TextLink } from '../ui/text-link.js';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly href: string;
}

const shownMs = 12_000;
const subscriptionsStaleMs = 60_000;
const most = 3;

/** Follows the event stream and says politely what came. */
export function LiveToasts() {
  const client = useQueryClient();
  const person = useSession().person?.id ?? null;
  const words = useWords();
  const current = useRef(words);
  current.current = words;
  const [, go] = useLocation();
  const goTo = useRef(go);
  goTo.current = go;
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  useEffect(() => {
    let count = 0;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const stop = follow(client, (event) => {
      void newsOf(event, client, current.current, person).then((toast) => {
        if (toast === null) return;
        if (event.type === 'alert.changed' && event.state === 'firing' && !toast.quiet)
          notify(person, toast.text, event.alert, () => goTo.current(toast.href));
        count += 1;
        const shown = { ...toast, id: count };
        setToasts((before) => [...before, shown].slice(-most));
        const timer = setTimeout(() => {
          timers.delete(timer);
          setToasts((before) => before.filter(({ id }) => id !== shown.id));
        }, shownMs);
        timers.add(timer);
      });
    });
    return () => {
      stop();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [client, person]);
  return (
    <section
      aria-live="polite"
      aria-label={words.t('toast.region')}
      // Where nothing is pressed: on a narrow screen, what saves and takes back stands at the bottom.
      className="pointer-events-none fixed end-4 top-20 z-40 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 lg:bottom-4 lg:top-auto"
    >
      {toasts.map(({ id, text, href }) => (
        <div
          key={id}
          className="pointer-events-auto flex items-start gap-3 rounded-tremor-default border border-edge bg-surface p-3 text-sm text-ink shadow-lg"
        >
          <p className="min-w-0 flex-1">
            {text} <TextLink href={href}>{words.t('toast.see')}</TextLink>
          </p>
          <button
            type="button"
            aria-label={words.t('toast.close')}
            className="-m-1 rounded-sm p-1 leading-none text-muted hover:text-ink"
            onClick={() => setToasts((before) => before.filter((toast) => toast.id !== id))}
          >
            <CloseMark />
          </button>
        </div>
      ))}
    </section>
  );
}

/** `quiet`: shown on the page, without a message of the browser itself. */
type News = Omit<Toast, 'id'> & { readonly quiet?: boolean };

/** Null for what this page itself has written: whoever saved a figure is told so where it was saved. */
async function newsOf(
  event: LiveEvent,
  client: QueryClient,
  words: Words,
  person: string | null,
): Promise<News | null> {
  if ((await isOwn(event)) || !(await isWanted(event, client, person))) return null;
  return toastFor(event, client, words);
}

/** Whoever wants to hear of no more than what they follow does not. */
async function isWanted(event: LiveEvent, client: QueryClient, person: string | null): Promise<boolean> {
  if (person === null || !('indicator' in event)) return true;
  try {
    const { subscriptionApi } = await import('../api/subscriptions.js');
    const { items, telling } = await client.fetchQuery({
      queryKey: keys.subscriptions,
      queryFn: () => subscriptionApi.subscriptions(),
      staleTime: subscriptionsStaleMs,
    });
    if (!telling.onlyFollowed) return true;
    const { indicator } = event;
    return items.some(
      (one) =>
        one.app &&
        one.indicators.includes(indicator) &&
        (one.kind !== 'rule' || event.type === 'alert.changed'),
    );
  } catch {
    return true;
  }
}

async function toastFor(event: LiveEvent, client: QueryClient, words: Words): Promise<News | null> {
  try {
    switch (event.type) {
      case 'observation.committed':
        return await figureToast(event, client, words);
      case 'alert.changed':
        return await alertToast(event, client, words);
      case 'baseline.changed': {
        const { name } = await client.fetchQuery({
          queryKey: keys.indicator(event.indicator),
          queryFn: () => api.indicator(event.indicator),
        });
        return {
          text: words.t('toast.baseline', { name: words.text(name) }),
          href: `/indicators/${event.indicator}`,
        };
      }
      // Seen where they are worked on; nobody needs to be called to them.
      case 'indicator.changed':
      case 'submission.changed':
      case 'import.progress':
      case 'feed.changed':
      case 'reading.changed':
      case 'place.changed':
      case 'timeline.changed':
      case 'brief.changed':
      case 'own-check.changed':
      case 'silence.changed':
        return null;
    }
  } catch {
    // A toast is an extra; the pages say for themselves what they can't read.
    return null;
  }
}

async function figureToast(
  event: Extract<LiveEvent, { type: 'observation.committed' }>,
  client: QueryClient,
  words: Words,
): Promise<News | null> {
  const series: SeriesWire = await client.fetchQuery({
    queryKey: keys.series(event.indicator, event.dimensions, null),
    queryFn: () => api.series(event.indicator, event.dimensions, null),
  });
  const found = statedBy(series, event.observation);
  if (found === null) return null;
  const { indicator } = series;
  return {
    text: words.t('toast.figure', {
      // What was corrected, or restored after a retraction, is no new figure.
      isNew: String(found.observation.revision === 1),
      name: words.text(indicator.name),
      period: words.period(found.period),
      figure: words.figure(found.quantity, indicator.unit, found.per),
      verdict: words.verdict(found.comparison.verdict),
    }),
    href: `/indicators/${indicator.id}`,
  };
}

/** The figure an observation states, which may stand beside the one that is recommended for its period. */
function statedBy({ points }: SeriesWire, id: string) {
  for (const point of points)
    for (const { observation, quantity, per, comparison } of [point, ...point.alternatives])
      if (observation?.id === id) return { observation, quantity, per, comparison, period: point.period };
  return null;
}

const alertTexts = { firing: 'toast.firing', normal: 'toast.resolved', pending: 'toast.pending' } as const;

async function alertToast(
  event: Extract<LiveEvent, { type: 'alert.changed' }>,
  client: QueryClient,
  words: Words,
): Promise<News | null> {
  const key = alertTexts[event.state as keyof typeof alertTexts];
  if (key === undefined || event.silent) return null;
  const alert: AlertWire = await client.fetchQuery({
    queryKey: keys.alert(event.alert),
    queryFn: () => api.alert(event.alert),
  });
  return {
    text: words.t(key, {
      name: words.text(alert.name),
      figure:
        alert.value === null
          ? words.t('toast.noFigure')
          : words.figure(alert.value.quantity, alert.unit, alert.value.per),
    }),
    href: `/alerts/${event.alert}`,
    quiet: alert.quiet,
  };
}
