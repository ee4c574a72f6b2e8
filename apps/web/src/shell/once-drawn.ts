/** What a page sets about once it is drawn. */
import type { QueryClient } from '@tanstack/react-query';
import { keepToOnePerson } from '../session/whose-page.js';
import { keepAppOnDevice } from './app-version.js';

export function onceDrawn(client: QueryClient): void {
  // A chart in another site's page is nobody's, and leads nowhere.
  if (location.pathname.startsWith('/charts/')) return;
  keepToOnePerson(client);
  keepAppOnDevice();
  // Where the first click leads; what cannot be fetched is asked for again then.
  void import('./other-pages.js').catch(() => {});
}
