import './fonts.css';
import './app.css';

const begin = () => void import('./shell/begin.js');

// What index.html shows by itself is painted first: scripts are here sooner than they have run.
if (document.documentElement.dataset.shell === undefined || document.hidden) begin();
else requestAnimationFrame(() => setTimeout(begin));
