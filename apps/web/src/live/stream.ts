/** One event stream for the whole page: it says what to read again, and how well we are connected. */
import { type LiveEvent, liveEventTypes } from '@marsad/indicators';
import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { keys } from '../api/queries.js';
import { takeLastEvent } from './first-page.js';
import { gathered } from './gather.js';

export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  | { readonly state: 'reconnecting'; readonly since: Date }
  | { readonly state: 'offline'; readonly since: Date };

let connection: Connection = { state: 'connecting' };
const listeners = new Set<() => void>();

function become(next: Connection): void {
  connection = next;
  for (const tell of listeners) tell();
}

/** The moment a connection was lost stays the same while it moves between reconnecting and offline. */
export function lost(before: Connection, state: 'reconnecting' | 'offline', now: Date): Connection {
  return { state, since: 'since' in before ? before.since : now };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, () => connection);
}

/** Which query keys an event makes stale. */
export function staleAfter(event: LiveEvent): readonly (readonly unknown[])[] {
  switch (event.type) {
    case 'observation.committed':
      return [
        keys.indicators,
        keys.placeFigures,
        keys.allSeries(event.indicator),
        keys.allAlerts,
        keys.allObservations,
        keys.changes,
        keys.ownChecks,
        ['preview'],
      ];
    case 'alert.changed':
      return [keys.indicators, keys.placeFigures, keys.allAlerts, keys.changes, keys.ownChecks];
    case 'baseline.changed':
      return [
        keys.indicators,
        keys.placeFigures,
        keys.allSeries(event.indicator),
        keys.allAlerts,
        keys.changes,
        keys.ownChecks,
        ['preview'],
      ];
    case 'indicator.changed':
      return [
        keys.indicators,
        keys.placeFigures,
        keys.allSeries(event.indicator),
        keys.changes,
        keys.readings,
        keys.ownChecks,
      ];
    case 'submission.changed':
      return [keys.submissions, keys.settings];
    case 'import.progress':
      return [keys.imports];
    case 'feed.changed':
      return [keys.feeds, keys.imports];
    case 'reading.changed':
      return [keys.readings];
    case 'place.changed':
      return [keys.places];
    case 'timeline.changed':
      return [keys.timeline, keys.shownBriefs];
    case 'brief.changed':
      return [keys.savedBriefs];
    case 'own-check.changed':
      return [keys.ownChecks, keys.shownBriefs];
    case 'silence.changed':
      return [keys.silences, keys.allAlerts, [...keys.feeds, 'alerts']];
  }
}

/** Within which what is stale is read again only once. */
const momentMs = 150;

const longestWaitMs = 30_000;

/** The server says something every fifteen seconds: three times unheard, the line is one that leads nowhere. */
const deafMs = 45_000;

/** Waits 1, 2, 4 ... seconds, at most half a minute, then tries the stream anew. */
export function reopenAfterMs(attempt: number): number {
  return Math.min(longestWaitMs, 1000 * 2 ** Math.min(attempt, 10));
}

export function follow(client: QueryClient, tell: (event: LiveEvent) => void): () => void {
  const stale = gathered(
    // Not given up for what comes next: on a slow line, much news would leave no answer the time to come.
    (queryKey) => void client.invalidateQueries({ queryKey }, { cancelRefetch: false }),
    (call) => setTimeout(call, momentMs),
  );
  let stream: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let deaf: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  // The page was read before there was a stream: where it does not say after which event, what came in between is in
  // neither.
  let after = takeLastEvent();
  let missed = after === null;

  const heard = (): void => {
    clearTimeout(deaf);
    deaf = setTimeout(() => {
      become(lost(connection, navigator.onLine ? 'reconnecting' : 'offline', new Date()));
      missed = true;
      open();
    }, deafMs);
  };
  const open = (): void => {
    clearTimeout(timer);
    stream?.close();
    heard();
    const source = new EventSource(`/api/v1/events${after === null ? '' : `?lastEventId=${after}`}`);
    after = null;
    stream = source;
    source.onopen = () => {
      attempt = 0;
      heard();
      become({ state: 'live' });
      // The browser resumes its own stream by Last-Event-ID; a stream opened anew can't, so everything is read again.
      // A change of who may do what is no event that waits: that is always looked at.
      void client.invalidateQueries(missed ? {} : { queryKey: keys.session });
      missed = false;
    };
    source.addEventListener('reset', () => void client.invalidateQueries());
    source.addEventListener('heartbeat', heard);
    source.onerror = () => {
      become(lost(connection, navigator.onLine ? 'reconnecting' : 'offline', new Date()));
      if (source.readyState !== EventSource.CLOSED) return;
      clearTimeout(deaf);
      // Refused for good: perhaps because nobody is signed in any more.
      void client.invalidateQueries({ queryKey: keys.session });
      missed = true;
      timer = setTimeout(open, reopenAfterMs(attempt));
      attempt += 1;
    };
    source.addEventListener('signed-out', () => {
      source.close();
      clearTimeout(deaf);
      void client.invalidateQueries({ queryKey: keys.session });
    });
    source.addEventListener('role-changed', () => {
      void client.invalidateQueries({ queryKey: keys.session });
    });
    source.addEventListener('pulse', () => {
      void client.invalidateQueries({ queryKey: keys.pipeline });
    });
    for (const type of liveEventTypes) {
      source.addEventListener(type, (message) => {
        heard();
        const event = { ...(JSON.parse(message.data as string) as object), type } as LiveEvent;
        stale(staleAfter(event));
        tell(event);
      });
    }
  };
  const online = (): void => {
    missed = true;
    attempt = 0;
    open();
  };
  const offline = (): void => become(lost(connection, 'offline', new Date()));

  window.addEventListener('online', online);
  window.addEventListener('offline', offline);
  open();
  return () => {
    clearTimeout(timer);
    clearTimeout(deaf);
    stream?.close();
    window.removeEventListener('online', online);
    window.removeEventListener('offline', offline);
  };
}
