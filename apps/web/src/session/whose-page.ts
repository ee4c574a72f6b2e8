/**
 * A page belongs to one person. As soon as it turns out that nobody is signed in here any more, or somebody else, it is
 * hidden and read anew: nothing that was read for the one is left in it for the next, in whatever tab, and also where the
 * browser brings a page back as it was left.
 */
import type { SessionWire } from '@marsad/indicators/contract';
import { hashKey, type QueryClient } from '@tanstack/react-query';
import { askAs } from '../api/client.js';
import { keys } from '../api/queries.js';
import { isLeaving, keepNoMore, watchLeaving } from './kept.js';

const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('marsad-session') : null;

/** No form of a page that is hidden asks before it goes (ui/leave-question.tsx): it is not theirs any more who could answer. */
function hide(): void {
  const root = document.getElementById('root');
  if (root !== null) root.hidden = true;
}

export function readAnew(): void {
  hide();
  keepNoMore();
  window.location.reload();
}

/** A tab that signs out is done sooner, unless it was closed: then this page goes on with it. */
const patienceMs = 5_000;

/** While somebody signs out, a page that is read anew might still be theirs: index.html says what goes on instead. */
function conceal(): void {
  keepNoMore();
  document.documentElement.dataset.leaving = '';
  setTimeout(readAnew, patienceMs);
}

/** Tells the other tabs who is signed in here now. @param person null for nobody. */
export function tellTabs(person: string | null): void {
  channel?.postMessage(person);
}

export function keepToOnePerson(client: QueryClient): void {
  const signedIn = () => client.getQueryData<SessionWire>(keys.session)?.person?.id ?? null;
  let shown = signedIn();
  askAs(shown);
  const session = hashKey(keys.session);
  // Called before anything of it is drawn.
  client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || query.queryHash !== session) return;
    const now = signedIn();
    if (now === shown) return;
    if (isLeaving()) conceal();
    else {
      tellTabs(now);
      if (shown !== null) readAnew();
      else askAs(now);
    }
    shown = now;
  });
  channel?.addEventListener('message', ({ data: person }) => {
    if (person === shown) return;
    if (shown === null) void client.invalidateQueries({ queryKey: keys.session });
    else readAnew();
  });
  watchLeaving((leaving) => (leaving ? conceal() : readAnew()));
  window.addEventListener('pagehide', ({ persisted }) => {
    if (persisted) hide();
  });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) readAnew();
  });
}
