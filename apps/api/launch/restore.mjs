// `npm run --silent restore -- FILE`: a back-up into an empty installation.
import { load, prepare, root } from './prepare.mjs';

prepare();
const { printRestore } = await load('restore');
await printRestore(process.env, root, process.argv.slice(2));
// Everything is closed by now; whatever still holds the process open must not.
process.exit();
