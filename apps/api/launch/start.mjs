// `npm start`
import { load, prepare, root } from './prepare.mjs';

prepare();
const { runUntilStopped } = await load('main');
await runUntilStopped(process.env, root);
