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

export function takeFirstPage(client: QueryClient): void {
  const element = document.getElementById(beginningId);
  if (element === null) return;
  const beginning: BeginningWire = JSON.parse(element.textContent ?? '{}');
  const { session, instance, settings, firing, indicators, arrangement, changes, indicator, series } =
    beginning;
  element.remove();
  lastEvent = beginning.lastEvent ?? null;
  const read: readonly (readonly [readonly unknown[], unknown])[] = [
    [keys.session, session],
    [keys.instance, instance],
    [keys.settings, settings],
    [keys.alerts('firing'), firing],
    [keys.indicators, indicators],
    [keys.arrangement, arrangement],
    [keys.changes, changes],
    [keys.indicator(indicator?.id ?? ''), indicator],
    [keys.series(indicator?.id ?? '', {}, null), series],
  ];
  for (const [key, value] of read) if (value !== undefined) client.setQueryData(key, value);
  // As whenever it is read: without a connection, this is who goes on.
  if (session !== undefined)
    void import('../session/device-store.js').then(({ storeSession }) => storeSession(session));
}
