// `npm run migrate`: the migrate step of the distributed composition.
import { load, prepare, root } from './prepare.mjs';

prepare();
const { migrateOnce } = await load('migrate');
await migrateOnce(process.env, root);
// Everything is closed by now; whatever still holds the process open must not.
process.exit();
