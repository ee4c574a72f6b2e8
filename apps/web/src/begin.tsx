import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-arabic/wght.css';
import './app.css';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App, firstPart } from './app.js';
import { takeBeginning } from './beginning.js';
import { catalogues } from './language.js';
import { followSystemTheme, preferences } from './preferences.js';
import { newQueryClient } from './queries.js';

const element = document.getElementById('root');
if (element === null) throw new Error('index.html has no #root');
const root = createRoot(element);
followSystemTheme();
const client = newQueryClient();
const { language } = preferences();
void Promise.all([
  catalogues[language](),
  firstPart(location.pathname),
  // In a piece of its own: between this and the rest the browser can paint.
  new Promise((resolve) => setTimeout(resolve)).then(() => takeBeginning(client)),
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
  void import('./offline/app-version.js').then(({ keepAppOnDevice }) => keepAppOnDevice());
});
