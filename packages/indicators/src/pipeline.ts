/** What the server side needs beyond the browser's part: reading entries, assembling series, replaying rules. */
export * from './entry.js';
export * from './evaluate.js';
export * from './expected.js';
export * from './explain.js';
export * from './fixed-parts.js';
export * from './history.js';
export * from './incident.js';
export * from './incidents-of.js';
export * from './job.js';
export * from './known-on.js';
export * from './observation.js';
export * from './overdue.js';
export * from './parts.js';
export * from './replay.js';
export * from './series.js';
export { leastPoints, statisticsOf } from './statistics/summary.js';
export * from './warnings.js';
