/**
 * The shapes that cross HTTP, as zod schemas: the API validates and documents itself with them, the web client
 * takes its types from them. Field names are fixed by the contract in docs/api.md.
 */
export * from './account-wire.js';
export * from './beginning-wire.js';
export * from './brief-wire.js';
export * from './desk-wire.js';
export * from './overview-wire.js';
export * from './pipeline-wire.js';
export * from './record-wire.js';
