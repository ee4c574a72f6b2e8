// `npm run demo`: the dashboard with invented figures, in a data directory of its own.
import { join } from 'node:path';
import { load, prepare, root } from './prepare.mjs';

prepare();
const { runUntilStopped } = await load('process');
await runUntilStopped({ ...process.env, DATA_DIR: process.env.DATA_DIR || join(root, 'demo-data') }, root, {
  demo: true,
});
// Everything is closed by now; whatever still holds the process open must not.
process.exit();
