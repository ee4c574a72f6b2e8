/**
 * Loaded into a server that is measured (`--expose-gc --import`): what it holds once garbage is collected, every so often a
 * line in the file HELD_FILE names. Without it V8 keeps garbage as long as there is room, and that looks like a leak.
 */
import { appendFileSync } from 'node:fs';

const everyMs = 15_000;
const { HELD_FILE: file } = process.env;
if (file !== undefined)
  setInterval(() => {
    globalThis.gc();
    const { heapUsed, external } = process.memoryUsage();
    appendFileSync(file, `${JSON.stringify({ held: (heapUsed + external) / 1e6 })}\n`);
  }, everyMs).unref();
