// `npm run --silent audit-check`: whether the audit log is as it was written, also while the server runs.
import { load, prepare, root } from './prepare.mjs';

prepare();
const { printAuditCheck } = await load('audit-check');
await printAuditCheck(process.env, root, process.argv.slice(2));
// Everything is closed by now; whatever still holds the process open must not.
process.exit();
