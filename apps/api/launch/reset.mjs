// `npm run --silent reset -- --email E`: prints a link with which somebody sets a new password.
import { load, prepare, root } from './prepare.mjs';

prepare();
const { printResetLink } = await load('reset');
await printResetLink(process.env, root, process.argv.slice(2));
// Everything is closed by now; whatever still holds the process open must not.
process.exit();
