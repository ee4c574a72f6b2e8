import { localeOf } from '@marsad/indicators';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { followSystemTheme, preferences } from '../language/preferences.js';
import { fetchWords } from '../language/words.js';
import { takeFirstPage } from '../live/first-page.js';
import { newQueryClient } from '../session/query-client.js';
import { App, firstPart } from './app.js';
import { reloadWhereAPartIsMissing } from './missing-part.js';

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no #root');
const root = createRoot(element);
followSystemTheme();
reloadWhereAPartIsMissing();
const pause = () => new Promise((resolve) => setTimeout(resolve));
/** A browser looks up how a language writes numbers when the first is written, which takes as long as drawing a page. */
const firstNumber = (locale: string) => new Intl.NumberFormat(locale).format(0);
const client = newQueryClient();
const { language, digits } = preferences();
void Promise.all([
  fetchWords(language, ['start']),
  firstPart(location.pathname),
  // While those are on their way, and in pieces of their own: between them the browser can paint.
  pause()
    .then(() => takeFirstPage(client))
    .then(pause)
    .then(() => firstNumber(localeOf(language, digits))),
]).then(([messages]) => {
  // Drawn in small pieces, between which the browser can answer a finger or a key.
  startTransition(() =>
    root.render(
      <StrictMode>
        <App client={client} catalogue={{ language, messages }} />
      </StrictMode>,
    ),
  );
  // Not part of what has to be there first.
  void import('./once-drawn.js').then(({ onceDrawn }) => onceDrawn(client));
});
