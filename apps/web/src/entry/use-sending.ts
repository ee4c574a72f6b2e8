/** For as long as somebody is signed in: keeps what the form needs offline, and sends what waits. */
import { allows } from '@marsad/indicators';
import type { IndicatorSummaryWire, InstanceWire } from '@marsad/indicators/contract';
import { hashKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from '../api/queries.js';
import { reopenAfterMs, useConnection } from '../live/stream.js';
import { storeCatalogue } from '../session/device-store.js';
import { useSession } from '../session/session.js';
import { showWaitingOf, useWaiting } from './waiting-queue.js';

/** Who may enter figures here; null for everybody else. */
function useContributor(): string | null {
  const { person, role } = useSession();
  return person !== null && role !== null && allows(role, 'contributor') ? person.id : null;
}

export function useSending(): void {
  const person = useContributor();
  const { figures } = useWaiting();
  const isLive = useConnection().state === 'live';
  const hasSome = figures.some(({ state }) => state.kind === 'waiting');
  useKeptCatalogue(person);
  useEffect(() => {
    // A browser without storage keeps nothing, and has nothing to show.
    void showWaitingOf(person).catch(() => {});
  }, [person]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a connection that came back is a reason to try at once.
  useEffect(() => (person !== null && hasSome ? keepSending(person) : undefined), [person, hasSome, isLive]);
}

function keepSending(person: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;
  let stopped = false;
  const go = async (): Promise<void> => {
    clearTimeout(timer);
    if (!navigator.onLine) return;
    const outcome = await import('./send-waiting.js')
      .then(({ sendWaiting }) => sendWaiting(person))
      .catch(() => 'later' as const);
    if (outcome === 'done' || stopped) return;
    timer = setTimeout(() => void go(), reopenAfterMs(attempt));
    attempt += 1;
  };
  const online = () => {
    attempt = 0;
    void go();
  };
  window.addEventListener('online', online);
  void go();
  return () => {
    stopped = true;
    clearTimeout(timer);
    window.removeEventListener('online', online);
  };
}

/** Whenever the indicators were read anyway, what the form needs of them is kept. */
function useKeptCatalogue(person: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (person === null) return undefined;
    let last: unknown;
    const keep = (): void => {
      const data = client.getQueryData<IndicatorSummaryWire[]>(keys.indicators);
      if (data === undefined || data === last) return;
      last = data;
      const instance = client.getQueryData<InstanceWire>(keys.instance);
      void storeCatalogue(person, data, instance?.timeZone ?? null);
    };
    keep();
    const wanted = hashKey(keys.indicators);
    return client.getQueryCache().subscribe(({ type, query }) => {
      if (type === 'updated' && query.queryHash === wanted) keep();
    });
  }, [client, person]);
}
