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
  if (element === null) return;
  element.remove();
  let beginning: BeginningWire;
  try {
    beginning = Object(JSON.parse(element.textContent));
  } catch {
    return;
  }
  const { session, instance, settings, firing, indicators, arrangement, changes, indicator, series } =
    beginning;
  lastEvent = beginning.lastEvent ?? null;
  /** @param part what it has, whatever it says. */
  const take = <Value>(key: readonly unknown[], value: Value | undefined, part: keyof Value) => {
    if (Object(value)[part] !== undefined) client.setQueryData(key, value);
  };
  take(keys.session, session, 'state');
  take(keys.instance, instance, 'demo');
  take(keys.settings, settings, 'review');
  take(keys.alerts('firing'), firing, 'map');
  take(keys.indicators, indicators, 'map');
  take(keys.arrangement, arrangement, 'order');
  take(keys.changes, changes, 'items');
  take(keys.indicator(indicator?.id ?? ''), indicator, 'name');
  take(keys.series(indicator?.id ?? '', {}, null), series, 'points');
  // As whenever it is read: without a connection, this is who goes on.
  if (session !== undefined)
    void import('../session/device-store.js').then(({ storeSession }) => storeSession(session));
}
