import './fonts.css';
import './app.css';

const { shell, leaving } = document.documentElement.dataset;
const pause = () => new Promise((resolve) => setTimeout(resolve));
// React sets itself up in a piece of its own: between the two the browser can paint.
const begin = () => void import('react-dom/client').then(pause).then(() => import('./shell/begin.js'));
// What index.html shows by itself is painted first: scripts are here sooner than they have run.
const soon = () => requestAnimationFrame(() => setTimeout(begin));

// While somebody is being signed out there is nothing to begin: see public/first-paint.js.
if (leaving === undefined) (shell === undefined || document.hidden ? begin : soon)();
