// `npm start`
import { load, prepare, root } from './prepare.mjs';

prepare();
const { runUntilStopped } = await load('process');
await runUntilStopped(process.env, root);
// Everything is closed by now; whatever still holds the process open must not.
process.exit();
