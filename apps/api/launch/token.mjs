// `npm run --silent token -- --role R --name N`: prints an API token, also while the server runs.
import { load, prepare, root } from './prepare.mjs';

prepare();
const { printToken } = await load('token');
await printToken(process.env, root, process.argv.slice(2));
// Everything is closed by now; whatever still holds the process open must not.
process.exit();
