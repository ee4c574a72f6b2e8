/**
 * The shapes that cross HTTP, as zod schemas: the API validates and documents itself with them, the web client
 * takes its types from them. Field names are fixed by the contract in docs/api.md.
 */
export * from './account.js';
export * from './brief.js';
export * from './desk.js';
export * from './first-page.js';
export * from './overview.js';
export * from './pipeline.js';
export * from './record.js';
