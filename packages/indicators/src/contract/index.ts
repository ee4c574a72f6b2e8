/**
 * The shapes that cross HTTP, as zod schemas: the API validates and documents itself with them, the web client
 * takes its types from them. Field names are fixed by the contract in docs/api.md. One file a resource.
 */
export * from './account.js';
export * from './alert.js';
export * from './audit.js';
export * from './backtest.js';
export * from './baseline.js';
export * from './brief.js';
export * from './comparison.js';
export * from './condition.js';
export * from './delivery.js';
export * from './entry.js';
export * from './feed.js';
export * from './first-page.js';
export * from './import.js';
export * from './import-limits.js';
export * from './indicator.js';
export * from './instance.js';
export * from './invitation.js';
export * from './matcher.js';
export * from './no-total.js';
export * from './observation.js';
export * from './overview.js';
export * from './people.js';
export * from './person.js';
export * from './pipeline.js';
export * from './point.js';
export * from './problem.js';
export * from './quantity.js';
export * from './receiver.js';
export * from './reference.js';
export * from './revision.js';
export * from './rule.js';
export * from './search.js';
export * from './series.js';
export * from './session.js';
export * from './settings.js';
export * from './silence.js';
export * from './source.js';
export * from './statistics.js';
export * from './submission.js';
export * from './text.js';
export * from './time.js';
export * from './token.js';
