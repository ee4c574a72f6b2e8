import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/noto-sans-arabic/wght.css';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { followSystemTheme } from './preferences.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
followSystemTheme();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
// Not part of what has to be there first.
void import('./offline/app-version.js').then(({ keepAppOnDevice }) => keepAppOnDevice());
