// `npm run --silent verify-backup -- FILE`: whether a back-up comes back, tried in a database of its own.
import { load, prepare, root } from './prepare.mjs';

prepare();
const { printVerifyBackup } = await load('verify-backup');
await printVerifyBackup(process.env, root, process.argv.slice(2));
// Everything is closed by now; whatever still holds the process open must not.
process.exit();
