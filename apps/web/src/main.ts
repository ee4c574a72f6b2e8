import './fonts.css';
import './app.css';

const { shell, leaving } = document.documentElement.dataset;
const begin = () => void import('./shell/begin.js');
// What index.html shows by itself is painted first: scripts are here sooner than they have run.
const soon = () => requestAnimationFrame(() => setTimeout(begin));

// While somebody is being signed out there is nothing to begin: see public/first-paint.js.
if (leaving === undefined) (shell === undefined || document.hidden ? begin : soon)();
