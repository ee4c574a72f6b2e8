/** What the server wrote into the page, so that it is drawn at once: taken as if it had just been asked for. */

import type { BeginningWire } from '@marsad/indicators/contract';
import { beginningId } from '@marsad/indicators/limits';
import type { QueryClient } from '@tanstack/react-query';
import { keys } from '../api/queries.js';

let lastEvent: number | null = null;

/** The event from which the stream goes on, so that nothing has to be read again; null where that is not known. */
export function takeLastEvent(): number | null {
  const taken = lastEvent;
  lastEvent = null;
  return taken;
}

/** What cannot be read, or is of another shape, is asked for: a page without it is late, and none would be worse. */
export function takeFirstPage(client: QueryClient): void {
  const element = document.getElementById(beginningId);
  element?.remove();
  let beginning: BeginningWire = {};
  try {
    beginning = Object(JSON.parse(element?.textContent ?? ''));
  } catch {
    // Then nothing is there.
  }
  /** @param part what it has, whatever it says. @param key under which it is kept, where that is not its name alone. */
  const take = <Key extends keyof BeginningWire>(
    name: Key,
    part: keyof NonNullable<BeginningWire[Key]>,
    key: readonly unknown[] = [name],
  ) => {
    const value = beginning[name];
    if (Object(value)[part] !== undefined) client.setQueryData(key, value);
  };
  const id = beginning.indicator?.id ?? '';
  lastEvent = beginning.lastEvent ?? null;
  take('session', 'state');
  take('instance', 'demo');
  take('settings', 'review');
  take('firing', 'map', keys.alerts('firing'));
  take('indicators', 'map');
  take('arrangement', 'order');
  take('changes', 'items');
  take('indicator', 'name', keys.indicator(id));
  take('series', 'points', keys.series(id, {}, null));
  const { session } = beginning;
  // As whenever it is read: without a connection, this is who goes on.
  if (session !== undefined)
    void import('../session/device-store.js').then(({ storeSession }) => storeSession(session));
}
