// `npm run --silent backup -- FILE`: everything that is on record in one file, also while the server runs.
import { load, prepare, root } from './prepare.mjs';

prepare();
const { printBackup } = await load('backup');
await printBackup(process.env, root, process.argv.slice(2));
// Everything is closed by now; whatever still holds the process open must not.
process.exit();
